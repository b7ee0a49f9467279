"""Targets: what a plan commits to, measure by measure, with year, comparator and unit."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.lexicon.units import UnitKind
from extractor.model import (
    Document,
    MeasureRole,
    Metadata,
    Span,
    Target,
    TargetKind,
    YearSource,
)

from .baseline import Start, is_past_year, start_of, starts
from .clauses import Clause, clauses
from .conditions import qualified
from .figures import is_figure, quoted
from .measures import Measure, measures
from .promises import is_promised
from .stretches import holding, starting_in
from .wording import hedge, indicators, recurrence, scope, zones
from .years import Due, Year, due_years, inherited, span_of, year_mentions

# Confidence: a guess at how often such a row is right, from reading those of real plans.
_SURE = 0.95  # a unit of measurement, under goals
_COUNTED = 0.9  # a known counted noun
_GUESSED = 0.75  # a noun that the lexicon does not know, or no unit
_OUTSIDE = 0.85  # factor outside goals, where a figure may be no commitment
_QUALITATIVE = 0.9

__all__ = ["targets"]


def targets(document: Document, metadata: Metadata) -> tuple[Target, ...]:
    """The targets of a document, in reading order: one for each measure of a target clause.

    A leaf under goals without a measure is one target of kind qualitative. The year is that of
    the clause, else of the nearest heading above, else `metadata.period_end`.

    >>> from extractor import parse_text
    >>> plan = parse_text(
    ...     "I. MỤC TIÊU ĐẾN NĂM 2030\\n1. Tỷ lệ hộ dùng nước sạch đạt trên 95%.\\n2. Giữ rừng."
    ... )
    >>> found = targets(plan, Metadata())[0]
    >>> found.comparator.value, found.value, found.unit, found.year
    ('>', Decimal('95'), '%', 2030)
    """
    result: list[Target] = []
    headings: dict[Span, Due | None] = {}
    for clause in clauses(document, metadata):
        result.extend(_of_clause(document, metadata, clause, headings, first=len(result)))
    return tuple(result)


def _of_clause(
    document: Document,
    metadata: Metadata,
    clause: Clause,
    headings: dict[Span, Due | None],
    *,
    first: int,
) -> Iterator[Target]:
    """The targets of one clause; `first` is the index that the first of them will have."""
    quotes = quoted(document, clause.stretch)
    found = [
        measure
        for measure in measures(document, clause)
        if not holding(quotes, measure.quantity.number.start)
        and is_figure(document, measure, in_goals=clause.in_goals)
        and (clause.in_goals or is_promised(document, clause, measure))
    ]
    qualitative = clause.in_goals and clause.leaf
    if not found and not qualitative:
        return
    years, references = year_mentions(document, clause.stretch, quotes)
    past = starts(document, metadata, found, years)
    kept = [measure for index, measure in enumerate(found) if index not in past]
    begun = [start_of(found, i, past) for i in range(len(found)) if i not in past]
    gone = {start.year for start in past.values()}
    ahead = [y for y in years if y not in gone and not is_past_year(metadata, y.year)]
    above = inherited(document, clause, metadata, headings)
    if not kept:
        if qualitative:
            yield _qualitative(document, clause, _due(ahead[0] if ahead else None, above, ahead))
        return
    due = due_years(document.folded, [m.span for m in kept], [m.part for m in kept], ahead)
    heads = qualified(document, kept)
    words = indicators(document, kept, heads)
    stretches = zones(document, kept, heads)
    for index, measure in enumerate(kept):
        head = heads[index]
        yield _quantitative(
            document,
            clause,
            measure,
            indicator=words[index],
            zone=stretches[index],
            due=_due(due[index], above, ahead),
            of=None if head is None else first + head,
            start=begun[index],
            reference=_reference(references, measure, stretches[index]),
        )


def _reference(references: list[Year], measure: Measure, zone: Span) -> int | None:
    """The year that a measure is compared with ("so với năm 2024"): the last up to its zone."""
    compared = starting_in(references, Span(measure.part.start, zone.end), span_of)
    return compared[-1].year if compared else None


def _due(year: Year | None, above: Due, years: list[Year]) -> Due:
    """The year of the measure itself, else that from above, else the first of the clause."""
    year = year or (years[0] if years and above.year is None else None)
    return Due(year.year, year.start, YearSource.CLAUSE) if year else above


def _qualitative(document: Document, clause: Clause, due: Due) -> Target:
    span = clause.section.span
    return Target(
        section=clause.section.index,
        span=span,
        clause=span,
        in_goals=True,
        kind=TargetKind.QUALITATIVE,
        indicator=clause.stretch.of(document.text).strip(" ;."),
        year=due.year,
        year_start=due.start,
        year_source=due.source,
        hedge=hedge(document, clause.stretch),
        recurrence=recurrence(document, clause.stretch),
        confidence=_QUALITATIVE,
        rule="goals.leaf",
    )


def _quantitative(
    document: Document,
    clause: Clause,
    measure: Measure,
    *,
    indicator: str,
    zone: Span,
    due: Due,
    of: int | None,
    start: Start | None,
    reference: int | None,
) -> Target:
    quantity = measure.quantity
    return Target(
        section=clause.section.index,
        span=measure.span,
        clause=clause.section.span,
        in_goals=clause.in_goals,
        kind=TargetKind.QUANTITATIVE,
        role=MeasureRole.MEASURE if of is None else MeasureRole.CONDITION,
        of=of,
        indicator=indicator,
        scope=scope(document, measure),
        comparator=measure.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        unit_raw=quantity.unit_raw,
        year=due.year,
        year_start=due.start,
        year_source=due.source,
        baseline_year=start.year.year if start and start.year else reference,
        baseline_value=start.measure.quantity.value if start else None,
        hedge=hedge(document, zone),
        recurrence=recurrence(document, zone),
        confidence=_confidence(clause, measure),
        rule=f"{'goals' if clause.in_goals else 'outside'}.{measure.kind.value}",
    )


def _confidence(clause: Clause, measure: Measure) -> float:
    kind, known = measure.kind, measure.quantity.known
    if kind in (UnitKind.COUNT, UnitKind.PART):
        sure = _COUNTED if known else _GUESSED
    else:
        sure = _GUESSED if kind is UnitKind.NONE else _SURE
    return round(sure if clause.in_goals else sure * _OUTSIDE, 2)
