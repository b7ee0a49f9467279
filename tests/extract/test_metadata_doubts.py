"""Metadata of text that was recognised with doubt."""

from __future__ import annotations

from dataclasses import replace

from extractor import parse_text
from extractor.extract.metadata import metadata
from extractor.model import Issue, IssueCode, Severity, Span


def test_figures_that_recognition_only_guessed_are_no_value() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 4/CT-UBND\nSơn La, ngày 23 tháng 4 năm 2018\n"
        "CHỈ THỊ\nVề việc giữ rừng đầu nguồn\nĐiều 1. Giữ rừng."
    )
    document = parse_text(text)
    for severity, number, day in (
        (Severity.WARNING, "4/CT-UBND", "2018-04-23"),
        (Severity.ERROR, "/CT-UBND", ""),
    ):
        start = text.index("Số")
        doubt = Issue(IssueCode.LOW_OCR_CONFIDENCE, severity, "by hand", Span(start, start + 40))
        found = metadata(replace(document, issues=(doubt,)))
        assert (found.number, found.issued_on) == (number, day)
        assert found.issued_place == "Sơn La"
