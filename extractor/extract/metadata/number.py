"""The number and symbol of a document, from its own letterhead."""

from __future__ import annotations

import re

from extractor.lexicon.document_types import type_of_code
from extractor.lexicon.issuers import issuer_of_code
from extractor.lexicon.patterns import patterns

from .view import NOTHING, Reading, View

_PATTERNS = patterns("metadata")
_SPACE = re.compile(r"\s+")
_UNREAD = re.compile(r"^(?=[^/]*[^\w\s.…/-])[^/]*(?=/)")  # "2#", written by hand
_SERIAL = re.compile(r"[\d.…_]*[a-zđ]{0,2}(?=[/-])")
# What OCR and old typefaces make of a symbol.
_DAMAGED = {"QD": "QĐ", "ND": "NĐ", "HDND": "HĐND", "UBNO": "UBND"}
_PART = re.compile(r"[^\W_]+")


def read_number(view: View, limit: int) -> Reading:
    """The first number of the letterhead, which ends at `limit`; a cited number never counts.

    The letterhead prints "Số:" with a colon, at the start of a line, or with one capital; a
    citation in a title has "số" or "SỐ" inside the line.
    """
    for match in _PATTERNS["number"].regex.finditer(view.folded, 0, limit):
        label = view.text[match.start() : match.start("number")]
        begins = match.start() == 0 or view.text[match.start() - 1] == "\n"
        if begins or ":" in label or label.startswith("Số"):
            return view.reading(
                match.start(), match.end(), clean_number(view.text[slice(*match.span("number"))])
            )
    match_bare = _PATTERNS["bare_number"].regex.search(view.folded, 0, limit)
    if match_bare:
        start, end = match_bare.span("number")
        return view.reading(start, end, clean_number(view.text[start:end]))
    return NOTHING


def clean_number(printed: str) -> str:
    """A number as it is cited: without spaces and blanks, its symbol in the usual capitals.

    >>> clean_number("28 /2003/NĐ- CP"), clean_number("..... /KH-UBND")
    ('28/2003/NĐ-CP', '/KH-UBND')
    >>> clean_number("66.2/QD-BTC"), clean_number("411/QĐ-TTG")
    ('662/QĐ-BTC', '411/QĐ-TTg')
    >>> clean_number("2# /QĐ-UBND")  # written by hand, and not read
    '/QĐ-UBND'
    """
    number = _SPACE.sub("", printed)
    if number.islower():
        number = number.upper()
    if "/" in number and not (number[0].isdigit() or number[0] in "./…_-"):
        number = number[number.index("/") :]
    number = _UNREAD.sub("", number)
    serial = _SERIAL.match(number)
    if serial:
        number = re.sub(r"[.…_]", "", serial.group()) + number[serial.end() :]
    return _PART.sub(lambda match: _symbol(match.group()), number).rstrip(".")


def _symbol(code: str) -> str:
    """A part of a symbol in its usual capitals: "TTG" is "TTg", "CTR" is "CTr"."""
    code = _DAMAGED.get(code.upper(), code)
    kind, issuer = type_of_code(code), issuer_of_code(code)
    return kind.abbreviation if kind else issuer.code if issuer else code
