"""Files in old encodings: their bytes, and their characters taken for others and stored."""

from __future__ import annotations

import time

import pytest

from corpora.legacy import encode
from extractor import process_text
from extractor.lexicon.legacy import Charset
from extractor.model import IssueCode, Severity, Source, Span
from extractor.read import read_bytes, read_text
from extractor.read.legacy import with_horns

from .samples import OTHERS, PLAN


def places_hold(source: Source, charset: Charset) -> None:
    """Each word of the text stands where its code stands in the file."""
    for start, word in words_of(source.text):
        old = source.offsets.to_old(Span(start, start + len(word)))
        assert source.raw[old.start : old.end] == encode(word, charset)


def words_of(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in text.split(" "):
        if word and "\n" not in word:
            found.append((at, word))
        at += len(word) + 1
    return found


@pytest.mark.parametrize("charset", Charset)
def test_bytes(charset: Charset) -> None:
    plan = PLAN if charset in (Charset.TCVN3, Charset.VNI) else plain(PLAN)
    data = encode(plan, charset).encode("latin-1")
    source = read_bytes(data, "plan.txt")
    assert source.text == plan
    assert source.encoding == charset.value
    assert source.raw == data.decode("latin-1")
    places_hold(source, charset)
    (issue,) = source.issues
    assert (issue.code, issue.severity) == (IssueCode.ENCODING, Severity.INFO)
    assert issue.span == Span(0, len(plan) - 1)
    assert f"read as Unicode ({len(plan.splitlines())} lines)" in issue.message


@pytest.mark.parametrize("charset", Charset)
def test_characters_that_were_stored_as_unicode(charset: Charset) -> None:
    plan = plain(PLAN)
    source = read_bytes(encode(plan, charset).encode(), "plan.txt")
    assert source.text == plan
    assert source.encoding == "utf-8"
    places_hold(source, charset)


def test_mixed_documents_are_read_line_by_line() -> None:
    lines = PLAN.rstrip().split("\n")
    mixed = [*lines, *encode(PLAN, Charset.VNI).rstrip().split("\n"), OTHERS["French"]]
    mixed += encode(PLAN, Charset.TCVN3).rstrip().split("\n")
    source = read_text("\n".join(mixed))
    assert source.text.split("\n") == [*lines, *lines, OTHERS["French"], *lines]
    assert [issue.message[:14] for issue in source.issues] == ["text in VNI wa", "text in TCVN3 "]


def test_html_of_bytes_and_entities() -> None:
    page = encode("<html><p>Kế hoạch phát triển</p><p>nông nghiệp của tỉnh</p>", Charset.TCVN3)
    page = page.replace("¸", "&cedil;").replace("¹", "&#185;")
    source = read_bytes(page.encode("latin-1"), "page.html")
    assert source.text == "Kế hoạch phát triển\n\nnông nghiệp của tỉnh"
    place = page.index("&#185;")
    assert source.offsets.to_old(Span(5, 6)) == Span(place, place + len("&#185;"))


def test_html_fonts() -> None:
    page = (
        '<html><p><font face=".VnTimeH">kÕ ho¹ch</font> <font face=".VnTime">n¨m <b>tíi</b>'
        ' <font face="Arial">ë é</font></font><p style="font-family:\'VNI-Times\',serif">caø</p>'
    )
    source = read_text(page)
    assert source.text == "KẾ HOẠCH năm **tới** ë é\n\ncà"
    assert source.raw[slice(*source.offsets.to_old(Span(5, 6)))] == "¹"


def test_html_in_unicode_with_fonts_of_old() -> None:
    page = '<html><font face=".VnTime"><p>Các bên</p><p>Kế hoạch của các sở</p></font>'
    assert read_text(page).text == "Các bên\n\nKế hoạch của các sở"


def test_tables_are_those_of_the_unicode_text() -> None:
    expected = process_text(PLAN).facts
    found = process_text(encode(PLAN, Charset.VNI)).facts
    assert [(t.value, t.year) for t in found.targets] == [
        (t.value, t.year) for t in expected.targets
    ]
    assert found.targets


@pytest.mark.parametrize(
    "unit", ["µ", "aø", "a", "¸ ", "A", "CHñ ", "x\xad", "−", "Vô ", "kÕ ho¹ch n¨m\n", "ö\n"]
)
def test_time_grows_with_the_length(unit: str) -> None:
    head = encode(PLAN, Charset.TCVN3)

    def seconds(size: int) -> float:
        text = head + unit * (size // len(unit))
        start = time.process_time()
        with_horns(read_text(text).text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(400_000) < 40 * seconds(40_000) + 0.3


def test_a_megabyte_takes_about_a_second() -> None:
    data = encode(PLAN * (1_000_000 // len(PLAN)), Charset.VNI).encode("latin-1")
    start = time.perf_counter()
    read_bytes(data, "plan.txt")
    assert time.perf_counter() - start < 10


def plain(text: str) -> str:
    """Without signs that VISCII and VPS have not."""
    return text.translate(str.maketrans("“”–", '""-'))


def test_headings_that_lost_their_capitals_are_proposed_and_stay() -> None:
    text = "kế hoạch\nTrồng rừng ở các xã vùng cao\nI. mục tiêu\n1. Đạt 90% số hộ ở các xã.\nII. Tổ chức"
    source = read_bytes(encode(text, Charset.TCVN3).encode("latin-1"), "plan.txt")
    assert source.text == text
    proposed = [(issue.suggestion, issue.span) for issue in source.issues if issue.suggestion]
    assert proposed == [("KẾ HOẠCH", Span(0, 8)), ("I. MỤC TIÊU", Span(38, 49))]
    assert not any(issue.suggestion for issue in read_bytes(text.encode(), "plan.txt").issues)
