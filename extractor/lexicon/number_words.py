"""Words around a number that say what it is: a name, a part of a scheme, or a result."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from extractor.model import fold


class NumberWord(StrEnum):
    """What a phrase before a number makes of it; STOP words end the noun behind a number.

    NAME: "Điều 5", "giai đoạn 2". INNER: "gồm 4 ..." describes. COMMIT: "xây dựng 5 ..." promises
    a count. REACH: "đạt 90%" states a level. LINK: "có", "tại" leave it to the words before.
    NEUTRAL: compounds that only end like a name ("dân số", "mỗi tổ").
    """

    NAME = "name"
    INNER = "inner"
    COMMIT = "commit"
    REACH = "reach"
    LINK = "link"
    NEUTRAL = "neutral"
    STOP = "stop"


@cache
def number_words(role: NumberWord) -> frozenset[str]:
    """The phrases of one role, folded, of one to four words.

    >>> "giai đoạn" in number_words(NumberWord.NAME), "đạt" in number_words(NumberWord.REACH)
    (True, True)
    """
    return _by_role()[role]


@cache
def _by_role() -> Mapping[NumberWord, frozenset[str]]:
    text = (files("extractor.data") / "number_words.csv").read_text("utf-8")
    rows = [(fold(row["phrase"]), row["role"]) for row in csv.DictReader(text.splitlines())]
    return {role: frozenset(phrase for phrase, name in rows if name == role) for role in NumberWord}
