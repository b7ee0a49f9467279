"""Deadlines with a day, a month, a quarter or a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

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
_PERIOD_BEFORE = _PATTERNS["period_before"].regex
_EVENT_DAYS = _PATTERNS["event_days"].regex
_EVERY_YEAR = re.compile(r"(?:h[àằ]ng|mỗi|từng) năm")
_WINDOW = 110
_JOIN = 40


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
    found = list(_days(clause, one_year=one_year))
    for names in (("month", "quarter"), ("year",)):
        if found and clause.says_when:
            break
        periods = [due for name in names for due in _period(clause, name)]
        found += [due for due in periods if not any(_overlap(due, one) for one in found)]
    found.sort(key=lambda due: due.start)
    # Where the clause says when, the last date in it is the end: Từ tháng 3 đến tháng 6/2026.
    yield from found[-1:] if clause.says_when else found


def _overlap(one: Due, other: Due) -> bool:
    return one.start < other.end and other.start < one.end


def _days(clause: Clause, *, one_year: bool) -> Iterator[Due]:
    text, previous = clause.text, 0
    if not clause.is_duty and not clause.says_when:
        return
    if clause.says_when and _EVENT_DAYS.search(text):
        return
    found = list(_DAY.finditer(text))
    for match, following in zip_longest(found, found[1:]):
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        opening = None if _PAST.search(before) else _DUE_DAY.search(before)
        recurs = _recurs(match) or (
            # "ngày 10 tháng 6 và ngày 10 tháng 12 hằng năm"
            following
            and _recurs(following)
            and _DUE_NEXT.search(text[match.end() : following.start()])
        )
        period = _PERIOD_BEFORE.search(before) if match["bare"] is not None else None
        if match["bare"] is not None and not (opening and period):
            continue
        between = match.start() - previous
        if previous and between <= _JOIN and _DUE_NEXT.search(text[previous : match.start()]):
            start, rule = match.start(), "day_in_list"
        elif opening:
            start, rule = match.start() - len(before) + opening.start(), "before_day"
        elif clause.says_when or (recurs and not _NO_DUE_DAY.search(before)):
            start, rule = match.start(), "day"
        else:
            continue
        date = partial_date({key: match[key] for key in ("day", "month", "year")})
        previous = match.end()
        recurrence = _recurrence(match, period, text, one_year=one_year)
        yield Due(start, match.end(), date, recurrence, rule)


def _recurs(match: re.Match[str]) -> bool:
    return bool(match["yearly"] or match["monthly"] or match["quarterly"])


def _recurrence(
    match: re.Match[str], period: re.Match[str] | None, text: str, *, one_year: bool
) -> Recurrence:
    if match["monthly"] or (period and period["unit"] == "tháng"):
        return Recurrence.MONTHLY
    if match["quarterly"] or period:
        return Recurrence.QUARTERLY
    if match["year"]:
        return Recurrence.ONCE
    said = _EVERY_YEAR.search(text) or "năm" in text[: match.start()] or "định kỳ" in text
    return Recurrence.ONCE if one_year and not said else Recurrence.YEARLY


def _period(clause: Clause, name: str) -> Iterator[Due]:
    previous = 0
    for match in _PATTERNS[name].regex.finditer(clause.text):
        start = match.start()
        before = clause.text[max(0, start - _WINDOW) : start]
        opening = (_DUE_YEAR if name == "year" else _DUE_PERIOD).search(before)
        listed = previous and _DUE_NEXT.fullmatch(clause.text[previous:start])
        if not clause.says_when:
            if not (opening or listed) or clause.goal or not clause.is_duty:
                continue
            start -= len(before) - opening.start() if opening else 0
        previous = match.end()
        yearly = match.groupdict().get("yearly") is not None
        recurrence = Recurrence.YEARLY if yearly else Recurrence.ONCE
        yield Due(start, previous, partial_date(match.groupdict()), recurrence, f"in_{name}")
