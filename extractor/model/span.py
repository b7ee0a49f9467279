"""A stretch of text, as two character offsets."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` (inclusive) to `end` (exclusive) of one text.

    >>> Span(2, 5).of("abcdefg")
    'cde'
    >>> Span(2, 5).contains(Span(3, 4)), Span(2, 5).overlaps(Span(5, 6))
    (True, False)
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)
