"""Figures of the past: no targets, but what the targets beside them start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Metadata, Span

from .measures import Measure
from .stretches import starting_in
from .years import Year, span_of

_REACH = 40


@dataclass(frozen=True, slots=True)
class Start:
    """A measure that says where another one starts from, and when that was, if known."""

    measure: Measure
    year: Year | None


def starts(
    document: Document, metadata: Metadata, measures: Sequence[Measure], years: Sequence[Year]
) -> dict[int, Start]:
    """The measures that are figures of the past, by index.

    They are told by words ("đến nay đã đạt 85%"), by a year before that of the document, or by
    the target that follows ("giảm từ 23 xuống 18").
    """
    found: dict[int, Start] = {}
    for index, measure in enumerate(measures):
        year = _year_of(document, measures, index, years)
        if year and is_past_year(metadata, year.year):
            found[index] = Start(measure, year)
        elif _is_left_behind(document, measures, index):
            between = Span(measure.span.end, measures[index + 1].span.start)
            dated = starting_in(years, between, span_of)
            found[index] = Start(measure, dated[0] if dated else None)
        elif _is_past(document, measure):
            found[index] = Start(measure, None)
    return found


def is_past_year(metadata: Metadata, year: int) -> bool:
    """Does the year lie before that of the document?"""
    issued = metadata.issued_on[:4]
    return issued.isdigit() and year < int(issued)


def start_of(measures: Sequence[Measure], index: int, past: dict[int, Start]) -> Start | None:
    """What the target at `index` starts from: a figure beside it in the same unit."""
    for other in (index - 1, index + 1):
        start = past.get(other)
        if start and start.measure.quantity.unit == measures[index].quantity.unit:
            return start
    return None


def _is_past(document: Document, measure: Measure) -> bool:
    table, folded = patterns("targets"), document.folded
    marks = list(table["past"].regex.finditer(folded, measure.part.start, measure.span.start))
    if not marks:
        return False
    return not table["future"].regex.search(folded, marks[-1].end(), measure.span.end)


def _year_of(
    document: Document, measures: Sequence[Measure], index: int, years: Sequence[Year]
) -> Year | None:
    """The year right before a measure, or in brackets with it, no other measure between."""
    measure = measures[index]
    limit = measures[index - 1].span.end if index else measure.part.start
    limit = max(limit, measure.part.start)
    here = starting_in(years, Span(limit, measure.span.start), span_of)
    near = [year for year in here if year.span.end <= measure.span.start]
    if not near:
        return None
    between = document.folded[near[-1].span.end : measure.quantity.number.start]
    # "từ 60% năm 2024 lên 75%": the year dates the figure before it.
    return None if patterns("targets")["to_level"].regex.search(between) else near[-1]


def _is_left_behind(document: Document, measures: Sequence[Measure], index: int) -> bool:
    """Is it the first figure of "từ ... xuống ..."?"""
    if index + 1 == len(measures):
        return False
    measure, following = measures[index], measures[index + 1]
    table, folded = patterns("targets"), document.folded
    start = measure.quantity.number.start
    if measure.part != following.part or measure.kind is not following.kind:
        return False
    if not table["from_level"].regex.search(folded, max(measure.part.start, start - _REACH), start):
        return False
    between = folded[measure.quantity.span.end : following.quantity.number.start]
    return bool(table["to_level"].regex.search(between))
