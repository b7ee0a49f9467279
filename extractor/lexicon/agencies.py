"""Names of agencies and their abbreviations: what is known, and one expression that finds them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from extractor.model import fold

_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"[^\W_]+|[^\w\s]+|\s+")
# Typists put a dash, "&" or nothing for the "và" of a name, and anything for its commas and dashes.
# Not a comma for "và", though: in "Sở Thương mại, Du lịch" two agencies share one head.
_AND = r"(?: và | ?& ?| ?[–—-] ?|, và | )"
_COMMA = r"(?: ?[,–—-] ?(?:và )?| và | )"
_SLASH = r" ?/ ?"


class AbbreviationUse(StrEnum):
    """Where an abbreviation may be expanded: as an agency, inside of an agency's name, anywhere."""

    AGENCY = "agency"
    PART = "part"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the authority file.

    `name` is the official name without the area it serves, `level` the level of government or
    the kind of organisation ("central", "province", "commune", "party", "mass_organisation" ...;
    "any" for what exists at several). `valid_from` and `valid_until` are ISO dates, whole or
    partial, inclusive, empty where open or unknown.
    """

    name: str
    id: str
    level: str
    valid_from: str
    valid_until: str
    source: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A customary short form, and where it may be expanded."""

    short: str
    expansion: str
    use: AbbreviationUse
    source: str


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    text = (files("extractor.data") / f"{name}.csv").read_text("utf-8")
    return csv.DictReader(text.splitlines())


@cache
def agencies() -> tuple[Agency, ...]:
    """The authority file, in file order.

    >>> {agency.level for agency in agencies() if agency.name == "Sở Y tế"}
    {'province'}
    """
    return tuple(Agency(**row) for row in _rows("agencies"))


@cache
def common_abbreviations() -> Mapping[str, Abbreviation]:
    """The customary abbreviations of agencies' names, by their short form.

    >>> common_abbreviations()["KH&CN"].expansion
    'Khoa học và Công nghệ'
    """
    return {
        row["abbreviation"]: Abbreviation(
            row["abbreviation"], row["expansion"], AbbreviationUse(row["use"]), row["source"]
        )
        for row in _rows("abbreviations")
    }


def agency_named(name: str) -> Agency | None:
    """The agency that `name` begins with, the longest known one; None for one that is unknown.

    What follows the name (the area served) does not count; "và", commas, dashes and case vary.

    >>> agency_named("Sở Văn hoá Thể thao - Du lịch tỉnh").id
    'so-van-hoa-the-thao-va-du-lich'
    >>> agency_named("Sở KHCN").name, agency_named("các cơ quan, đơn vị")
    ('Sở Khoa học và Công nghệ', None)
    """
    found = known_agency(fold(name))
    return found[0] if found else None


def known_agency(folded: str, at: int = 0, end: int | None = None) -> tuple[Agency, int] | None:
    """The known agency named at `folded[at:]`, the longest, and where its name ends; or None.

    >>> agency, end = known_agency("gửi sở y tế tỉnh", 4)
    >>> agency.name, end
    ('Sở Y tế', 11)
    """
    match = agency_names().match(folded, at, len(folded) if end is None else end)
    return (_by_key()[_key(match.group())], match.end()) if match else None


@cache
def agency_names() -> re.Pattern[str]:
    """One expression, for folded text, that matches each known name in every usual spelling."""
    return re.compile(_alternation(spelling for spelling, _ in _spellings()))


@cache
def agency_openings() -> frozenset[str]:
    """The first words of all known names, folded.

    >>> {"sở", "ubnd", "tỉnh"} <= agency_openings()
    True
    """
    return frozenset(_PIECE.findall(fold(spelling))[0] for spelling, _ in _spellings())


@cache
def agency_fields(head: str) -> re.Pattern[str]:
    """What may follow `head` in a known name, for lists like "các Sở: Tài chính, Y tế".

    >>> agency_fields("sở").match("y tế, xây dựng").group()
    'y tế'
    """
    start = head + " "
    names = (fold(spelling) for spelling, _ in _spellings())
    fields = [name[len(start) :] for name in names if name.startswith(start)]
    return re.compile(_alternation(fields)) if fields else re.compile(r"(?!)")


@cache
def _spellings() -> tuple[tuple[str, Agency], ...]:
    """Each known name, and the name again for each of its parts that has an abbreviation."""
    shorts: dict[str, list[str]] = {}
    for abbreviation in common_abbreviations().values():
        if abbreviation.use is not AbbreviationUse.ANY:
            shorts.setdefault(abbreviation.expansion, []).append(abbreviation.short)
    found: list[tuple[str, Agency]] = []
    for agency in agencies():
        spellings = [agency.name]
        for expansion, variants in shorts.items():
            if expansion in agency.name:
                spellings += [s.replace(expansion, v) for s in spellings for v in variants]
        found += [(spelling, agency) for spelling in spellings]
    return tuple(found)


@cache
def _by_key() -> Mapping[str, Agency]:
    """Agencies by the words of their name and of each of its abbreviated spellings."""
    table: dict[str, Agency] = {}
    for spelling, agency in _spellings():
        table.setdefault(_key(spelling), agency)
    return table


def _key(name: str) -> str:
    return " ".join(word for word in _WORD.findall(fold(name)) if word != "và")


@dataclass(frozen=True, slots=True)
class _Node:
    """A node of a trie; `last`: a name may end here."""

    children: dict[str, _Node]
    last: list[bool]


def _alternation(names: Iterable[str]) -> str:
    """An expression that matches the longest of `names`: a trie, to look at each word once.

    A plain alternation of some hundred names tries them one by one at every place.
    """
    root = _Node({}, [False])
    for name in names:
        node = root
        for part in _parts(fold(name)):
            node = node.children.setdefault(part, _Node({}, [False]))
        node.last[0] = True
    return r"(?<!\w)" + _expression(root) + r"(?!\w)"


def _parts(name: str) -> list[str]:
    """Words and what joins them, as regular expressions."""
    words: list[str] = []
    join = " "
    for piece in _PIECE.findall(name):
        if piece in ("và", "&"):
            join = _AND
        elif piece == "/":
            join = _SLASH
        elif not _WORD.fullmatch(piece):
            join = join if piece.isspace() else _COMMA
        else:
            words += [join, piece] if words else [piece]
            join = " "
    return words


def _expression(node: _Node) -> str:
    inner = "|".join(part + _expression(child) for part, child in node.children.items())
    if not inner:
        return ""
    return f"(?:{inner})?" if node.last[0] else f"(?:{inner})"
