"""Characters that stand for others: spaces, line ends, font bullets, letters that look alike."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Use(StrEnum):
    """What a character is: a kind of space or line end, a thing that is not seen, a sign of some
    font, a letter with a stroke that is not Đ or đ, a letter of another alphabet.
    """

    SPACE = "space"
    LINE = "line"
    INVISIBLE = "invisible"
    SIGN = "sign"
    STROKE = "stroke"
    LOOKALIKE = "lookalike"


@cache
def replacements(use: Use) -> Mapping[str, str]:
    """What the characters of this use are written as; empty for those that are left out.

    >>> replacements(Use.STROKE)["\\u00d0"], replacements(Use.LOOKALIKE)["\\u0410"]
    ('Đ', 'A')
    """
    with (files("extractor.data") / "characters.csv").open(encoding="utf-8") as table:
        return {
            _character(row["character"]): _character(row["becomes"])
            for row in csv.DictReader(table)
            if row["use"] == use
        }


def _character(code: str) -> str:
    return chr(int(code.removeprefix("U+"), 16)) if code else ""
