"""How a name reads in the tables: abbreviations expanded, the official spelling where known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.lexicon.agencies import AbbreviationUse, common_abbreviations, known_agency
from extractor.lexicon.alphabet import UPPER
from extractor.model import fold

_WORD = re.compile(r"[^\W\d_][\w&-]*")
_CITY = re.compile(r"\b[Tt][Pp](?:\. ?| (?=[^\W\d_a-zà-ỹ]))")
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
    expanded = " ".join(_modern(printed).split())
    if _CAPITALS.search(expanded):
        expanded = _expanded(expanded, abbreviations)
    known = known_agency(fold(expanded))
    return known[0].name + expanded[known[1] :] if known else expanded


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
