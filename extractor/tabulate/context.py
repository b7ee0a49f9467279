"""What the rows of all tables of one document need: its facts, its ids and where things stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.model import Box, Facts, Section, Span
from extractor.resolve.ids import section_ids

from .schema import Cell

_LONGEST_CLAUSE = 4_000  # characters; the longest seen has 1,742
_AROUND = 500


@dataclass(frozen=True, slots=True)
class Context:
    """One document's facts, with the ids of its sections in the order of `Document.sections`.

    `provinces_on` is the ISO date whose provinces fill `province_current`: None for the date of
    issue, "" for today.
    """

    facts: Facts
    section_ids: tuple[str, ...]
    provinces_on: str | None
    _starts: tuple[int, ...] = field(repr=False)  # of the sections, in the document's text
    _line_starts: tuple[int, ...] = field(repr=False)  # of the source's lines, in its text

    @classmethod
    def of(cls, facts: Facts, provinces_on: str | None = None) -> Context:
        document = facts.document
        starts = tuple(section.span.start for section in document.sections)
        lines = tuple(line.span.start for line in document.source.source.lines)
        return cls(facts, section_ids(document), provinces_on, starts, lines)

    @property
    def doc_id(self) -> str:
        return self.facts.document.doc_id

    def cut(self, span: Span) -> str:
        return self.facts.document.text[span.start : span.end]

    def clause(self, clause: Span, span: Span) -> str:
        """The clause that a fact at `span` was read from; of an endless one what is around it.

        Every fact repeats its clause, so that a text of one line and many facts would make rows
        of a thousand times its size. No clause of a real document comes near the limit.
        """
        if clause.end - clause.start <= _LONGEST_CLAUSE:
            return self.cut(clause)
        if not clause.overlaps(span):  # an agency in a heading above
            span = Span(clause.start, clause.start)
        start, end = span.start - _AROUND, span.end + _AROUND
        return self.cut(Span(max(clause.start, start), min(clause.end, end))).strip()

    def section_at(self, span: Span) -> Section | None:
        """The section in whose own text `span` begins."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return None
        section = self.facts.document.sections[index]
        return section if span.start <= section.span.end else None

    def position(self, span: Span) -> tuple[Cell, Cell, Cell, Cell]:
        """The cells page, bbox, char_start, char_end of a stretch of the text."""
        if not self._line_starts:
            return None, "", span.start, span.end
        page, box = self.place(span)
        return page, "" if box is None else bbox(box), span.start, span.end

    def place(self, span: Span) -> tuple[int | None, Box | None]:
        """The page on which `span` begins, and the box around its lines on that page.

        None where no positioned line of the source holds a character of it. In formats with pages
        `Source.raw` is `Source.text`, so that the text's offsets lead to the lines.
        """
        text = self.facts.document.source
        lines = text.source.lines
        stretch = text.offsets.to_old(span)
        first = max(bisect_right(self._line_starts, stretch.start) - 1, 0)
        last = bisect_left(self._line_starts, stretch.end, first)
        held = [line for line in lines[first:last] if line.span.overlaps(stretch)]
        if not held:
            return None, None
        page = held[0].page
        boxes = [line.box for line in held if line.page == page and line.box is not None]
        return page, around(boxes) if boxes else None


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around some."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def bbox(box: Box) -> str:
    """A box as the text of a cell, to a tenth of a point.

    >>> bbox(Box(72, 90.25, 523.456, 104))
    '72.0,90.2,523.5,104.0'
    """
    return ",".join(f"{edge:.1f}" for edge in (box.x0, box.top, box.x1, box.bottom))
