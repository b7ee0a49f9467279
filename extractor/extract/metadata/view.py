"""Readings, and the views of a document that they are taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from extractor.model import Document, Section, Span

# No part that metadata is read from is longer than two pages; a broken file may claim one is.
_LONGEST = 8_000


class Reading(NamedTuple):
    """A value and where it was read; no span where it was inferred."""

    value: str = ""
    span: Span | None = None


NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of a document in which what has been read is overwritten by line breaks.

    So a letterhead whose columns a reader has put on one line falls apart into its elements.
    `text` and `folded` are of one length; `start` is the place of both in the document.
    """

    text: str
    folded: str
    start: int

    @classmethod
    def over(cls, document: Document, sections: tuple[Section, ...]) -> View:
        """These sections up to 8,000 characters, what lies between them overwritten."""
        if not sections:
            return cls("", "", 0)
        start = sections[0].span.start
        end = min(sections[-1].span.end, start + _LONGEST)
        # The bars of a table that was left as text part its cells.
        view = cls(
            document.source.matched[start:end].replace("|", "\n"),
            document.folded[start:end].replace("|", "\n"),
            start,
        )
        at = 0
        for section in sections:
            if section.span.start >= end:
                break
            view = view.without(Span(at, section.span.start - start))
            at = section.span.end - start
        return view

    def without(self, *spans: Span) -> View:
        """The view with these stretches (offsets in the view) overwritten."""
        text, folded = self.text, self.folded
        for start, end in spans:
            gap = "\n" * (end - start)
            text = text[:start] + gap + text[end:]
            folded = folded[:start] + gap + folded[end:]
        return View(text, folded, self.start)

    def reading(self, start: int, end: int, value: str | None = None) -> Reading:
        """What stands from `start` to `end` of the view, as a reading in the document."""
        printed = self.text[start:end] if value is None else value
        return Reading(printed, Span(self.start + start, self.start + end))
