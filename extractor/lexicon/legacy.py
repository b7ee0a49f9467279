"""Vietnamese encodings from before Unicode: letters at their places, and fonts by their names."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from .patterns import patterns


class Charset(StrEnum):
    """An encoding of one byte a character, or of a letter and its mark in two (VNI)."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    VISCII = "viscii"
    VPS = "vps"


@cache
def letters(charset: Charset) -> Mapping[str, str]:
    """What stands for a letter in an encoding -> the letter, all 134 beyond ASCII.

    Codes are written as the characters of their bytes in ISO 8859-1; those past U+00FF are names
    that the font's glyph has in PDF.

    >>> letters(Charset.TCVN3)["\\xb5"], letters(Charset.VNI)["aø"], letters(Charset.VPS)["\\x02"]
    ('à', 'à', 'Ạ')
    """
    with (files("extractor.data") / "legacy_letters.csv").open(encoding="utf-8") as table:
        return {
            "".join(chr(int(code, 16)) for code in row["code"].split()): row["becomes"]
            for row in csv.DictReader(table)
            if row["charset"] == charset
        }


def charset_of_font(name: str) -> tuple[Charset, bool] | None:
    """The encoding that a font is made for, and whether it draws capitals for small letters.

    >>> charset_of_font(".VnTimeH"), charset_of_font("Times New Roman")
    ((<Charset.TCVN3: 'tcvn3'>, True), None)
    """
    rules = patterns("legacy_fonts")
    for charset in Charset:
        if rules[charset].regex.search(name):
            return charset, bool(rules["capitals"].regex.search(name))
    return None
