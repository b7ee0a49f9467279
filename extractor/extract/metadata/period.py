"""The years that a document is for, from its title."""

from __future__ import annotations

from typing import NamedTuple

from extractor.lexicon.patterns import patterns
from extractor.model import fold

_PATTERNS = patterns("period")


class Period(NamedTuple):
    """First and last year, and the year of the outlook; None where the title has none."""

    start: int | None = None
    end: int | None = None
    vision: int | None = None


def read_period(title: str) -> Period:
    """The period that a title names. Years in the name of a document that it cites do not count.

    >>> read_period("Phát triển chè giai đoạn 2026 - 2030, tầm nhìn đến năm 2045")
    Period(start=2026, end=2030, vision=2045)
    >>> read_period("Trồng rừng tỉnh An Mỹ năm 2025 và định hướng đến năm 2030")
    Period(start=2025, end=2025, vision=2030)
    >>> read_period("Thực hiện Quyết định số 12/QĐ-TTg phê duyệt Chiến lược biển đến năm 2030")
    Period(start=None, end=None, vision=None)
    """
    own = _own_words(fold(" ".join(title.split())))
    outlook = _PATTERNS["vision"].regex.search(own)
    vision = int(outlook["vision"]) if outlook else None
    own = _PATTERNS["vision"].regex.sub(" ", own)
    start, end = _bounds(own)
    return Period(start, end, vision)


def _bounds(own: str) -> tuple[int | None, int | None]:
    years = [int(match["year"]) for match in _PATTERNS["one_year"].regex.finditer(own)]
    schools = list(_PATTERNS["school_year"].regex.finditer(own))
    ranges = schools or list(_PATTERNS["range"].regex.finditer(own))
    if ranges:
        start, end = int(ranges[-1]["start"]), int(ranges[-1]["end"])
        # A programme's period, then the year of it that this plan is for.
        inside = [year for year in years if start <= year <= end]
        behind = _PATTERNS["one_year"].regex.search(own, ranges[-1].end())
        return (inside[-1], inside[-1]) if inside and behind else (start, end)
    until = list(_PATTERNS["until"].regex.finditer(own))
    if until:
        return None, int(until[-1]["end"])
    return (years[0], years[-1]) if years else (None, None)


def _own_words(title: str) -> str:
    """The title without dates and without the names of the documents that it cites.

    A cited name runs to the end, or to where the title says for which area the plan itself is.
    A year that stands last is the plan's: nothing else would follow the whole name.
    """
    title = _PATTERNS["date"].regex.sub(" ", title)
    cited = _PATTERNS["cited"].regex.search(title)
    if cited is None:
        return title
    areas = list(_PATTERNS["own_area"].regex.finditer(title, cited.end()))
    own = title[: cited.start()] + " " + (title[areas[-1].start() :] if areas else "")
    last = None
    for match in _PATTERNS["one_year"].regex.finditer(title, cited.end()):
        last = match
    if last and not title[last.end() :].strip(" .”\"'") and not _is_horizon(title[: last.start()]):
        own += " " + last.group()
    return own


def _is_horizon(before: str) -> bool:
    return before.rstrip().endswith(("đến", "tới", "đến hết", "đến cuối", "tầm nhìn", "hướng"))
