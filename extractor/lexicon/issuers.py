"""Abbreviations of issuing bodies in the numbers of documents."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# The National Assembly and its bodies count their terms: QH15, UBTVQH14, HĐNN8.
_TERM = re.compile(r"(\D+)(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing body: `code` as in numbers, `name` in full.

    `central` says that only one body of the country has this code: "TTg" is the Prime Minister,
    whereas every commune has an "UBND".
    """

    code: str
    name: str
    central: bool
    source: str


@cache
def issuers() -> tuple[Issuer, ...]:
    """All issuing bodies of `data/issuers.csv`."""
    text = (files("extractor.data") / "issuers.csv").read_text("utf-8")
    return tuple(
        Issuer(row["code"], row["name"], row["scope"] == "central", row["source"])
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _by_code() -> Mapping[str, Issuer]:
    return {issuer.code.lower(): issuer for issuer in issuers()}


def issuer_of_code(code: str) -> Issuer | None:
    """The body that a code stands for, in whatever case it is printed, its term included.

    >>> issuer_of_code("TTG").code, issuer_of_code("qh15").code, issuer_of_code("UBND").central
    ('TTg', 'QH15', False)
    >>> issuer_of_code("XYZ") is None
    True
    """
    found = _by_code().get(code.lower())
    if found:
        return found
    term = _TERM.fullmatch(code.lower())
    body = _by_code().get(term[1]) if term else None
    if term is None or body is None:
        return None
    return Issuer(body.code + term[2], body.name, body.central, body.source)
