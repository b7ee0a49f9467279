"""Units and counted nouns: what may stand behind a number, and how it is normalised."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from extractor.model import fold


class UnitKind(StrEnum):
    """What a unit measures. PART counts the parts of a scheme ("04 thành phần"), not results;
    GRADE is a rating ("3 sao"). SCALE multiplies what stands behind it ("triệu").
    """

    PERCENT = "percent"
    POINTS = "points"
    SPEED = "speed"
    TIMES = "times"
    MONEY = "money"
    PHYSICAL = "physical"
    INDEX = "index"
    DURATION = "duration"
    AGE = "age"
    COUNT = "count"
    PART = "part"
    GRADE = "grade"
    SCALE = "scale"
    RANK = "rank"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its normalised name, and what it measures."""

    name: str
    kind: UnitKind


# "tỷ lệ", "tỷ trọng": the beginning of a compound is no scale word.
_COMPOUND = r"(?!\w)(?! (?:lệ|trọng|suất|số)(?!\w))"


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("extractor.data") / name).read_text("utf-8")
    return csv.DictReader(text.splitlines())


@cache
def units() -> Mapping[str, Unit]:
    """Units of measurement by their printed form, folded.

    >>> units()["mbps"].name, units()["mb/s"].name, units()["ha"].kind.value
    ('Mbit/s', 'Mbit/s', 'physical')
    """
    return {name: unit for name, unit in _units().items() if unit.kind is not UnitKind.SCALE}


@cache
def scales() -> Mapping[str, str]:
    """Scale words and their usual spelling.

    >>> scales()["tỉ"], scales()["ngàn tỉ"]
    ('tỷ', 'nghìn tỷ')
    """
    return {name: unit.name for name, unit in _units().items() if unit.kind is UnitKind.SCALE}


@cache
def _units() -> Mapping[str, Unit]:
    return {
        fold(row["printed"]): Unit(row["unit"], UnitKind(row["kind"])) for row in _rows("units.csv")
    }


@cache
def counted_nouns() -> Mapping[str, UnitKind]:
    """Nouns that are counted, folded: results (COUNT) or the parts of a scheme (PART).

    >>> counted_nouns()["hợp tác xã"].value, counted_nouns()["thành phần"].value
    ('count', 'part')
    """
    return {fold(row["noun"]): UnitKind(row["kind"]) for row in _rows("counted_nouns.csv")}


@cache
def unit_regex() -> re.Pattern[str]:
    """Matches a scale word, a unit or both where a number ends, in folded text.

    Groups `scale` and `unit`; the match is empty where there is neither.

    >>> match = unit_regex().match("3,5 tỷ đồng", 3)
    >>> match["scale"], match["unit"]
    ('tỷ', 'đồng')
    """
    names = sorted(units(), key=len, reverse=True)
    # "%" may be glued to what follows, a word may not.
    spelled = (re.escape(name) + (r"(?!\w)" if name[-1].isalnum() else "") for name in names)
    scale = "|".join(sorted(scales(), key=len, reverse=True))
    return re.compile(rf"\s?(?:(?P<scale>{scale}){_COMPOUND}\s?)?(?P<unit>{'|'.join(spelled)})?")
