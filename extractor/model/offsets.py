"""Offset maps: from any character of an edited text back to the text it was made from.

Each step of reading and normalising replaces stretches of text and says which; the maps of the
steps are composed exactly, never recovered by comparing two texts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .span import Span


class Edit(NamedTuple):
    """Characters `start` to `end` of the old text become `text` (empty: they are removed)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A map from a new text to the old one, as consecutive runs that cover the new text.

    Run `i` begins at `new[i]` and comes from the characters `old[i]` to `old_end[i]` of the old
    text: one by one where `exact[i]` is true, otherwise as a whole. Old characters in no run were
    removed. The runs of a reader that puts columns in order may go back in the old text: such a map
    leads to the old text only, not from it.

    `size` and `old_size` are the lengths of the two texts, in characters.

    >>> text, offsets = apply_edits("a\\r\\nb", [Edit(1, 3, "\\n")])
    >>> text, offsets.to_old(Span(1, 2)), offsets.to_old(Span(2, 3))
    ('a\\nb', Span(start=1, end=3), Span(start=3, end=4))
    """

    new: tuple[int, ...]
    old: tuple[int, ...]
    old_end: tuple[int, ...]
    exact: tuple[bool, ...]
    size: int
    old_size: int

    @classmethod
    def identity(cls, size: int) -> OffsetMap:
        if not size:
            return cls((), (), (), (), 0, 0)
        return cls((0,), (0,), (size,), (True,), size, size)

    def to_old(self, span: Span) -> Span:
        """The smallest stretch of the old text from which all characters of `span` come.

        An empty span gives an empty one. Raises ValueError where `span` leaves the new text.
        """
        start, end = span
        if not 0 <= start <= end <= self.size:
            raise ValueError(f"span {start}:{end} is outside a text of {self.size} characters")
        if start == self.size:
            return Span(self.old_size, self.old_size)
        first = self._character(start)
        if start == end:
            return Span(first.start, first.start)
        last = self._character(end - 1)
        return Span(min(first.start, last.start), max(first.end, last.end))

    def to_new(self, span: Span) -> Span:
        """Where the characters of a `span` of the old text stand in the new one.

        Removed characters fall on the place where they were removed.
        """
        start, end = self._new_place(span.start), self._new_place(span.end)
        return Span(start, max(start, end))

    def _new_place(self, at: int) -> int:
        run = bisect_right(self.old, at) - 1
        if run < 0:
            return 0
        if at >= self.old_end[run]:
            return self._run_end(run)
        return min(self.new[run] + at - self.old[run], self._run_end(run))

    def _character(self, at: int) -> Span:
        """Where the new character `at` comes from."""
        run = bisect_right(self.new, at) - 1
        begin, finish = self.old[run], self.old_end[run]
        if not self.exact[run]:
            return Span(begin, finish)
        return Span(begin + at - self.new[run], begin + at - self.new[run] + 1)

    def _run_end(self, run: int) -> int:
        return self.new[run + 1] if run + 1 < len(self.new) else self.size

    def after(self, earlier: OffsetMap) -> OffsetMap:
        """The composition with the step before: a map from the new text to `earlier`'s old one.

        >>> a, first = apply_edits("x  y", [Edit(1, 3, " ")])
        >>> b, second = apply_edits(a, [Edit(0, 1, "")])
        >>> b, second.after(first).to_old(Span(0, 1))
        (' y', Span(start=1, end=3))
        """
        if self._is_identity():
            return earlier
        return self if earlier._is_identity() else self._composed(earlier)

    def _is_identity(self) -> bool:
        return self.size == self.old_size and self.new == (0,) and self.exact == (True,)

    def _composed(self, earlier: OffsetMap) -> OffsetMap:
        new: list[int] = []
        old: list[int] = []
        old_end: list[int] = []
        exact: list[bool] = []
        if not self.new:
            return OffsetMap((), (), (), (), 0, earlier.old_size)
        ends = [*earlier.new[1:], earlier.size]  # where the runs of the earlier map end
        at = 0  # the earlier run that we stand in: both maps are walked through once
        for begin, source, source_end, copied in zip(
            self.new, self.old, self.old_end, self.exact, strict=True
        ):
            if not copied:
                stretch = earlier.to_old(Span(source, source_end))
                new.append(begin)
                old.append(stretch.start)
                old_end.append(stretch.end)
                exact.append(False)
                continue
            while ends[at] <= source:
                at += 1
            left = source
            while left < source_end:
                right = min(ends[at], source_end)
                start, stop = earlier.old[at], earlier.old_end[at]
                if earlier.exact[at]:
                    start += left - earlier.new[at]
                    stop = start + right - left
                new.append(begin + left - source)
                old.append(start)
                old_end.append(stop)
                exact.append(earlier.exact[at])
                if right < source_end:
                    at += 1
                left = right
        return OffsetMap(
            tuple(new), tuple(old), tuple(old_end), tuple(exact), self.size, earlier.old_size
        )


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Make `edits` (in order, not overlapping, offsets of `text`): the new text and its map.

    Raises ValueError when the edits overlap, are out of order or leave the text.
    """
    parts: list[str] = []
    new: list[int] = []
    old: list[int] = []
    old_end: list[int] = []
    exact: list[bool] = []
    size = cursor = 0

    def run(part: str, start: int, end: int) -> None:
        nonlocal size
        if part:
            parts.append(part)
            new.append(size)
            old.append(start)
            old_end.append(end)
            exact.append(len(part) == end - start)
            size += len(part)

    for start, end, replacement in edits:
        if not cursor <= start <= end <= len(text):
            raise ValueError(f"edit {start}:{end} overlaps the one before or leaves the text")
        run(text[cursor:start], cursor, start)
        run(replacement, start, end)
        cursor = end
    run(text[cursor:], cursor, len(text))
    runs = (tuple(new), tuple(old), tuple(old_end), tuple(exact))
    return "".join(parts), OffsetMap(*runs, size, len(text))
