"""Names of codes, laws and ordinances: only a list says where such a name ends."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from extractor.model import fold

_WORD = re.compile(r"\w+")
# What may stand between two words of a name; the commas themselves are often left out.
_BETWEEN = (" ", ", ", ",", " - ", " (", "/", "")
_LIMIT = 200


@cache
def law_names() -> Mapping[str, str]:
    """The names of `data/laws.csv`, by their folded words."""
    text = (files("extractor.data") / "laws.csv").read_text("utf-8")
    names = (row["name"] for row in csv.DictReader(text.splitlines()))
    return {" ".join(_WORD.findall(fold(name))): name for name in names}


@cache
def _beginnings() -> frozenset[str]:
    """Every proper beginning of a name, in words: where to stop looking."""
    words = (name.split(" ") for name in law_names())
    return frozenset(" ".join(name[:size]) for name in words for size in range(1, len(name)))


def law_name_at(folded: str, start: int) -> int | None:
    """The end of the longest known name that begins at `start` of a folded text, if there is one.

    >>> text = "luật phòng chống tác hại của rượu, bia và các quy định"
    >>> text[: law_name_at(text, 0)]
    'luật phòng chống tác hại của rượu, bia'
    >>> law_name_at("luật pháp của nước ta", 0) is None
    True
    """
    found: int | None = None
    words = ""
    end = start
    for word in _WORD.finditer(folded, start, start + _LIMIT):
        if folded[end : word.start()] not in _BETWEEN:
            break
        words = f"{words} {word.group()}" if words else word.group()
        end = word.end()
        if words in law_names():
            found = end
        if words not in _beginnings():
            break
    return found
