"""Deadlines with a day, a month, a quarter or a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.lexicon.patterns import patterns
from extractor.model import Recurrence
from extractor.values.dates import PartialDate, partial_date

from .clause import Clause

_PATTERNS = patterns("deadlines")
_DAY = _PATTERNS["day"].regex
_DUE_DAY = _PATTERNS["due_day"].regex
_DUE_NEXT = _PATTERNS["due_next"].regex
_NO_DUE_DAY = _PATTERNS["no_due_day"].regex
_DUE_PERIOD = _PATTERNS["due_period"].regex
_DUE_YEAR = _PATTERNS["due_year"].regex
_PAST = _PATTERNS["past"].regex
_PERIODS = tuple(_PATTERNS[name].regex for name in ("month", "quarter", "year"))
_NUMBER_BEFORE = re.compile(r"/[a-zđ]+(?:-[a-zđ]+)*,? ngày $")
_WINDOW = 110


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as found in a clause: `start` and `end` are offsets of the clause's text."""

    start: int
    end: int
    date: PartialDate
    recurrence: Recurrence | None
    rule: str


def dated(clause: Clause, *, one_year: bool) -> Iterator[Due]:
    """The deadlines of a clause that have a date, in reading order.

    A day and month without a year recur every year, but for a document about a single year
    (`one_year`) that does not say so.
    """
    found = list(_days(clause, one_year=one_year)) or list(_periods(clause))
    # Where the clause says when, the last date in it is the end: Từ tháng 3 đến tháng 6/2026.
    yield from found[-1:] if clause.says_when else found


def _days(clause: Clause, *, one_year: bool) -> Iterator[Due]:
    text, previous = clause.text, 0
    for match in _DAY.finditer(text):
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        opening = _DUE_DAY.search(before)
        recurs = match["yearly"] or match["monthly"] or match["quarterly"]
        if previous and _DUE_NEXT.search(text[previous : match.start()]):
            start, rule = match.start(), "day_in_list"
        elif opening and not _PAST.search(before):
            start, rule = match.start() - len(before) + opening.start(), "before_day"
        elif clause.says_when or (recurs and not _NO_DUE_DAY.search(before)):
            start, rule = match.start(), "day"
        else:
            continue
        if not clause.is_duty and not clause.says_when:
            continue
        date = partial_date({key: match[key] for key in ("day", "month", "year")})
        previous = match.end()
        yield Due(start, match.end(), date, _recurrence(match, text, one_year), rule)


def _recurrence(match: re.Match[str], text: str, one_year: bool) -> Recurrence:
    if match["monthly"]:
        return Recurrence.MONTHLY
    if match["quarterly"]:
        return Recurrence.QUARTERLY
    if match["year"]:
        return Recurrence.ONCE
    said = match["yearly"] or "năm" in text[: match.start()] or "định kỳ" in text
    return Recurrence.ONCE if one_year and not said else Recurrence.YEARLY


def _periods(clause: Clause) -> Iterator[Due]:
    """Months, or else quarters, or else years."""
    found: list[Due] = []
    for name, regex in zip(("month", "quarter", "year"), _PERIODS, strict=True):
        for match in regex.finditer(clause.text):
            before = clause.text[max(0, match.start() - _WINDOW) : match.start()]
            due = _DUE_YEAR if name == "year" else _DUE_PERIOD
            opening = due.search(before)
            if not clause.says_when and (not opening or clause.goal or not clause.is_duty):
                continue
            start = match.start()
            if opening and not clause.says_when:
                start += opening.start() - len(before)
            yearly = match.groupdict().get("yearly")
            recurrence = Recurrence.YEARLY if yearly else Recurrence.ONCE
            date = partial_date(match.groupdict())
            found.append(Due(start, match.end(), date, recurrence, f"in_{name}"))
        if found:
            break
    yield from found
