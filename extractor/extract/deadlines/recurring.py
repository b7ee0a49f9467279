"""What is due again and again, without a day: định kỳ hằng quý báo cáo."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.lexicon.patterns import patterns
from extractor.model import Recurrence
from extractor.values.dates import PartialDate

from .clause import Clause
from .dated import Due

_PATTERNS = patterns("deadlines")
_PERIODIC = _PATTERNS["periodic"].regex
_HEAD = _PATTERNS["clause_head"].regex
_REPORTED = _PATTERNS["reported"].regex
_OF_NOUN = _PATTERNS["of_noun"].regex
_AFTER = _PATTERNS["recurs_after"].regex
_UNIT = re.compile(r"(?:(\d{1,2}|nửa) )?(tuần|tháng|qu[ýí]|qúy|năm)")
_UNITS = {
    "tuần": Recurrence.WEEKLY,
    "tháng": Recurrence.MONTHLY,
    "quý": Recurrence.QUARTERLY,
    "quí": Recurrence.QUARTERLY,
    "qúy": Recurrence.QUARTERLY,
    "năm": Recurrence.YEARLY,
}
# Several months that have a name of their own.
_SPANS = {("3", "tháng"): Recurrence.QUARTERLY, ("12", "tháng"): Recurrence.YEARLY}
_TRAILING = re.compile(r"(?:[ ,;/(*)]| và| hoặc)+$")
_WINDOW = 110


def recurring(clause: Clause) -> Iterator[Due]:
    """One deadline for each period that a clause names, as "hằng quý, hằng năm" names two."""
    if not clause.is_duty and not clause.says_when:
        return
    for match in _PERIODIC.finditer(clause.text):
        rule = _rule(clause, match)
        if rule:
            end = match.start() + len(_TRAILING.sub("", match.group()))
            end += clause.text.startswith(")", end) and "(" in match.group()
            found: list[Recurrence | None] = [*_recurrences(match)]
            for recurrence in found or [None]:
                yield Due(match.start(), end, PartialDate(), recurrence, rule)


def _rule(clause: Clause, match: re.Match[str]) -> str:
    """Why the period is that of the clause; empty where it describes a noun."""
    if match["list"] or match["weekday"] or match["rate"]:
        return "periodically"
    if clause.says_when:
        return "says_when"
    before = clause.text[max(0, match.start() - _WINDOW) : match.start()]
    if _HEAD.search(before):
        return "at_head"
    if clause.tasks and "năm" not in match.group() and not clause.text[match.end() :].strip(" .;)"):
        return "" if _OF_NOUN.search(before) else "at_end"
    reported = _REPORTED.search(before) and _AFTER.search(clause.text[match.end() :])
    return "reported" if reported and not _OF_NOUN.search(before) else ""


def _recurrences(match: re.Match[str]) -> Iterator[Recurrence]:
    """Those of the units named; most numbers of months have no name."""
    if match["weekday"]:
        yield Recurrence.WEEKLY
        return
    if match["rate"]:  # "tuần đầu hằng tháng": the last unit is that of the rate
        yield _UNITS[_UNIT.findall(match["rate"])[-1][1]]
        return
    found: dict[Recurrence, None] = {}
    for printed, unit in _UNIT.findall(match.group()):
        count = printed.lstrip("0")
        recurrence = _UNITS[unit] if count in ("", "1") else _SPANS.get((count, unit))
        if recurrence:
            found[recurrence] = None
    yield from found
