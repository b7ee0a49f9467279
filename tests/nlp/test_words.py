"""Sentences and words stand where underthesea saw them; nothing is lost between them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings

from extractor.model import Document, Section, Span
from extractor.nlp import sentences, tokens_column, words
from extractor.nlp.align import align
from extractor.pipeline import parse_text, process_text
from tests.bench.inputs import sample_texts
from tests.build import document_of
from tests.property.documents import plans


def shown(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Rà soát quy hoạch. Báo cáo kết quả.", ["1. Rà soát quy hoạch.", "Báo cáo kết quả."]),
        ("1.1. Do PGS.TS. Ví làm chủ nhiệm.", ["1.1. Do PGS.TS. Ví làm chủ nhiệm."]),
        (
            "đ) Các phường của TP. Vân Khê; b) các xã.",
            ["đ) Các phường của TP. Vân Khê; b) các xã."],
        ),
        ("- Xem tại vankhe.gov.vn. Trân trọng./.", ["- Xem tại vankhe.gov.vn.", "Trân trọng./."]),
        ("- Đạt 2.500 hộ, tăng 1,5 lần. Có 3 xã.", ["- Đạt 2.500 hộ, tăng 1,5 lần.", "Có 3 xã."]),
        ("Không có dấu chấm", ["Không có dấu chấm"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    document = parse_text(f"I. NHIỆM VỤ\n{text}")
    assert shown(document.text, sentences(document, document.sections[-1])) == expected


def test_headings_are_one_sentence() -> None:
    document = document_of(("I", "I. MỤC TIÊU. YÊU CẦU"), ("I.1", "1. Một."))
    assert sentences(document, document.sections[0]) == (document.sections[0].span,)


def check(document: Document, section: Section) -> None:
    """Sentences and words are in order, and hold all characters but the spaces between."""
    for spans in (sentences(document, section), words(document, section)):
        at = section.span.start
        for span in spans:
            assert not document.text[at : span.start].strip()
            assert span.start < span.end <= section.span.end
            assert span.of(document.text) == span.of(document.text).strip()
            at = span.end
        assert not document.text[at : section.span.end].strip()


@pytest.mark.parametrize("text", sample_texts())
def test_nothing_is_lost_of_the_samples(text: str) -> None:
    document = parse_text(text)
    for section in document.sections:
        check(document, section)


@settings(deadline=None, max_examples=50)
@given(plans(max_pieces=10))
def test_nothing_is_lost_of_any_plan(text: str) -> None:
    document = parse_text(text)
    for section in document.sections:
        check(document, section)


def test_a_space_put_into_a_word_is_none() -> None:
    document = document_of(("I", "- Tốc độ 1Gb/s, hạ tầng số"))
    found = shown(document.text, words(document, document.sections[0]))
    assert found == ["-", "Tốc độ", "1Gb", "/", "s", ",", "hạ tầng", "số"]


def test_alignment_refuses_other_texts() -> None:
    with pytest.raises(ValueError, match="is not what stands at 3"):
        align("hạ tầng", ["hạ", "tằng"])
    with pytest.raises(ValueError, match="nothing covers 'tầng'"):
        align("hạ tầng", ["hạ"])


def test_tokens_are_a_column_of_the_sections() -> None:
    result = process_text("I. MỤC TIÊU\n1. Phát triển hạ tầng số.")
    frame = result.sections.assign(tokens=tokens_column(result.document))
    assert frame["tokens"].tolist()[1] == "1 . Phát_triển hạ_tầng số ."


def test_first_calls_from_many_threads() -> None:
    """In a new process, since only its first calls can go wrong."""
    code = """
from concurrent.futures import ThreadPoolExecutor
from extractor.nlp import words
from extractor.pipeline import parse_text
document = parse_text("I. MỤC TIÊU")
with ThreadPoolExecutor(16) as pool:
    found = list(pool.map(lambda _: words(document, document.sections[0]), range(32)))
assert len(set(found)) == 1, found
"""
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
