"""Provinces and centrally run cities, with the dates between which each was one."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.model import Span, fold

_KIND = r"(?P<kind>tỉnh|thành phố|tp)"


@dataclass(frozen=True, slots=True)
class Province:
    """A province or a city under the central government.

    `kind` is "tỉnh" or "thành phố"; `valid_from` and `valid_until` are ISO dates, inclusive, empty
    where open; `successor` is the name of the province that took it over; `code` is that of the
    national list of units (Decision 124/2004/QĐ-TTg).
    """

    code: str
    name: str
    kind: str
    valid_from: str
    valid_until: str
    successor: str
    aliases: tuple[str, ...]
    source: str

    @property
    def full_name(self) -> str:
        """With its kind, as in running text: "tỉnh Sơn La", "thành phố Cần Thơ"."""
        return f"{self.kind} {self.name}"


@cache
def provinces() -> tuple[Province, ...]:
    """All provinces since 1997 that documents name: those in force and those merged since.

    >>> sum(not province.valid_until for province in provinces())
    34
    """
    text = (files("extractor.data") / "provinces.csv").read_text("utf-8")
    return tuple(
        Province(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            valid_from=row["valid_from"],
            valid_until=row["valid_until"],
            successor=row["successor"],
            aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            source=row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _by_name() -> Mapping[str, Province]:
    return {
        fold(name): province
        for province in provinces()
        for name in (province.name, *province.aliases)
    }


@cache
def _mention() -> re.Pattern[str]:
    names = sorted(_by_name(), key=len, reverse=True)
    alternatives = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?<!\w)(?:{_KIND}\.?\s*)?(?P<name>{alternatives})(?!\w)")


def province_named(name: str) -> Province | None:
    """The province of this name (case, tone-mark placement and its kind do not count).

    >>> province_named("Tỉnh Thanh Hoá").name, province_named("TP.HCM").name
    ('Thanh Hóa', 'Hồ Chí Minh')
    >>> province_named("Long Mỹ") is None
    True
    """
    found = _mention().fullmatch(fold(name).strip())
    return _by_name()[" ".join(found["name"].split())] if found else None


def find_provinces(text: str) -> tuple[tuple[Province, Span], ...]:
    """The provinces that `text` names, in order, with the place of each name.

    Several names are common words too ("hòa bình", peace): one counts only after "tỉnh" or
    "thành phố", or where its words, and not those around it, are capitalised.

    >>> [(province.name, span) for province, span in find_provinces("tỉnh Sơn La, vì hòa bình")]
    [('Sơn La', Span(start=5, end=11))]
    """
    found = []
    for match in _mention().finditer(fold(text)):
        printed = text[match.start("name") : match.end("name")]
        if match["kind"] or (
            not printed.isupper()
            and printed[0].isupper()
            and " " in printed
            and all(word[0].isupper() for word in re.findall(r"\w+", printed))
        ):
            found.append((_by_name()[" ".join(match["name"].split())], Span(*match.span("name"))))
    return tuple(found)


def province_on(name: str, day: str = "") -> Province | None:
    """The province in whose area `name` lay on an ISO date (empty: now), None for no province.

    >>> province_on("Hải Dương", "2024-03-01").name, province_on("Hải Dương", "2025-08-15").name
    ('Hải Dương', 'Hải Phòng')
    """
    province = province_named(name)
    while province and province.valid_until and (not day or day > province.valid_until):
        province = province_named(province.successor)
    return province
