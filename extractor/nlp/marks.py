"""What is marked in a document, group by group: the facts as labelled stretches of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from extractor.extract.abbreviations import abbreviations
from extractor.extract.agencies import agency_mentions
from extractor.lexicon.agencies import agency_named
from extractor.model import Facts, Span, Zone
from extractor.resolve.ids import (
    assignment_ids,
    citation_ids,
    deadline_ids,
    section_ids,
    target_ids,
)

_NAMING_ZONES = (Zone.PREAMBLE, Zone.BODY, Zone.CLOSING, Zone.RECIPIENTS)


class Mark(NamedTuple):
    """A stretch of `Document.text`, what it is, and the id of its row in the tables."""

    span: Span
    label: str
    id: str


def _sections(facts: Facts) -> Iterator[Mark]:
    document = facts.document
    for section, name in zip(document.sections, section_ids(document), strict=True):
        yield Mark(section.span, section.kind.value, name)


def _targets(facts: Facts) -> Iterator[Mark]:
    """Measures by their role, clauses without a number as "qualitative"."""
    ids = target_ids(facts, section_ids(facts.document))
    for target, name in zip(facts.targets, ids, strict=True):
        label = target.role.value if target.value is not None else target.kind.value
        yield Mark(target.span, label, name)


def _agencies(facts: Facts) -> Iterator[Mark]:
    """Every agency once for each place: all that are named, and all that have an assignment.

    The id is that of the authority file, empty for an agency that is not in it.
    """
    document, short = facts.document, abbreviations(facts.document)
    found: dict[Span, Mark] = {}
    for section in document.in_zone(*_NAMING_ZONES):
        for mention in agency_mentions(document, section.span, short):
            found[mention.span] = _agency(mention.span, mention.name, mention.is_class)
    for part in facts.assignments:
        found.setdefault(part.span, _agency(part.span, part.agency, is_class=False))
    for span in sorted(found):
        yield found[span]


def _agency(span: Span, name: str, is_class: bool) -> Mark:
    known = None if is_class else agency_named(name)
    return Mark(span, "agency_class" if is_class else "agency", known.id if known else "")


def _assignments(facts: Facts) -> Iterator[Mark]:
    """Agencies by their part in a task; one in a heading is marked once for each task below."""
    ids = assignment_ids(facts, section_ids(facts.document))
    for part, name in zip(facts.assignments, ids, strict=True):
        yield Mark(part.span, part.role.value, name)


def _citations(facts: Facts) -> Iterator[Mark]:
    ids = citation_ids(facts, section_ids(facts.document))
    for citation, name in zip(facts.citations, ids, strict=True):
        yield Mark(citation.span, citation.relation.value, name)


def _deadlines(facts: Facts) -> Iterator[Mark]:
    """By how often they come again; "date" for what is due once or is not said to come again."""
    ids = deadline_ids(facts, section_ids(facts.document))
    for deadline, name in zip(facts.deadlines, ids, strict=True):
        yield Mark(
            deadline.span, deadline.recurrence.value if deadline.recurrence else "date", name
        )


_MARKERS: Mapping[str, Callable[[Facts], Iterator[Mark]]] = {
    "sections": _sections,
    "targets": _targets,
    "agencies": _agencies,
    "assignments": _assignments,
    "citations": _citations,
    "deadlines": _deadlines,
}

GROUPS = tuple(_MARKERS)
"""The names of the groups, in the order in which they are made."""


def marks(facts: Facts, group: str) -> tuple[Mark, ...]:
    """The marks of one group, in the order of the rows of its table.

    Raises KeyError for a group that is not in `GROUPS`.

    >>> from extractor.pipeline import process_text
    >>> facts = process_text("I. MỤC TIÊU\\n1. Đạt 90% hộ có nước sạch.").facts
    >>> [(mark.label, mark.span.of(facts.document.text)) for mark in marks(facts, "targets")]
    [('measure', '90%')]
    """
    return tuple(_MARKERS[group](facts))
