"""Words that were recognised with wrong tone marks are proposed to be mended; the text stays."""

from __future__ import annotations

from dataclasses import replace

from extractor.model import TextSource
from extractor.pipeline import facts_of
from extractor.read import read_text

TEXT = """KẾ HOẠCH
Phát triến hạ tầng xã Suối Hoa

I. MỤC TIỂU
1. Đến hết năm 2026, tối thiếu 85% hộ dùng nước sạch.
2. Đoàn thế xã vận động, đoàn thế thôn tham gia."""


def test_marks_that_do_not_fit_are_proposed_once() -> None:
    facts = facts_of(replace(read_text(TEXT), text_source=TextSource.OCR))
    found = [issue for issue in facts.issues if issue.code == "ocr_suspect"]
    text = facts.document.text
    assert [(issue.span.of(text), issue.suggestion) for issue in found if issue.span] == [
        ("triến", "triển"),
        ("TIỂU", "TIÊU"),
        ("thiếu", "thiểu"),
        ("thế", "thể"),
    ]
    assert found[-1].message.endswith(", 2 times")
    assert facts.document.text.split("\n") == [line for line in TEXT.split("\n") if line]


def test_what_they_mean_is_found_all_the_same() -> None:
    facts = facts_of(replace(read_text(TEXT), text_source=TextSource.OCR))
    target = facts.targets[0]
    assert (target.comparator, str(target.value), target.year) == (">=", "85", 2026)
    assert target.in_goals


def test_text_that_was_typed_is_taken_at_its_word() -> None:
    facts = facts_of(read_text(TEXT))
    assert not [issue for issue in facts.issues if issue.suggestion == "TIÊU"]
