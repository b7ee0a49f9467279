"""What was read with little confidence is reported where it stands, and nothing is changed."""

from __future__ import annotations

import pytest

from extractor.model import Box, IssueCode, Severity
from extractor.read.layout import write_pages
from extractor.read.ocr.doubts import with_doubts
from extractor.read.ocr.model import OcrLine, Recognised, Word


def printed(top: float, *words: tuple[str, float]) -> OcrLine:
    at, found = 85.0, []
    for text, sure in words:
        found.append(Word(text, Box(at, top + 2, at + 7 * len(text), top + 14), sure))
        at += 7 * len(text) + 4
    return OcrLine(tuple(found), Box(85, top, at - 4, top + 16), 14)


def page(*lines: OcrLine, **options: object) -> Recognised:
    return Recognised(595, 842, lines, **options)  # type: ignore[arg-type]


def findings(recognised: Recognised) -> list[tuple[IssueCode, str, str]]:
    written = write_pages([recognised.page(1)])
    _, issues = with_doubts(written.text, written.lines, {1: recognised})
    return [
        (issue.code, issue.span.of(written.text), issue.message)
        for issue in issues
        if issue.span is not None
    ]


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        (printed(120, ("Số:", 0.96), ("@7", 0.35), ("/KH-UBND", 0.9)), "Số: @7 /KH-UBND"),
        (printed(120, ("Số:", 0.96), ("/KH-UBND", 0.95)), "Số: /KH-UBND"),
        (
            printed(
                120,
                ("Hạ", 0.97),
                ("Trà,", 0.97),
                ("ngày", 0.97),
                ("1S", 0.4),
                ("tháng", 0.97),
                ("3", 0.95),
                ("năm", 0.97),
                ("2026", 0.96),
            ),
            "Hạ Trà, ngày 1S tháng 3 năm",
        ),
    ],
)
def test_numbers_and_dates_that_may_be_written_by_hand(line: OcrLine, quote: str) -> None:
    ((code, found, message),) = findings(page(line))
    assert (code, found) == (IssueCode.LOW_OCR_CONFIDENCE, quote)
    assert "by hand" in message


def test_a_place_that_is_hard_to_read_says_nothing_of_the_date() -> None:
    words = ("ngày", "12", "tháng", "3", "năm", "2026")
    line = printed(120, ("Hạ", 0.4), ("Trà,", 0.4), *((word, 0.97) for word in words))
    assert findings(page(line)) == []


def test_a_printed_number_is_no_finding() -> None:
    line = printed(120, ("Số:", 0.96), ("17/KH-UBND", 0.93))
    assert findings(page(line)) == []


def test_neighbouring_doubtful_lines_are_one_finding_with_their_mean() -> None:
    sure = ("Các", 0.97), ("sở", 0.97)
    doubtful = ("thực", 0.5), ("hiện", 0.6)
    found = findings(page(printed(200, *sure), printed(216, *doubtful), printed(232, *doubtful)))
    assert [(code, quote) for code, quote, _ in found] == [
        (IssueCode.LOW_OCR_CONFIDENCE, "thực hiện\nthực hiện")
    ]
    assert "2 lines" in found[0][2]
    assert "0.55" in found[0][2]


def test_boxes_are_on_the_page_as_it_was_scanned() -> None:
    straight = page(printed(700, ("Điều", 0.97), ("khoản", 0.97)), skew=2.0)
    written = write_pages([straight.page(1)])
    lines, _ = with_doubts(written.text, written.lines, {1: straight})
    assert lines[0].box is not None
    assert lines[0].box.x1 - lines[0].box.x0 > 60
    assert lines[0].box.top > 700


def test_a_page_without_time_and_a_stamp_are_reported() -> None:
    late = Recognised(595, 842, in_time=False)
    stamped = page(printed(100, ("Các", 0.97), ("sở", 0.97)), left_out="ĐẾN 12")
    written = write_pages([stamped.page(1), late.page(2)])
    _, issues = with_doubts(written.text, written.lines, {1: stamped, 2: late})
    assert {(issue.code, issue.severity) for issue in issues} == {
        (IssueCode.PAGE_FURNITURE, Severity.INFO),
        (IssueCode.LOW_OCR_CONFIDENCE, Severity.ERROR),
    }
