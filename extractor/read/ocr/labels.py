"""A second look at the labels of paragraphs: "a)", "IV.", "1/".

Two or three letters alone give a language model nothing to hold on to, and it makes "4)" of "a)",
"HI." of "III.". On labels hangs the whole outline, so those that are no label as read, or were read
with doubt, are cut out, enlarged, and read once more for what they are; numerals made of strokes
are counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from .model import Grey, OcrLine, Word

_LABEL = re.compile(
    r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-eghiklmnopqrstuvxyđ])[.)/]"
    r"|\((?:[ivx]{1,4}|\d{1,2})\)"
)
_BEFORE = re.compile(r"[-–—+*•]|[_~'‘’“”`]+")  # a bullet or specks: "- a)"
_MAY_BE_LABEL = re.compile(r"\S{0,3}[)/\]]|\d{1,2}(?:[.,]\d{1,2}){0,3}[.,]|[^\W\d_],?|[^\w\s]?[.,]")
_STROKES = re.compile(r"[Il1iHULTJ|!\[\]]{1,5}[./,:]?")
_ONE = re.compile(r"1[./,:]?")
_OFTEN_WRONG = re.compile(r"\d\)|[dđ][)/.]")  # "4)" for "a)"; đ for d
_D = re.compile(r"[dđ][)/.]")
_GLUED = re.compile(r"[IVXLl1HU|]{1,5}\.(?=[^\W\d_]{2,})")
_NARROW, _BROAD = 0.34, 0.72  # font sizes: capitals
_SURE = 0.9  # confidence
_READINGS = 2
_MARGIN = 4  # pixels around a label
_DARK = 140
_CAPITALS = 0.7  # of the letters behind a Roman numeral
# In font sizes: the height of "d)", of "d/" and "d."; a d's stem from below its serif to above its
# bowl, and where its bar is, in hundredths (a serif may be thick); its width. With a bar a row
# has 1.9 to 3.6 times more ink, without 1.5.
_WITH_BRACKET, _WITHOUT = 0.86, 0.69
_STEM, _ITS_BAR = range(5, 20, 2), range(10, 17, 2)
_LETTER = 0.49
_BAR = 1.65
_FAINT = 60
_BANDS = (0.25, 0.5, 0.75)  # of the height: where strokes are counted
_UPRIGHT = 0.12  # of the height: how far a stroke may lean; a slash leans more

Reader = Callable[[Grey], Iterable[str]]
"""Reads a label: the ways it may be read, best first."""


def look_at_label(line: OcrLine, grey: Grey, read: Reader) -> OcrLine:
    """`line` with its label as a second look has it; boxes in pixels of `grey`."""
    line = _unglued(line)
    if _BEFORE.fullmatch(line.words[0].text) and len(line.words) > 2:
        behind = look_at_label(replace(line, words=line.words[1:]), grey, read)
        return replace(line, words=(line.words[0], *behind.words))
    first, rest = line.words[0], line.words[1:]
    if not rest or (
        _LABEL.fullmatch(first.text)
        and first.confidence >= _SURE
        and not _OFTEN_WRONG.fullmatch(first.text)
    ):
        return line
    if _D.fullmatch(first.text):
        label = ("đ" if _has_bar(first, grey) else "d") + first.text[1:]
    elif _STROKES.fullmatch(first.text) and _in_capitals(rest):
        label = _counted(first, grey)
    elif _MAY_BE_LABEL.fullmatch(first.text):
        label = _read_again(first, grey, read)
    else:
        return line
    if not label or label == first.text:
        return line
    return replace(line, words=(replace(first, text=label), *rest))


def _unglued(line: OcrLine) -> OcrLine:
    """With "IL.MỤC" as two words; where the first ends is told by the widths that letters have."""
    first = line.words[0]
    match = _GLUED.match(first.text)
    if not match or not _in_capitals(line.words):
        return line
    widths = [_NARROW if c in "Il1iJ|!./" else _BROAD for c in first.text]
    part = sum(widths[: match.end()]) / sum(widths)
    at = round(first.box.x0 + part * (first.box.x1 - first.box.x0))
    label = replace(first, text=match.group(), box=replace(first.box, x1=at))
    behind = replace(first, text=first.text[match.end() :], box=replace(first.box, x0=at))
    return replace(line, words=(label, behind, *line.words[1:]))


def _in_capitals(words: tuple[Word, ...]) -> bool:
    letters = [c for word in words for c in word.text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > _CAPITALS * len(letters)


def _read_again(word: Word, grey: Grey, read: Reader) -> str:
    part = np.pad(_cut(word, grey), _MARGIN, constant_values=255)
    for found in islice(read(part), _READINGS):
        small = found if found[:1] in ("I", "V", "X") else found.lower()
        if _LABEL.fullmatch(small):
            return small
    return ""


def _counted(word: Word, grey: Grey) -> str:
    """I, II or III by its upright strokes, with the mark behind it; "" where it is none of them."""
    dark = _cut(word, grey) < _DARK
    rows = np.flatnonzero(dark.any(axis=1))
    if len(rows) < 8:
        return ""
    dark = dark[rows[0] : rows[-1] + 1]
    height = len(dark)
    upper, middle, lower = (_runs(dark[int(height * band)]) for band in _BANDS)
    lean = _UPRIGHT * height
    strokes = [
        at
        for at in middle
        if any(abs(at - x) < lean / 2 for x in upper) and any(abs(at - x) < lean / 2 for x in lower)
    ]
    slash = len(strokes) < len(middle)
    if not 1 <= len(strokes) <= 3 or (_ONE.fullmatch(word.text) and len(strokes) == 1):
        return ""
    slash = word.text.endswith("/") or (slash and "." not in word.text)
    return "I" * len(strokes) + ("/" if slash else ".")


def _has_bar(word: Word, grey: Grey) -> bool:
    """Does a bar cross the stem of "d)" above its bowl? Only there has a row more ink then."""
    ink = 255 - _cut(word, grey).astype(np.int64)
    rows, columns = (np.flatnonzero((ink > _FAINT).any(axis=axis)) for axis in (1, 0))
    if len(rows) < 8 or len(columns) < 8:
        return False
    top = int(rows[0])
    size = (int(rows[-1]) + 1 - top) / (_WITH_BRACKET if ")" in word.text else _WITHOUT)
    left = max(int(columns[0]) - 2, 0)
    mass = ink[:, left : left + round(_LETTER * size)].sum(axis=1)
    bar, stem = (mass[[top + round(size * part / 100) for part in at]] for at in (_ITS_BAR, _STEM))
    return float(bar.max()) > _BAR * max(float(stem.min()), 1)


def _runs(row: NDArray[np.bool_]) -> list[float]:
    """The middles of the dark stretches of a row."""
    edges = np.flatnonzero(np.diff(np.pad(row, 1).astype(np.int8)))
    return [(start + end) / 2 for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _cut(word: Word, grey: Grey) -> Grey:
    box = word.box
    top, x0 = max(int(box.top) - _MARGIN, 0), max(int(box.x0) - _MARGIN, 0)
    return grey[top : int(box.bottom) + _MARGIN, x0 : int(box.x1) + _MARGIN]
