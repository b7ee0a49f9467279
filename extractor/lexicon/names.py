"""Names of bodies, places and offices as running text prints them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from extractor.model import fold

from .agencies import (
    AbbreviationUse,
    agencies,
    agency_named,
    agency_names,
    common_abbreviations,
)
from .provinces import provinces

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LEVELS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn", "phường", "đặc khu", "xã")
# No level, but a word: "xã hội", "Tỉnh ủy", "Thành đoàn".
_LEVEL = re.compile(rf"(?<!\w)(?:{'|'.join(_LEVELS)})(?!\w)(?! (?:hội|ủy|uỷ|đoàn)\b)")
# Committees of the Party, which the place follows without its level: "Tỉnh ủy Sơn La".
_COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) [uủ][yỷ](?!\w)")
# The words that a capital follows: the head of a name of a body, and what joins its fields.
_FIELD = re.compile(
    r"(?:\b(?:và|sở|bộ|ban|phòng|cục|vụ|viện|hội|trường|trung tâm)\s+|[,–-]\s*)(?P<first>[^\W\d_])"
)
# Short forms of places, which the list of agencies' names has not.
_PLACES = {"TP.": "thành phố", "TP": "thành phố", "Tp.": "thành phố", "TX.": "thị xã"}


def proper_name(text: str) -> str:
    """The name of a body as in running text, its short forms written out.

    Decree 30/2020/NĐ-CP, Annex II, says which letters are capitals: the first of the body, the
    first of each of its fields of work, and all words of a place. A name that is not printed in
    capitals keeps its own, but for the first letter.

    >>> proper_name("UBND TỈNH SƠN LA"), proper_name("SỞ CÔNG THƯƠNG")
    ('Ủy ban nhân dân tỉnh Sơn La', 'Sở Công Thương')
    """
    expanded = expand(" ".join(text.split()))
    if not _mostly_capitals(text):
        return expanded[:1].upper() + expanded[1:]
    lowered = expanded.lower()
    committee = _COMMITTEE.match(lowered)
    if committee:
        seat = proper_place(lowered[committee.end() :])
        return f"{committee.group().capitalize()} {seat}".strip()
    place = _LEVEL.search(lowered)
    at = place.start() if place else len(lowered)
    body = _FIELD.sub(_raise_first, lowered[:at])
    body = body[:1].upper() + body[1:]
    return _as_listed(body) + (proper_place(lowered[at:]) if place else "")


def proper_place(text: str) -> str:
    """The name of a place with its level: every word of the name begins with a capital.

    >>> proper_place("PHƯỜNG LONG MỸ"), proper_place("TP. CẦN THƠ")
    ('phường Long Mỹ', 'thành phố Cần Thơ')
    """
    words = expand(" ".join(text.split())).lower()
    level = _LEVEL.match(words)
    start = level.end() if level else 0
    named = _WORD.sub(lambda match: match.group()[0].upper() + match.group()[1:], words[start:])
    return words[:start] + named


def expand(text: str) -> str:
    """`text` with the short forms of bodies and places written out.

    >>> expand("HĐND TP. Huế")
    'Hội đồng nhân dân thành phố Huế'
    """
    return _short_form().sub(lambda match: _full_forms()[match.group()], text)


def repaired_name(name: str) -> str:
    """The body meant by a name that has lost marks or spaces, empty where that is not certain.

    >>> repaired_name("BỘ TAI CHÍNH"), repaired_name("UY BAN NHAN DAN TINH SON LA")
    ('Bộ Tài chính', 'Ủy ban nhân dân tỉnh Sơn La')
    >>> repaired_name("BỘ PHẬN MỘT CỬA")
    ''
    """
    meant = _by_letters().get(bare(name), ())
    return meant[0] if len(meant) == 1 else ""


def bare(text: str) -> str:
    """The letters of `text` without case, marks and spaces: what the worst OCR leaves.

    >>> bare("Bộ Tài chính")
    'botaichinh'
    """
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if letter.isalnum())


def position(text: str) -> str:
    """The office of this name in its usual capitals, empty for none.

    >>> position("PHÓ CHỦ TỊCH"), position("ỦY BAN")
    ('Phó Chủ tịch', '')
    """
    return _positions().get(fold(" ".join(text.split())), "")


@cache
def position_pattern() -> re.Pattern[str]:
    """The name of an office in folded text, the longest that fits."""
    names = sorted(_positions(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


@cache
def _by_letters() -> Mapping[str, tuple[str, ...]]:
    councils = ("Ủy ban nhân dân", "Hội đồng nhân dân")
    names = {agency.name for agency in agencies()}
    names.update(f"{body} {place.full_name}" for body in councils for place in provinces())
    table: dict[str, tuple[str, ...]] = {}
    for name in sorted(names):
        table[bare(name)] = (*table.get(bare(name), ()), name)
    return table


@cache
def _positions() -> Mapping[str, str]:
    text = (files("extractor.data") / "positions.csv").read_text("utf-8")
    return {fold(row["name"]): row["name"] for row in csv.DictReader(text.splitlines())}


@cache
def _full_forms() -> Mapping[str, str]:
    listed = {
        entry.short: entry.expansion
        for entry in common_abbreviations().values()
        if entry.use is not AbbreviationUse.ANY
    }
    return {**listed, **_PLACES}


@cache
def _short_form() -> re.Pattern[str]:
    shorts = sorted(_full_forms(), key=len, reverse=True)
    return re.compile(r"(?<![\w&])(?:" + "|".join(map(re.escape, shorts)) + r")(?![\w&])")


def _mostly_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _raise_first(match: re.Match[str]) -> str:
    return match.group()[:-1] + match["first"].upper()


def _as_listed(body: str) -> str:
    """`body` with the names of the authority file and of provinces in their own capitals."""
    for match in agency_names().finditer(fold(body)):
        agency = agency_named(match.group())
        if agency is not None and len(agency.name) == len(match.group()):
            body = body[: match.start()] + agency.name + body[match.end() :]
    return _provinces().sub(lambda match: _province_names()[match.group().lower()], body)


@cache
def _province_names() -> Mapping[str, str]:
    return {province.name.lower(): province.name for province in provinces()}


@cache
def _provinces() -> re.Pattern[str]:
    names = sorted(_province_names(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.IGNORECASE)
