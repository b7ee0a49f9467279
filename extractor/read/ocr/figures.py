"""A second look at numbers that were read with doubt: "55%" read as "559%", "TTr" as "TIr".

Numbers cannot be told from their neighbours as words can, and they are what is wanted of plans. One
that was read with doubt is cut out and read again by other models and sizes; two that agree
overrule the first. What was written by hand stays as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np

from extractor.lexicon.tones import toneless

from .model import Grey, OcrLine, Word
from .shape import measured

_SURE = 0.9  # confidence of a number that is not looked at again
_BY_HAND = 0.45  # confidence that print reaches
_MARGIN = 4  # pixels around a word
# Of a sign for per cent a second figure is made, or nothing else: "559%" or "609" for "55%", "60%".
_PER_CENT = re.compile(r"(?P<figures>\d{1,3}(?:,\d)?)9%?(?P<mark>[.,;:)]*)")
# Widths in Times New Roman, in font sizes: of a figure, "%" (bold), a mark; of the white at the
# ends of a word, which belongs to its letters.
_FIGURE, _SIGNS, _MARK, _ENDS = 0.5, (0.83, 1.0), 0.27, 0.07
_OTHER, _SAME = 0.25, 0.12  # font sizes: how far a width is off if misread, and if read well

Reader = Callable[[Grey], Iterable[str]]
"""Reads a word that is cut out, in several ways."""


def look_at_figures(line: OcrLine, grey: Grey, read: Reader) -> OcrLine:
    """`line` with its doubtful numbers as most readings have them; boxes in pixels of `grey`."""
    size = measured(line).size
    words = tuple(
        _as_wide(word, size)
        if _PER_CENT.fullmatch(word.text)
        else _agreed(word, read(_cut(word, grey)))
        if _BY_HAND < word.confidence < _SURE and any(c.isdigit() for c in word.text)
        else word
        for word in line.words
    )
    return line if words == line.words else replace(line, words=words)


def _as_wide(word: Word, size: float) -> Word:
    """`word`, or with a sign for per cent at its end, if only so it is as wide as in the picture.

    >>> from extractor.model import Box
    >>> _as_wide(Word("609", Box(0, 0, 69, 28), 0.3), 38.6).text
    '60%'
    >>> _as_wide(Word("609", Box(0, 0, 58, 28), 0.3), 38.6).text
    '609'
    """
    match = _PER_CENT.fullmatch(word.text)
    if not match or not size:
        return word
    width = (word.box.x1 - word.box.x0) / size
    meant = f"{match['figures']}%{match['mark']}"
    off = min(abs(width - one) for one in _widths(word.text))
    if off > _OTHER and min(abs(width - one) for one in _widths(meant)) < _SAME:
        return replace(word, text=meant)
    return word


def _widths(text: str) -> Iterator[float]:
    """How wide a number is, in font sizes: upright, then bold."""
    figures, signs = sum(c.isdigit() for c in text), text.count("%")
    rest = _MARK * (len(text) - figures - signs) - _ENDS
    for sign in _SIGNS:
        yield _FIGURE * figures + sign * signs + rest


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
