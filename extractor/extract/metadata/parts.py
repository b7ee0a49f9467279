"""The parts of a document that speak of the document itself, before anything is read from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Section, Zone

_LONGEST_TITLE = 500
_LONGEST_HEADER = 40  # lines
_PATTERNS = patterns("metadata")
_SIGNED = (Zone.RECIPIENTS, Zone.SIGNATURE)


@dataclass(frozen=True, slots=True)
class Signing:
    """A list of recipients and the signature beside or below it."""

    recipients: tuple[Section, ...] = ()
    signature: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """The sections of each part, in reading order, those of an attached document left out.

    A decision that carries a plan has a second heading: the first one counts. `signings` are all
    that follow a body: an attached plan, or a form in an annex, may have one of its own.
    """

    header: tuple[Section, ...]
    preamble: tuple[Section, ...]
    furniture: tuple[Section, ...]
    signings: tuple[Signing, ...]


def parts_of(document: Document) -> Parts:
    """Sort the sections of `document` into the parts that metadata is read from."""
    top = list(takewhile(lambda s: s.zone in (*_TOP, Zone.FURNITURE), document.sections))
    end = _header_end(document, top)
    return Parts(
        header=tuple(s for s in top[:end] if s.zone is not Zone.FURNITURE),
        preamble=_zone(top[end:], Zone.PREAMBLE),
        furniture=_zone(document.sections, Zone.FURNITURE),
        signings=tuple(_signings(document.sections)),
    )


def _header_end(document: Document, top: list[Section]) -> int:
    """How many sections at the top are letterhead, type and title.

    The line of the type belongs to them even where the zones say otherwise, and so does the
    title: one that begins with "Thực hiện" or "Triển khai" looks like a ground until its end.
    """
    grounds = next((at for at, s in enumerate(top) if s.zone is Zone.PREAMBLE), len(top))
    for at, section in enumerate(top[:_LONGEST_HEADER]):
        line = section.span.of(document.folded)
        if _PATTERNS["after_title"].regex.match(line):
            break
        if _PATTERNS["type_line"].regex.match(line):
            grounds = max(grounds, at + 1)
            break
    return grounds + _titles(document, top[grounds - 1 : grounds + 1])


def _titles(document: Document, edge: list[Section]) -> bool:
    """Whether the first ground is the title: it follows the type, and is no sentence."""
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


def _signings(sections: tuple[Section, ...]) -> Iterator[Signing]:
    """The runs of recipients and signatures; page furniture may stand in one.

    Nothing is signed above the body: a line there that looks so names who decides.
    """
    has_body = any(section.zone is Zone.BODY for section in sections)
    below = dropwhile(lambda s: has_body and s.zone is not Zone.BODY, sections)
    run: list[Section] = []
    for section in below:
        if section.zone in _SIGNED:
            run.append(section)
        elif run and section.zone is not Zone.FURNITURE and _complete(run, section):
            yield Signing(_zone(run, Zone.RECIPIENTS), _zone(run, Zone.SIGNATURE))
            run = []
    if run:
        yield Signing(_zone(run, Zone.RECIPIENTS), _zone(run, Zone.SIGNATURE))


def _complete(run: list[Section], after: Section) -> bool:
    """Whether a run of signing parts ends before `after`: a body paragraph may split it."""
    return after.zone in (*_TOP, Zone.ANNEX) or any(s.zone is Zone.SIGNATURE for s in run)
