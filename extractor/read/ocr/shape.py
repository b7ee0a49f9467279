"""Lines as they are printed: parted at wide gaps, with baseline, font size and weight.

Boxes of words depend on which letters they have; paragraphs, columns and headings are found by
how lines stand to one another. So each line gets the box that all of its font would have.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractor.model import Box

from .marks import without_marks
from .model import Grey, OcrLine, Word

# Times New Roman and what is cut like it, in font sizes.
_ASCENT, _DESCENT = 0.89, 0.22
_X, _T, _ASCENDER, _CAPITAL = 0.45, 0.56, 0.68, 0.66
_MARK = 0.21  # a mark above a letter, the first; those above it take less room
_ABOVE = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309")
_DOT_BELOW, _HORN = "\u0323", "\u031b"
_GAP = 1.6  # font sizes: a wider gap may part two columns
_SAME = 0.12  # sizes that differ less are one
_BOLD = 1.28  # so much thicker than those of the page are the strokes of bold letters
_DARK = 128


def shaped(lines: Sequence[OcrLine], grey: Grey, dpi: int) -> tuple[OcrLine, ...]:
    """Lines as an engine gives them, in pixels, as lines in points."""
    parts = [measured(part) for line in lines for part in _parted(line)]
    usual = _usual([(part.size, len(part.text)) for part in parts])
    sized = _in_few_sizes([measured(line) for line in without_marks(parts, usual)])
    strokes = [_stroke(line, grey) / max(line.size, 1) for line in sized]
    thin = _usual(
        [(stroke, len(line.text)) for stroke, line in zip(strokes, sized, strict=True) if stroke]
    )
    scale = 72 / dpi
    return tuple(
        replace(
            line,
            words=tuple(replace(word, box=_scaled(word.box, scale)) for word in line.words),
            box=_scaled(_font_box(line), scale),
            size=round(line.size * scale, 2),
            bold=0 < _BOLD * thin < stroke,
        )
        for line, stroke in zip(sized, strokes, strict=True)
    )


def _in_few_sizes(lines: Sequence[OcrLine]) -> list[OcrLine]:
    """With sizes that are nearly the same made the same: that which most of their letters have."""
    sizes: dict[int, float] = {}
    rest = set(range(len(lines)))
    while rest:
        usual = _usual([(lines[index].size, len(lines[index].text)) for index in rest])
        near = {index for index in rest if abs(lines[index].size - usual) <= _SAME * usual}
        sizes |= dict.fromkeys(near, usual)
        rest -= near
    return [replace(line, size=sizes[index]) for index, line in enumerate(lines)]


def _parted(line: OcrLine) -> Iterator[OcrLine]:
    size = measured(line).size
    words: list[Word] = []
    for word in line.words:
        if words and word.box.x0 - words[-1].box.x1 > _GAP * size:
            yield OcrLine(tuple(words), _around(words))
            words = []
        words.append(word)
    yield OcrLine(tuple(words), _around(words))


def measured(line: OcrLine) -> OcrLine:
    """`line` with the font size that fits the heights of most words, and their box."""
    sizes = [
        (word.box.bottom - word.box.top) / (above + below)
        for word in _lettered(line.words)
        for above, below in (_extent(word.text),)
    ]
    return replace(line, size=_lower(sizes), box=_around(line.words))


def _lettered(words: Sequence[Word]) -> Sequence[Word]:
    """The words with letters or figures, if there are any: dashes tell no height."""
    return [word for word in words if any(c.isalnum() for c in word.text)] or words


def _lower(values: Sequence[float]) -> float:
    """What a third of the values is below: boxes are often too large, since letters of the line
    below or a rule touch them, and seldom too small."""
    return sorted(values)[len(values) // 3]


def _font_box(line: OcrLine) -> Box:
    """From the font's top to its bottom, around the baseline that fits most words."""
    bottoms = [
        word.box.bottom - _extent(word.text)[1] * line.size for word in _lettered(line.words)
    ]
    baseline = _lower(bottoms)
    return Box(
        line.box.x0, baseline - _ASCENT * line.size, line.box.x1, baseline + _DESCENT * line.size
    )


def _extent(text: str) -> tuple[float, float]:
    """How far letters go above the baseline and below it, in font sizes.

    >>> _extent("cao"), _extent("Đảng")
    ((0.45, 0.01), (0.66, 0.2))
    """
    extents = [_of_letter(letter) for letter in text]
    above = max(above for above, _ in extents)
    return above, max(below for _, below in extents)


@cache
def _of_letter(letter: str) -> tuple[float, float]:
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    marks_above = sum(mark in _ABOVE for mark in marks)
    if base.isupper() or base.isdigit() or base in "%&“”\"'()[]/!?":
        above = _CAPITAL
    elif base in "bdđfhkl" or (base in "ij" and not marks_above):
        above = _ASCENDER
    elif base == "t" or _HORN in marks:
        above = _T
    elif base in ".,…_":
        above = 0.1
    elif base in "-–—+=•*":
        above = 0.3
    else:
        above = _X
    if marks_above:
        above += _MARK + (0 if base.isupper() else 0.1) * (marks_above - 1)
    below = 0.01
    if base in "gjpqyQ()[]" or _DOT_BELOW in marks:
        below = 0.2
    elif base in ",;":
        below = 0.14
    if base in "-–—+=•*":
        below = -0.2
    return above, below


def _usual(weighted: Sequence[tuple[float, int]]) -> float:
    """The median of values that count so often; 0 where there are none."""
    ordered = sorted(weighted)
    half = sum(weight for _, weight in ordered) / 2
    for value, weight in ordered:
        half -= weight
        if half <= 0:
            return value
    return 0.0


def _stroke(line: OcrLine, grey: Grey) -> float:
    """The mean width of the strokes of a line, in pixels: dark pixels for each dark run."""
    dark = runs = 0
    for word in line.words:
        box = word.box
        part = grey[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)] < _DARK
        dark += int(part.sum())
        runs += int((part[:, 1:] & ~part[:, :-1]).sum()) + int(part[:, 0].sum())
    return dark / runs if runs else 0.0


def _around(words: Sequence[Word]) -> Box:
    boxes = [word.box for word in words]
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _scaled(box: Box, by: float) -> Box:
    return Box(*(round(edge * by, 2) for edge in (box.x0, box.top, box.x1, box.bottom)))
