"""Offset maps: composed exactly, whatever is edited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Edit, OffsetMap, Span, apply_edits

_LETTERS = st.text("abcdeđ \n", max_size=30)


@st.composite
def edited(draw: st.DrawFn, text: str) -> list[Edit]:
    """Some edits of `text`: removals, replacements of any length, insertions."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(start, end, draw(st.text("XYZ", max_size=4))) for start, end in pairs]


def origin(text: str, edits: list[Edit]) -> list[tuple[int, int]]:
    """For each character of the new text its stretch of the old one, the slow and obvious way."""
    found: list[tuple[int, int]] = []
    at = 0
    for start, end, new in edits:
        found += [(i, i + 1) for i in range(at, start)]
        whole = len(new) != end - start
        found += [(start, end) if whole else (start + i, start + i + 1) for i in range(len(new))]
        at = end
    return found + [(i, i + 1) for i in range(at, len(text))]


@given(st.data())
def test_each_character_comes_from_where_it_came_from(data: st.DataObject) -> None:
    text = data.draw(_LETTERS)
    edits = data.draw(edited(text))
    new, offsets = apply_edits(text, edits)
    assert [tuple(offsets.to_old(Span(i, i + 1))) for i in range(len(new))] == origin(text, edits)


@given(st.data())
def test_composed_maps_equal_two_steps(data: st.DataObject) -> None:
    text = data.draw(_LETTERS)
    middle, first = apply_edits(text, data.draw(edited(text)))
    last, second = apply_edits(middle, data.draw(edited(middle)))
    composed = second.after(first)
    assert (composed.size, composed.old_size) == (len(last), len(text))
    for at in range(len(last)):
        span = Span(at, at + 1)
        assert composed.to_old(span) == first.to_old(second.to_old(span))


@given(st.data())
def test_forward_and_back(data: st.DataObject) -> None:
    text = data.draw(_LETTERS)
    new, offsets = apply_edits(text, data.draw(edited(text)))
    for at in range(len(text)):
        there = offsets.to_new(Span(at, at + 1))
        assert 0 <= there.start <= there.end <= len(new)
        if there.end > there.start and there.of(new) == text[at]:
            assert offsets.to_old(there).start <= at < offsets.to_old(there).end


def test_edits_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply_edits("abc", [Edit(1, 3, ""), Edit(0, 1, "")])
    with pytest.raises(ValueError, match="leaves"):
        apply_edits("abc", [Edit(2, 4, "")])


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        OffsetMap.identity(3).to_old(Span(2, 5))
