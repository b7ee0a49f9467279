"""How a name reads in the tables: abbreviations expanded, the official spelling where known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.lexicon.agencies import AbbreviationUse, common_abbreviations, known_agency
from extractor.lexicon.alphabet import UPPER
from extractor.lexicon.patterns import patterns
from extractor.model import fold

_WORD = re.compile(r"[^\W\d_][\w&-]*")
_CITY = re.compile(r"\b[Tt][Pp](?:\. ?| (?=[^\W\d_a-zà-ỹ]))")
_FIELD = patterns("agencies_cased")["further_field"].regex
_SEVERAL = re.compile(
    f"(?:{'|'.join(re.escape(short) for short in common_abbreviations() if ' ' in short)})(?!\\w)"
)
_CAPITALS = re.compile(rf"[{UPPER}][{UPPER}pg&-]")
# So short that they stand for many things: expanded only right behind the head of a name.
_AMBIGUOUS = 2
_HEADS = frozenset({"sở", "bộ", "phòng", "ban", "đoàn", "hội"})


def full_name(printed: str, abbreviations: Mapping[str, str]) -> str:
    """`printed` with its abbreviations expanded and tone marks placed as they are today.

    A known agency gets its official spelling; the area behind it stays as printed.

    >>> full_name("Sở KH&CN tỉnh", {"KH&CN": "Khoa học và Công nghệ"})
    'Sở Khoa học và Công nghệ tỉnh'
    >>> full_name("Hội nông dân xã", {}), full_name("các Sở, ngành", {})
    ('Hội Nông dân xã', 'các Sở, ngành')
    """
    modern = " ".join(_modern(printed).split())
    if not _CAPITALS.search(modern):
        return _official(modern, {}) or modern
    expanded = _expanded(modern, abbreviations)
    # Some abbreviations are of several words: "UB MTTQ", "BCH Quân sự".
    whole = _official(modern, abbreviations) if _SEVERAL.match(modern) else ""
    return whole or _official(expanded, {}) or expanded


def _official(name: str, abbreviations: Mapping[str, str]) -> str:
    """`name` as the authority file spells what it begins with; empty for an unknown one."""
    known = known_agency(fold(name))
    if not known or _FIELD.match(name, known[1]):
        return ""
    return known[0].name + _expanded(name[known[1] :], abbreviations)


def _modern(printed: str) -> str:
    folded = fold(printed)
    if folded == printed.lower():
        return printed
    pairs = zip(printed, folded, strict=True)
    return "".join(new.upper() if old.isupper() else new for old, new in pairs)


def _expanded(printed: str, abbreviations: Mapping[str, str]) -> str:
    before = ""

    def expansion(match: re.Match[str]) -> str:
        nonlocal before
        word, previous = match.group(), before
        before = word
        if word not in abbreviations:
            return word
        if len(word) <= _AMBIGUOUS and word in _parts() and fold(previous) not in _HEADS:
            return word
        return abbreviations[word]

    return _CITY.sub("thành phố ", _WORD.sub(expansion, printed))


@cache
def _parts() -> frozenset[str]:
    return frozenset(
        short
        for short, abbreviation in common_abbreviations().items()
        if abbreviation.use is AbbreviationUse.PART
    )
