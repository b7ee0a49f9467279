"""Dates that no calendar has, and periods that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.lexicon.patterns import patterns
from extractor.model import Issue, IssueCode, Severity, Span
from extractor.values.dates import PartialDate

from .evidence import Evidence

_PATTERNS = patterns("issues")


def dates(evidence: Evidence) -> Iterator[Issue]:
    """Impossible days and months, reversed periods."""
    folded = evidence.document.folded
    for match in _PATTERNS["day_and_month"].regex.finditer(folded):
        year = int(match["year"]) if match["year"] else None
        try:
            PartialDate(year, int(match["month"]), int(match["day"]))
        except ValueError as error:
            span, message = Span(*match.span()), f"no such date: {error}"
            yield Issue(IssueCode.IMPOSSIBLE_DATE, Severity.ERROR, message, span)
    for match in _PATTERNS["period"].regex.finditer(folded):
        if match["start"] > match["end"]:
            span = Span(*match.span())
            message = f"the period ends in {match['end']}, before it begins"
            yield Issue(IssueCode.REVERSED_PERIOD, Severity.ERROR, message, span)
