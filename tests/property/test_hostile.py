"""The same words thousands of times: all invariants hold, and the tests come to an end."""

from __future__ import annotations

import pytest

from extractor.pipeline import process_text
from tests.bench.hostile import SHAPES, repeated

from .invariants import check_facts, check_offsets, check_rows, check_text, check_tree


@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
def test_repetition(unit: str) -> None:
    facts = process_text(repeated(unit, 1_500)).facts
    check_text(facts.document)
    check_offsets(facts.document)
    check_tree(facts.document)
    check_facts(facts)
    check_rows(facts)
