"""The parts of a document that speak of the document itself, before anything is read from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Section, Span, Zone

# No part that metadata is read from is longer than two pages; a broken file may claim one is.
_LONGEST = 8_000
_LONGEST_TITLE = 500
_PATTERNS = patterns("metadata")
_SIGNED = (Zone.RECIPIENTS, Zone.SIGNATURE)


class Reading(NamedTuple):
    """A value and where it was read; no span where it was inferred."""

    value: str = ""
    span: Span | None = None


NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class Parts:
    """The sections of each part, in reading order, those of an attached document left out.

    A decision that carries a plan has a second heading, and perhaps a second signature: what
    counts is the first of each.
    """

    header: tuple[Section, ...]
    preamble: tuple[Section, ...]
    closing: tuple[Section, ...]
    recipients: tuple[Section, ...]
    signature: tuple[Section, ...]
    furniture: tuple[Section, ...]


def parts_of(document: Document) -> Parts:
    """Sort the sections of `document` into the parts that metadata is read from."""
    top = list(takewhile(lambda s: s.zone in (*_TOP, Zone.FURNITURE), document.sections))
    grounds = next((at for at, s in enumerate(top) if s.zone is Zone.PREAMBLE), len(top))
    grounds += _titles(document, top[grounds - 1 : grounds + 1])
    signed = _signed(document.sections)
    return Parts(
        header=tuple(s for s in top[:grounds] if s.zone is not Zone.FURNITURE),
        preamble=_zone(top[grounds:], Zone.PREAMBLE),
        closing=_zone(document.sections, Zone.CLOSING),
        recipients=_zone(signed, Zone.RECIPIENTS),
        signature=_zone(signed, Zone.SIGNATURE),
        furniture=_zone(document.sections, Zone.FURNITURE),
    )


def _titles(document: Document, edge: list[Section]) -> bool:
    """Whether the first ground is the title: it follows the type, and is no sentence.

    A title that begins with "Thực hiện" or "Triển khai" looks like a ground until its end.
    """
    if len(edge) < 2:
        return False
    above, line = (section.span.of(document.folded) for section in edge)
    return (
        _PATTERNS["type_line"].regex.match(above) is not None
        and _PATTERNS["after_title"].regex.match(line) is None
        and len(line) < _LONGEST_TITLE
        and not line.endswith((";", ":", ".", ","))
    )


_TOP = (Zone.HEADER, Zone.PREAMBLE)


def _zone(sections: Iterable[Section], zone: Zone) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.zone is zone)


def _signed(sections: tuple[Section, ...]) -> list[Section]:
    """The first run of recipients and signature; page furniture may stand between them."""
    run: list[Section] = []
    for section in sections:
        if section.zone in _SIGNED:
            run.append(section)
        elif run and section.zone is not Zone.FURNITURE and _complete(run, section):
            break
    return run


def _complete(run: list[Section], after: Section) -> bool:
    """Whether a run of signing parts ends before `after`: a body paragraph may split it."""
    return after.zone in (*_TOP, Zone.ANNEX) or any(s.zone is Zone.SIGNATURE for s in run)


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
            document.text[start:end].replace("|", "\n"),
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
