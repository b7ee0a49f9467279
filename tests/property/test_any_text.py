"""Any interleaving of labels and noise becomes a document in which all invariants hold."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

from extractor.errors import UnreadableDocument
from extractor.model import Document
from extractor.pipeline import parse_text, process_text
from tests.bench.inputs import sample_texts

from .documents import plans, texts
from .invariants import check_facts, check_offsets, check_rows, check_text, check_tree

unhurried = settings(deadline=None)  # the first call of all loads the gazetteers


def parsed(text: str) -> Document:
    try:
        return parse_text(text)
    except UnreadableDocument:  # nothing to read in it
        assume(False)
        raise


@unhurried
@given(texts())
def test_parsing_loses_nothing_and_raises_nothing(text: str) -> None:
    document = parsed(text)
    check_text(document)
    check_offsets(document)
    check_tree(document)


@unhurried
@given(texts())
def test_only_texts_without_text_are_refused(text: str) -> None:
    try:
        parse_text(text)
    except UnreadableDocument:
        shown = text.replace("&nbsp;", "")
        assert "<" in shown or not any(character.isalnum() for character in shown)


@unhurried
@given(texts(max_pieces=25))
def test_facts_of_any_text_point_into_it(text: str) -> None:
    facts = process_text(parsed(text).source.source.raw).facts
    check_facts(facts)
    check_rows(facts)


@unhurried
@given(plans())
def test_plain_plans_keep_all_their_text(text: str) -> None:
    document = parsed(text)
    check_text(document)
    check_offsets(document)
    check_tree(document)


@unhurried
@given(plans())
def test_facts_of_plain_plans_point_into_them(text: str) -> None:
    facts = process_text(text).facts
    check_facts(facts)
    check_rows(facts)


@unhurried
@given(plans())
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert process_text(text).facts == process_text(text).facts


@pytest.mark.parametrize("text", sample_texts())
def test_the_samples_keep_all_invariants(text: str) -> None:
    facts = process_text(text).facts
    check_text(facts.document)
    check_offsets(facts.document)
    check_tree(facts.document)
    check_facts(facts)
    check_rows(facts)
