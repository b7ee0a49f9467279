"""The syllables of Vietnamese."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def syllables() -> frozenset[str]:
    """All syllables that occur in Vietnamese words, folded (`extractor.model.fold`).

    >>> "nhập" in syllables(), "nhậm" in syllables(), "nhậy" in syllables(), "nhp" in syllables()
    (True, True, True, False)
    """
    text = (files("extractor.data") / "syllables.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
