"""A look at the signs before numbers: "≥", which the Vietnamese model does not know, read as ">".

The model makes ">" or ":" of it. The picture tells: a bar stands under the sign, as wide as the
sign is.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .model import Grey, OcrLine, Word

_SIGN = re.compile(r"[<>:;=]")
_DARK = 215  # thin strokes are faint on bad pages
_BROAD = 1.15  # heights: a sign and its bar are no wider
_NARROW = 0.5  # of its height: ":" is narrower
_FOOT = 0.14  # of its height: where the bar is
_BAR = 0.75  # of the sign's width
_WAIST = (0.25, 0.5)  # of its height: where the arms of the sign meet
_SIDE = 0.58  # of its width: the arms of "≥" meet right of it


def look_at_signs(line: OcrLine, grey: Grey) -> OcrLine:
    """`line` with "≥" and "≤" where the picture has them; boxes in pixels of `grey`."""
    words = tuple(
        replace(word, text=_seen(word, grey) or word.text) if _SIGN.fullmatch(word.text) else word
        for word in line.words
    )
    return line if words == line.words else replace(line, words=words)


def _seen(word: Word, grey: Grey) -> str:
    """The sign that stands where `word` does, "" where it has no bar."""
    box = word.box
    top, bottom, x0 = int(box.top), int(box.bottom) + 1, int(box.x0)
    dark = grey[top:bottom, x0 : x0 + round(_BROAD * (bottom - top))] < _DARK
    dark = _first_mark(dark)
    height, width = dark.shape
    if min(height, width) < 8 or width < _NARROW * height:
        return ""
    foot = dark[-max(round(_FOOT * height), 2) :]
    if foot.sum(axis=1).max() < _BAR * width:
        return ""
    waist = dark[round(_WAIST[0] * height) : round(_WAIST[1] * height)]
    middle = float(np.nonzero(waist)[1].mean()) / width if waist.any() else 0.5
    return "≥" if middle > _SIDE else "≤" if middle < 1 - _SIDE else ""


def _first_mark(dark: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What is dark up to the first white column, without the white around it."""
    inked = np.flatnonzero(dark.any(axis=0))
    if not len(inked):
        return dark[:0]
    gaps = np.flatnonzero(np.diff(inked) > 2)
    last = inked[gaps[0]] if len(gaps) else inked[-1]
    mark = dark[:, inked[0] : last + 1]
    rows = np.flatnonzero(mark.any(axis=1))
    return mark[rows[0] : rows[-1] + 1]
