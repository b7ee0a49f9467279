"""A second look at numbers that were read with doubt: "55%" read as "559%", "TTr" as "TIr".

Numbers cannot be told from their neighbours as words can, and they are what is wanted of plans. One
that was read with doubt is cut out and read again by other models and sizes; two that agree
overrule the first. What was written by hand stays as it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from extractor.lexicon.tones import toneless

from .model import Grey, OcrLine, Word

_SURE = 0.9  # confidence of a number that is not looked at again
_BY_HAND = 0.45  # confidence that print reaches
_MARGIN = 4  # pixels around a word

Reader = Callable[[Grey], Iterable[str]]
"""Reads a word that is cut out, in several ways."""


def look_at_figures(line: OcrLine, grey: Grey, read: Reader) -> OcrLine:
    """`line` with its doubtful numbers as most readings have them; boxes in pixels of `grey`."""
    words = tuple(
        _agreed(word, read(_cut(word, grey)))
        if _BY_HAND < word.confidence < _SURE and any(c.isdigit() for c in word.text)
        else word
        for word in line.words
    )
    return line if words == line.words else replace(line, words=words)


def _agreed(word: Word, readings: Iterable[str]) -> Word:
    """`word`, or what the first two readings that agree say.

    >>> from extractor.model import Box
    >>> word = Word("41/TIr-SGDĐT", Box(0, 0, 9, 9), 0.8)
    >>> _agreed(word, ("41/TTr-SGDDT", "41/TTr-SGDĐT", "")).text
    '41/TTr-SGDĐT'
    """
    seen: list[str] = [word.text]
    for found in readings:
        if not any(c.isdigit() for c in found):
            continue
        for other in seen:
            if toneless(other) == toneless(found):
                return replace(word, text=_with_tones(found, other, word.text))
        seen.append(found)
    return word


def _with_tones(*readings: str) -> str:
    """The first reading, with the marks that any of them has: one model knows none."""
    first, *others = readings
    letters = list(first)
    for other in others:
        if len(other) == len(first):
            for at, (mine, its) in enumerate(zip(first, other, strict=True)):
                if mine != its and toneless(its) == mine:
                    letters[at] = its
    return "".join(letters)


def _cut(word: Word, grey: Grey) -> Grey:
    box = word.box
    top, x0 = max(int(box.top) - _MARGIN, 0), max(int(box.x0) - _MARGIN, 0)
    part = grey[top : int(box.bottom) + _MARGIN, x0 : int(box.x1) + _MARGIN]
    return np.pad(part, _MARGIN, constant_values=255)
