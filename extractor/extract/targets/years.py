"""By which year a measure must hold: said in the clause, in a heading above, or in the title."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Metadata, Span, YearSource

from .clauses import Clause
from .stretches import holding, starting_in

_CONTEXT = 90
# How far the title of a cited document may reach.
_TITLE = 400
_OPENING = 12


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or a period that ends in it. `vision`: it is only looked ahead to ("tầm nhìn")."""

    span: Span
    year: int
    start: int | None
    vision: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """By when a measure must hold, and where that was read."""

    year: int | None = None
    start: int | None = None
    source: YearSource | None = None


def year_mentions(
    document: Document, stretch: Span, quotes: Sequence[Span] = (), *, heading: bool = False
) -> tuple[list[Year], list[Year]]:
    """The years of a stretch that may date a target, and those that a baseline is taken from.

    Left out are years in quotation marks and in names of cited documents and, but for headings,
    of programmes.
    """
    table, folded = patterns("targets"), document.folded
    due: list[Year] = []
    baseline: list[Year] = []
    cited = [match.end() for match in table["document_cited"].regex.finditer(folded, *stretch)]
    for match in table["year"].regex.finditer(folded, *stretch):
        span = Span(*match.span())
        if holding(quotes, span.start):
            continue
        limit = max(stretch.start, span.start - _CONTEXT)
        at = match.start("first")
        if table["year_excluded_before"].regex.search(folded, limit, at) or _is_cited(
            folded, cited, span.start
        ):
            continue
        first = int(match["first"])
        last = int(match["last"]) if match["last"] else None
        vision = bool(table["vision_before"].regex.search(folded, limit, at))
        year = Year(span, last or first, first if last else None, vision)
        if table["year_baseline_before"].regex.search(folded, limit, span.start) or (
            table["year_baseline_before"].regex.search(folded, limit, at)
        ):
            baseline.append(year)
        elif not (
            not heading
            and (last or match["span"] or vision)
            and table["programme_before"].regex.search(folded, limit, span.start)
        ):
            due.append(year)
    dated = {year.span.end for year in due}
    due.extend(
        Year(Span(*match.span()), int(match["first"]), None)
        for match in table["date_by"].regex.finditer(folded, *stretch)
        if match.end() not in dated and not _is_cited(folded, cited, match.start())
    )
    return sorted(due, key=span_of), baseline


def span_of(year: Year) -> Span:
    """Where a year stands: the key of sorted years."""
    return year.span


def _is_cited(folded: str, cited: Sequence[int], at: int) -> bool:
    """Does the year belong to the name of a document cited before it in the same sentence?"""
    index = bisect_right(cited, at) - 1
    if index < 0 or at - cited[index] > _TITLE:
        return False
    between = folded[cited[index] : at]
    return ";" not in between and ". " not in between


def inherited(
    document: Document, clause: Clause, metadata: Metadata, known: dict[Span, Due | None]
) -> Due:
    """The year of the nearest heading or lead-in above that has one, else that of the title.

    `known` remembers those of headings already read.
    """
    for lead in clause.leads:
        if lead not in known:
            known[lead] = _of_heading(document, lead)
        if due := known[lead]:
            return due
    if metadata.period_end is None:
        return Due()
    start = metadata.period_start if metadata.period_start != metadata.period_end else None
    return Due(metadata.period_end, start, YearSource.TITLE)


def _of_heading(document: Document, heading: Span) -> Due | None:
    found, _ = year_mentions(document, heading, heading=True)
    if not found:
        return None
    nearest = next((year for year in found if not year.vision), found[0])
    return Due(nearest.year, nearest.start, YearSource.HEADING)


def due_years(
    folded: str, spans: Sequence[Span], parts: Sequence[Span], years: Sequence[Year]
) -> list[Year | None]:
    """The year of each measure of a clause, None where the clause names none.

    One year holds for the whole clause, but for figures before it where it begins a new statement
    ("đạt 60%, đến năm 2030 đạt 80%"). Of several, a year before the measures of its part holds
    for those behind it; where the part begins with a measure, a year closes those before it.
    Measures of a part without a year take that of the part before.
    """
    # A vision dates what stands behind it, and nothing where it closes the sentence.
    years = [year for year in years if not year.vision or year.span.end <= spans[-1].start]
    if not years:
        return [None] * len(spans)
    if len({(year.year, year.start) for year in years}) == 1:
        return [None if _begins_anew(folded, span, years[0], spans) else years[0] for span in spans]
    carried: Year | None = None
    result: list[Year | None] = []
    first: dict[Span, int] = {}
    for span, part in zip(spans, parts, strict=True):
        first.setdefault(part, span.start)
    for index, (span, part) in enumerate(zip(spans, parts, strict=True)):
        here = starting_in(years, part, span_of)
        before = [year for year in here if year.span.end <= span.start]
        after = [year for year in here if year.span.start >= span.end]
        leading = bool(here) and here[0].span.start < first[part]
        last = index + 1 == len(spans) or parts[index + 1] != part
        if before and leading and not (last and after):
            carried = before[-1]
        elif after and (not leading or last):
            carried = after[0]
        elif before:
            carried = before[-1]
        result.append(carried)
    known = next((year for year in result if year), years[0])
    return [year or known for year in result]


def _begins_anew(folded: str, span: Span, year: Year, spans: Sequence[Span]) -> bool:
    """Does the year behind a figure open another statement, with figures of its own?"""
    if span.end > year.span.start or spans[-1].start < year.span.end:
        return False
    opened = folded[max(span.end, year.span.start - _OPENING) : year.span.start].rstrip()
    return opened.endswith((",", ";", ".", ":", "(", ", phấn đấu", "; phấn đấu"))
