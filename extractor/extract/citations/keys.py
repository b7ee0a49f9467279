"""Keys that are equal for two mentions of the same document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractor.lexicon.issuers import issuer_of_code
from extractor.model import fold

from .mention import Mention
from .symbols import split_symbol

_WORD = re.compile(r"\w+")
_SERIAL = re.compile(r"0*(\d*\w?)((?:/\d{4})?)[/-](\D.*)")


def keys(mentions: Sequence[Mention]) -> list[str]:
    """One key for each mention: number, year and, where the symbol is no one body's, issuer.

    What one mention prints (the year, the issuer, the number of a law) another often leaves out:
    it is taken from those of the same document that print it, where they agree.
    """
    years = _agreed((_stem(m), m.issued_on[:4]) for m in mentions)
    issuers = _longest((_stem(m), fold(m.issuer)) for m in mentions)
    numbers = _agreed((_name_stem(m), m.number) for m in mentions if m.name)
    found = []
    for mention in mentions:
        number = mention.number or numbers.get(_name_stem(mention), "")
        stem = _number_stem(number) if number else _stem(mention)
        year = years.get(stem, "")
        dated = f"{stem}@{year}" if year and f"/{year}/" not in stem else stem
        issuer = issuers.get(stem, "") if number and not _is_central(number) else ""
        found.append(f"{dated}:{issuer}" if issuer else dated)
    return found


def _stem(mention: Mention) -> str:
    return _number_stem(mention.number) if mention.number else _name_stem(mention)


def _name_stem(mention: Mention) -> str:
    """The words of the name, without the year that is its date: Luật Đầu tư công năm 2019."""
    words = _WORD.findall(fold(mention.name))
    if words and words[-1] == mention.issued_on:
        words = words[:-2] if words[-2:-1] == ["năm"] else words[:-1]
    return " ".join(words)


def _number_stem(number: str) -> str:
    """The number without leading zeros, in small letters: "01/2021/TT-BYT" is "1/2021/tt-byt"."""
    match = _SERIAL.fullmatch(number)
    if not match:
        return number.lower()
    serial, year, symbol = match.groups()
    return f"{serial}{year}/{symbol}".lower()


def _is_central(number: str) -> bool:
    """Whether a code of the symbol belongs to one body of the country only."""
    issuers = (issuer_of_code(part) for part in split_symbol(number))
    return any(issuer is not None and issuer.central for issuer in issuers)


def _agreed(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each first the one second that is not empty; none where there are several."""
    table: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        if second:
            table[first].add(second)
    return {first: seconds.pop() for first, seconds in table.items() if len(seconds) == 1}


def _longest(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    table: dict[str, str] = {}
    for first, second in pairs:
        if len(second) > len(table.get(first, "")):
            table[first] = second
    return table
