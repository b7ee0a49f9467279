"""The extractors in a pipeline of spaCy, on text as it comes."""

from __future__ import annotations

import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
import spacy
from hypothesis import assume, given, settings

from extractor.nlp import GROUPS
from extractor.normalise.characters import characters
from extractor.pipeline import parse_text, process_text
from tests.property.documents import texts

RAW = "**I.  MỤC\xa0TIÊU**\r\n\r\n1.\tĐạt  trên\u200b 90% số h\u00f4\u0323 có nước sạch;\r\n"


def test_spans_stand_on_the_characters_of_the_raw_text() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("vanban_sections")
    nlp.add_pipe("vanban_targets")
    doc = nlp(RAW)
    assert doc.text == RAW
    assert [(s.text, s._.vanban_path) for s in doc.spans["sections"]] == [
        ("I.  MỤC\xa0TIÊU", "I"),
        ("1.\tĐạt  trên\u200b 90% số h\u00f4\u0323 có nước sạch;", "I.1"),
    ]
    assert [s.text for s in doc.spans["targets"]] == ["trên\u200b 90%"]
    assert list(doc.spans) == ["sections", "targets"]


def test_one_component_finds_what_all_do_and_the_ids_are_those_of_the_tables() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("vanban")
    doc = nlp(RAW)
    assert tuple(doc.spans) == GROUPS
    tables = process_text(RAW)
    assert [s.id_ for s in doc.spans["targets"]] == tables.targets["target_id"].tolist()
    assert [s.id_ for s in doc.spans["sections"]] == tables.sections["section_id"].tolist()


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_has_a_component(group: str) -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe(f"vanban_{group}")
    assert list(nlp(" \n ").spans) == [group]
    assert nlp.get_pipe_meta(f"vanban_{group}").assigns == ["doc.spans"]


def test_a_pipeline_is_saved_and_loaded(tmp_path: Path) -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("vanban_targets")
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(RAW)
    assert [s.text for s in doc.spans["targets"]] == ["trên\u200b 90%"]


def test_spacy_finds_the_components_without_an_import_of_vanban() -> None:
    code = (
        "import spacy; nlp = spacy.blank('xx'); nlp.add_pipe('vanban_targets');"
        "print(len(nlp('I. MỤC TIÊU\\n1. Đạt 90%.').spans['targets']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"1"


@settings(deadline=None)
@given(texts(max_pieces=20))
def test_spans_hold_the_letters_of_their_section_whatever_the_text(text: str) -> None:
    assume(text.strip() and "<" not in text)
    nlp = spacy.blank("xx")
    nlp.add_pipe("vanban_sections")
    doc = nlp(text)
    document = parse_text(text)
    for span, section in zip(doc.spans["sections"], document.sections, strict=True):
        printed = iter(unescape(characters(span.text)[0]))
        letters = [c for c in document.text_of(section) if c.isalnum()]
        assert all(letter in printed for letter in letters), "in this order"
