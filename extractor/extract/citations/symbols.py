"""The symbol of a document's number (QĐ-TTg), in its usual spelling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.lexicon.document_types import DocumentType, type_of_code
from extractor.lexicon.issuers import issuer_of_code, issuers

_JOIN = re.compile(r" ?[-–/.] ?")
_PARTS = re.compile(r"[^-/.]+")
_REPEATED = re.compile(r"(.)\1+")
_PLAIN = str.maketrans("đươăâêô", "duoaaeo")


def split_symbol(symbol: str) -> list[str]:
    """Its parts: "QĐ- TTg" gives QĐ and TTg."""
    return _JOIN.split(symbol)


def usual_symbol(symbol: str, kind: DocumentType | None) -> str:
    """`symbol` without spaces and in the usual case, its misprints repaired where that is certain.

    A misprint is certain where the type of document is printed beside it, and one body only has
    a code that the remaining letters can stand for.

    >>> usual_symbol("QĐ- TTG", None)
    'QĐ-TTg'
    >>> usual_symbol("CTTg", type_of_code("CT")), usual_symbol("QD-UBND", type_of_code("QĐ"))
    ('CT-TTg', 'QĐ-UBND')
    """
    tight = _JOIN.sub(lambda join: join.group().strip().replace("–", "-"), symbol)
    first = _JOIN.split(symbol)[0]
    if kind and kind.abbreviation and not type_of_code(first) and not issuer_of_code(first):
        repaired = _repairs(kind.abbreviation).get(_letters(symbol), "")
        if repaired:
            return repaired
    return _PARTS.sub(lambda part: _usual_case(part.group()), tight)


def _usual_case(part: str) -> str:
    kind = type_of_code(part) or type_of_code(part, party=True)
    if kind:
        return kind.abbreviation
    issuer = issuer_of_code(part)
    return issuer.code if issuer else part


@cache
def _repairs(abbreviation: str) -> Mapping[str, str]:
    """Symbols of this type by their bare letters; "" where several have the same."""
    table: dict[str, str] = {}
    for issuer in issuers():
        symbol = f"{abbreviation}-{issuer.code}"
        letters = _letters(symbol)
        table[letters] = "" if letters in table else symbol
    return table


def _letters(symbol: str) -> str:
    """The letters without their marks, none twice in a row: what scans and haste leave intact."""
    letters = "".join(filter(str.isalnum, symbol)).lower().translate(_PLAIN)
    return _REPEATED.sub(r"\1", letters)
