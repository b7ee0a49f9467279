"""Looking up stretches of text in sorted lists, so that long clauses take linear time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

from extractor.model import Span

Item = TypeVar("Item")


def holding(stretches: Sequence[Span], at: int) -> Span | None:
    """The one of the sorted, disjoint stretches that holds the character at `at`.

    >>> holding((Span(0, 4), Span(6, 9)), 7), holding((Span(0, 4), Span(6, 9)), 5)
    (Span(start=6, end=9), None)
    """
    index = bisect_right(stretches, at, key=lambda span: span.start) - 1
    if index < 0 or at >= stretches[index].end:
        return None
    return stretches[index]


def starting_in(
    items: Sequence[Item], stretch: Span, span_of: Callable[[Item], Span]
) -> Sequence[Item]:
    """Those of the sorted items that begin within `stretch`.

    >>> starting_in((Span(0, 4), Span(6, 9), Span(9, 12)), Span(5, 9), lambda span: span)
    (Span(start=6, end=9),)
    """
    first = bisect_left(items, stretch.start, key=lambda item: span_of(item).start)
    last = bisect_left(items, stretch.end, key=lambda item: span_of(item).start)
    return items[first:last]
