from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.extract.issues import issues
from extractor.extract.issues.syllables import is_syllable, obeys
from extractor.lexicon.syllables import syllables
from extractor.lexicon.wordlists import misspellings
from extractor.model import Citation, Issue, IssueCode, Metadata, Relation, Span, Zone
from tests.build import document_of


def found(*lines: str, said: Metadata | None = None, zone: Zone = Zone.BODY) -> list[Issue]:
    document = document_of(*(("", line, {"zone": zone}) for line in lines))
    return list(issues(document, said or Metadata()))


def flagged(line: str) -> list[tuple[str, str, str]]:
    """Code, flagged words and suggestion of each finding in one line of running text."""
    return [
        (issue.code.value, issue.span.of(line) if issue.span else "", issue.suggestion)
        for issue in found(line)
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ghi chép ở các các sổ tay.", ("doubled_word", "các các", "các")),
        ("Căn cứ Căn cứ Luật Nhà ở.", ("doubled_word", "Căn cứ Căn cứ", "Căn cứ")),
        ("Thực hiện thường xuyên .", ("punctuation", " .", ".")),
        ("Các doanh nghiệp,hợp tác xã.", ("punctuation", ",", ", ")),
        ("Các trạm, ứng dụng....", ("punctuation", "....", "...")),
        ("Báo cáo theo quy định;; đúng hạn.", ("punctuation", ";;", ";")),
        ("Trồng rừng (cây bản địa.", ("unbalanced_mark", "(", "")),
        ("Trồng rừng bản địa) đúng vụ.", ("unbalanced_mark", ")", "")),
        ("Phát động cuộc thi ”Cây xanh.", ("unbalanced_mark", "”", "")),
        ("Báo cáo trước ngày 31/11/2026.", ("impossible_date", "ngày 31/11/2026", "")),
        ("Báo cáo trước ngày 30 tháng 02.", ("impossible_date", "ngày 30 tháng 02", "")),
        ("Chương trình giai đoạn 2030 - 2026.", ("reversed_period", "giai đoạn 2030 - 2026", "")),
        ("Đăng trên Công Thông tin điện tử.", ("misspelling", "Công Thông tin điện tử", "")),
        ("Nuôi cá măt nước, làm sạch mặt hồ.", ("ocr_suspect", "măt", "mặt")),
        ("Giao củangành của ngành.", ("ocr_suspect", "củangành", "của ngành")),
        ("Tờ trình số .../TTr-SYT đã gửi.", ("missing_number", "số .../TTr-SYT", "")),
    ],
)
def test_what_an_editor_flags(line: str, expected: tuple[str, str, str]) -> None:
    code, words, suggestion = expected
    if code == IssueCode.MISSPELLING:
        suggestion = misspellings()[words.lower()]
    assert flagged(line) == [(code, words, suggestion)]


@pytest.mark.parametrize(
    "line",
    [
        "Ngày ngày, luôn luôn, dần dần, xa xa, song song.",
        "Các tổ chức tổ chức thực hiện; sản xuất xuất khẩu; cơ sở sở hữu.",
        "Ủy ban ban hành; tổng số 12,5 tỷ; 1.000 hộ; v.v... và các việc khác...",
        "Kế hoạch này có hiệu lực ./.",
        "a) Rà soát; b) Báo cáo; 1) Họp; (i) mở lớp; “c) Sửa đổi điều này”.",
        "Họ và tên: ..............  Ngày.....tháng.....năm.....",
        "Trước ngày 29/02/2028, ngày 31/12 hằng năm, 24/24 giờ, 7/7 ngày.",
        "Giai đoạn 2026 - 2030; từ năm 2024 đến năm 2026.",
        "Xã Krông Á, Đắk Lắk, buôn Ê-đê; ximăng, ôtô, vắcxin; Internet, wifi, QR.",
        "Quyết định số 12/QĐ-UBND ngày 05 tháng 6 năm 2025.",
        "khoẻ mạnh, hoà nhập, quý, quỹ, thuý",
    ],
)
def test_what_an_editor_leaves_alone(line: str) -> None:
    assert flagged(line) == []


def test_letterheads_and_tables_are_not_judged_by_their_punctuation() -> None:
    assert found("Số : 12 , ngày", zone=Zone.HEADER) == []
    assert found("Số : 12 , ngày", zone=Zone.ANNEX) == []


def test_a_quotation_over_several_blocks_is_whole() -> None:
    assert (
        found("1. Sửa đổi như sau:", "“Điều 5. Hồ sơ", "1. Đơn đề nghị.”.", "2. Bãi bỏ “đơn”.")
        == []
    )


def test_tone_marks_in_two_ways_are_one_finding() -> None:
    (issue,) = found("Văn hóa, hóa đơn, hòa nhập.", "Tin học hoá và hiện đại hoá.")
    assert issue.code is IssueCode.MIXED_SPELLING
    assert issue.suggestion == "hóa"


def test_blanks_of_the_letterhead() -> None:
    said = Metadata(
        doc_type="Kế hoạch",
        number="/KH-UBND",
        spans=(("doc_type", Span(0, 8)), ("number", Span(9, 21)), ("issued_on", Span(22, 41))),
    )
    codes = [
        (issue.code, issue.span)
        for issue in found("KẾ HOẠCH", "Số: /KH-UBND", "ngày tháng năm 2025", said=said)
    ]
    assert codes == [
        (IssueCode.MISSING_NUMBER, Span(9, 21)),
        (IssueCode.MISSING_DATE, Span(22, 41)),
    ]


def test_a_whole_letterhead_lacks_nothing() -> None:
    said = Metadata(doc_type="Kế hoạch", number="1/KH-UBND", issued_on="2025-01-02")
    assert found("KẾ HOẠCH", said=said) == []


def test_a_document_cited_with_two_dates() -> None:
    line = "Chỉ thị số 7/CT-TTg"
    document = document_of(("", line), ("", line), ("", line))

    def mention(section: int, date: str) -> Citation:
        start = section * (len(line) + 1)
        span = Span(start, start + len(line))
        return Citation(
            section, span, Relation.MENTION, "Chỉ thị", "7/CT-TTg", date, key="7/ct-ttg@2024"
        )

    dates = ("2024-08-15", "2024-07-15", "2024-08-15")
    mentions = tuple(mention(at, date) for at, date in enumerate(dates))
    (issue,) = issues(document, Metadata(), mentions)
    assert issue.code is IssueCode.CITATION_DATE_CONFLICT
    assert (issue.span, issue.suggestion) == (mentions[1].span, "2024-08-15")
    assert len(issues(document, Metadata(), mentions[:2])) == 2
    assert issues(document, Metadata(), mentions[::2]) == ()


def test_all_listed_syllables_but_a_few_obey_the_grammar() -> None:
    odd = [word for word in syllables() if not obeys(word)]
    assert len(odd) < len(syllables()) * 0.025, sorted(odd)[:50]


@pytest.mark.parametrize("word", ["nươc", "quôc", "trưc", "thưc", "ngiệp", "kông", "bgữ", "tềế"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_findings_are_in_order_and_quote_the_text() -> None:
    lines = ("Các các sở , ngành.", "Trước ngày 32/13/2025 (gấp.")
    text = "\n".join(lines)
    result = found(*lines)
    starts = [issue.span.start for issue in result if issue.span]
    assert len(starts) == len(result) >= 3
    assert starts == sorted(starts)
    assert all(issue.span and issue.span.of(text) for issue in result)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="các đềăâ (“”).,;:ngày 31/11 số", max_size=60), max_size=5))
def test_any_text_is_judged(lines: list[str]) -> None:
    lines = [" ".join(line.split()) for line in lines]
    text = "\n".join(lines)
    for issue in found(*lines):
        assert issue.span is not None
        assert issue.span.of(text)


@pytest.mark.parametrize(
    "line", ["các " * 50_000, "( " * 50_000, "“" * 50_000, ". " * 50_000, " ngày" * 40_000]
)
def test_hostile_lines_take_no_time(line: str) -> None:
    began = time.perf_counter()
    found(line)
    assert time.perf_counter() - began < 2
