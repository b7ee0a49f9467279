"""Fonts whose letters are drawn as signs: what a character of Symbol or Wingdings shows."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_PRIVATE = 0xF000  # where Word keeps the 256 characters of such a font


def sign_of(character: str, font: str) -> str:
    """What `character` shows in `font`; the character itself where that is not known.

    >>> sign_of("\\uf0b3", "Symbol"), sign_of("o", "Courier New"), sign_of("o", "Arial")
    ('≥', '○', 'o')
    """
    code = ord(character)
    if _PRIVATE <= code < _PRIVATE + 0x100:
        code -= _PRIVATE
    return _signs().get((font.strip().lower(), code), character)


@cache
def _signs() -> Mapping[tuple[str, int], str]:
    with (files("extractor.data") / "symbol_fonts.csv").open(encoding="utf-8") as table:
        return {
            (row["font"], int(row["code"], 16)): row["becomes"] for row in csv.DictReader(table)
        }
