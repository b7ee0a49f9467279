"""Dates of which only a part may be known: a year, a quarter, a day of every month."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# A day without a year may be 29 February.
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date; any part may be unknown. `quarter` goes from 1 to 4.

    Raises ValueError for parts that are no date (31 April, quarter 5).

    >>> str(PartialDate(2024, 10, 9)), str(PartialDate(2025, quarter=4)), str(PartialDate(day=16))
    ('2024-10-09', '2025-Q4', '---16')
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"month {self.month} is not between 1 and 12")
        if self.quarter is not None and not 1 <= self.quarter <= 4:
            raise ValueError(f"quarter {self.quarter} is not between 1 and 4")
        last = calendar.monthrange(self.year or _LEAP_YEAR, self.month)[1] if self.month else 31
        if self.day is not None and not 1 <= self.day <= last:
            raise ValueError(f"day {self.day} is not between 1 and {last}")

    @property
    def iso(self) -> str:
        """ISO 8601, reduced to what is known before a gap: "2024-10-09", "2024-10", "2024", "".

        >>> PartialDate(2024, 10).iso, PartialDate(month=10, day=9).iso
        ('2024-10', '')
        """
        if self.year is None:
            return ""
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def is_whole(self) -> bool:
        return None not in (self.year, self.month, self.day)

    def __str__(self) -> str:
        """`iso`, or what is known in the notation of XML Schema (--12-15, ---16), 2025-Q4."""
        if self.quarter is not None and self.month is None:
            return f"{self.year or '-'}-Q{self.quarter}"
        if self.year is not None or (self.month is None and self.day is None):
            return self.iso
        if self.month is None:
            return f"---{self.day:02}"
        return f"--{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


def partial_date(parts: Mapping[str, str | None]) -> PartialDate:
    """The date of a match with the named groups `day`, `month`, `quarter`, `year`, any absent.

    Quarters may be Roman. A day that its month has not is dropped: the month still holds.

    >>> str(partial_date({"day": "07", "month": "8", "year": "2024"}))
    '2024-08-07'
    >>> str(partial_date({"day": "31", "month": "11", "year": "2024"}))
    '2024-11'
    >>> str(partial_date({"quarter": "IV", "year": "2025"}))
    '2025-Q4'
    """
    year, month, day = (_integer(parts.get(name)) for name in ("year", "month", "day"))
    quarter = (parts.get("quarter") or "").lower()
    number = _ROMAN.get(quarter) or _integer(quarter)
    try:
        return PartialDate(year, month, day, number)
    except ValueError:
        return PartialDate(year, month, None, number)


def _integer(digits: str | None) -> int | None:
    return int(digits) if digits else None
