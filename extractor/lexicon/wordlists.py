"""Short lists of words: surnames, words of foreign origin, misspellings, doubled words."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from extractor.model import fold


@cache
def surnames() -> frozenset[str]:
    """Family names, of all peoples of Vietnam, as they begin the names of signers.

    >>> "Nguyễn" in surnames(), "Giàng" in surnames(), "Ủy" in surnames()
    (True, True, False)
    """
    return frozenset(_column("surnames", "name"))


@cache
def loanwords() -> frozenset[str]:
    """Folded words of foreign origin that are written with Vietnamese letters in one word.

    >>> "ximăng" in loanwords()
    True
    """
    return frozenset(map(fold, _column("loanwords", "word")))


@cache
def misspellings() -> Mapping[str, str]:
    """What is meant by folded phrases that are a slip wherever they stand.

    >>> misspellings()["công thông tin điện tử"]
    'Cổng Thông tin điện tử'
    """
    wrong, right = _column("misspellings", "wrong"), _column("misspellings", "right")
    return dict(zip(map(fold, wrong), right, strict=True))


@cache
def doubled_words() -> Mapping[str, bool]:
    """Folded words: whether it is a slip when one of them is printed twice.

    >>> doubled_words()["các"], doubled_words()["tổ chức"]
    (True, False)
    """
    words, slips = _column("doubled_words", "word"), _column("doubled_words", "slip")
    return {fold(word): slip == "yes" for word, slip in zip(words, slips, strict=True)}


def _column(name: str, column: str) -> list[str]:
    text = (files("extractor.data") / f"{name}.csv").read_text("utf-8")
    return [row[column] for row in csv.DictReader(text.splitlines())]
