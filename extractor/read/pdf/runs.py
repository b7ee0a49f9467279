"""The characters of a page made into runs, word by word.

Only the outer characters of words are asked for their places, and only words that begin to look
otherwise, or stand on another line, for their size and angle: a page has thousands of characters,
hundreds of words, and dozens of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from math import atan2, degrees, hypot
from typing import NamedTuple

from . import pdfium
from .characters import ALONG, Characters, PageBox, Run
from .fonts import Font, font_of

# Gaps, in parts of the font size.
WIDE = 1.3  # one that may part two columns
SPACE = 0.16  # what a space leaves at least; letters are set closer than that
BACK = 0.35  # how far a run may begin before the one before ends: kerning, slanted letters
_LEVEL = 0.01  # points: how far the baselines of one run are apart
_SPACES = frozenset({"", " ", "  ", "\xa0"})
_WORD = re.compile(r"\S+")
# What PDFium gives for a hyphen at the end of a line, and for ligatures.
_CHARACTERS = str.maketrans(
    {"\x02": "-", "\ufffe": "-", "\xad": "-", "\xa0": " "}
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_SPECIAL = re.compile("[\x02\ufffe\xad\xa0ﬀ-ﬆ]")
_TOO_SKEW = 15  # degrees off the horizontal and the vertical: a watermark
_OUTLINED, _INVISIBLE = (1, 2), 3  # modes of rendering text (ISO 32000-1, table 106)


class _Words(NamedTuple):
    """Stretches of characters without white space, each of one text object, in order."""

    starts: list[int]
    ends: list[int]
    owners: list[pdfium.Handle]

    def add(self, start: int, end: int, owner: pdfium.Handle) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.owners.append(owner)


class _Style(NamedTuple):
    """How words are set; `turn` is None for those at an angle.

    `close` is the widest gap (points) between two of them without a space, `wide` with one;
    `back` is how far they may overlap.
    """

    font: Font
    size: float
    turn: int | None
    back: float
    close: float
    wide: float


class _Stretch(NamedTuple):
    """Words `begin` to `end` (exclusive), of one style and on one baseline."""

    begin: int
    end: int
    style: _Style
    y: float
    hidden: bool


class _Placed(NamedTuple):
    """The words of a page, and the boxes of the first and the last character of each."""

    words: _Words
    starting: pdfium.Floats
    ending: pdfium.Floats
    shown: PageBox

    def along(self, turn: int) -> tuple[list[float], list[float]]:
        """Where each word begins and ends on its line, if it is turned so."""
        first, last, sign = ALONG[turn]
        origin = self.shown.origin(turn)[0]
        return (
            [sign * place - origin for place in self.starting[first::4]],
            [sign * place - origin for place in self.ending[last::4]],
        )


def read_runs(text_page: pdfium.Handle, count: int, shown: PageBox) -> Characters:
    """The runs of a text page with `count` characters."""
    text = pdfium.characters(text_page, count) if count > 0 else ""
    words = _words(text_page, text)
    starting = pdfium.boxes(text_page, words.starts)
    ending = pdfium.boxes(text_page, [end - 1 for end in words.ends])
    placed = _Placed(words, starting, ending, shown)
    stretches = list(_stretches(text_page, placed))
    runs: list[Run] = []
    parents: list[pdfium.Handle] = []
    for run, parent in _runs(text, placed, stretches):
        runs.append(run)
        parents.append(parent)
    if _SPECIAL.search(text):
        runs = [run._replace(text=run.text.translate(_CHARACTERS)) for run in runs]
    skewed = [
        text[words.starts[begin] : words.ends[end - 1]]
        for begin, end, style, _, _ in stretches
        if style.turn is None
    ]
    hidden = sum(
        words.ends[end - 1] - words.starts[begin]
        for begin, end, _, _, unseen in stretches
        if unseen
    )
    return Characters(
        tuple(runs),
        tuple(parents),
        frozenset(words.owners),
        " ".join(skewed),
        hidden,
        text_page,
        shown,
    )


def _words(text_page: pdfium.Handle, text: str) -> _Words:
    """The words of a page in order, parted where one text object ends and the next begins."""
    spans = [found.span() for found in _WORD.finditer(text)]
    starts = [start for start, _ in spans]
    owners = pdfium.text_objects(text_page, starts)
    ends = [end for _, end in spans]
    lasts = pdfium.text_objects(text_page, [end - 1 for end in ends])
    if owners == lasts:
        return _Words(starts, ends, owners)
    words = _Words([], [], [])
    for (start, end), owner, other in zip(spans, owners, lasts, strict=True):
        if owner == other:
            words.add(start, end, owner)
            continue
        for parent, group in groupby(pdfium.text_objects(text_page, range(start, end))):
            behind = start + len(list(group))
            words.add(start, behind, parent)
            start = behind
    return words


def _stretches(text_page: pdfium.Handle, placed: _Placed) -> Iterator[_Stretch]:
    """Consecutive words of one font, drawn in one way, as low as each other."""
    words, shown = placed.words, placed.shown
    fonts, modes = pdfium.fonts(words.owners), pdfium.render_modes(words.owners)
    # In one font, what reaches as far below its baseline is as large and on the same one.
    looks = zip(fonts, modes, placed.starting[3::4], strict=True)
    heads: list[int] = []
    before: object = None
    for index, look in enumerate(looks):
        if look != before:
            heads.append(index)
            before = look
    starts = [words.starts[index] for index in heads]
    origins = pdfium.origins(text_page, starts)
    matrices = pdfium.matrices(text_page, starts).tolist()
    sizes = pdfium.sizes(text_page, starts)
    styles: dict[tuple[object, ...], _Style] = {}
    for at, (begin, end) in enumerate(zip(heads, [*heads[1:], len(words.starts)], strict=False)):
        matrix = tuple(matrices[6 * at : 6 * at + 4])
        key = (fonts[begin], modes[begin], sizes[at], matrix)
        style = styles.get(key)
        if style is None:
            font = font_of(fonts[begin])
            font = font.outlined() if modes[begin] in _OUTLINED else font
            style = styles[key] = _style(font, sizes[at], *matrix)
        y = _across(style.turn or 0, origins[2 * at], origins[2 * at + 1], shown)
        yield _Stretch(begin, end, style, y, modes[begin] == _INVISIBLE)


def _runs(
    text: str, placed: _Placed, stretches: list[_Stretch]
) -> Iterator[tuple[Run, pdfium.Handle]]:
    """Each run with the text object that it begins in.

    A run goes on where nothing but a space parts its words, and no gap is so wide that something
    may stand in it (a stamped date).
    """
    words = placed.words
    sides: dict[int, tuple[list[float], list[float]]] = {}
    spaced = True
    behind = 0
    for begin, end, style, y, _ in stretches:
        turn = style.turn
        if turn is None:
            continue
        if turn not in sides:
            sides[turn] = placed.along(turn)
        lefts, rights = sides[turn]
        at = begin
        while at < end:
            first = at
            start, tail, x1 = words.starts[at], words.ends[at], rights[at]
            at += 1
            while at < end:
                after = words.starts[at]
                widest = style.wide if after > tail else style.close
                if not (style.back < lefts[at] - x1 < widest and text[tail:after] in _SPACES):
                    break
                tail, x1 = words.ends[at], rights[at]
                at += 1
            between = text[behind:start]
            # A line end that PDFium adds says nothing: it follows the order of the file.
            spaced = between == " " or bool(between.strip("\r\n")) or not behind
            behind = tail
            own = text[start:tail]
            yield (
                Run(own, lefts[first], x1, y, style.size, style.font, spaced, start, turn),
                words.owners[first],
            )


def _style(font: Font, size: float, a: float, b: float, c: float, d: float) -> _Style:
    """How text in a font is set whose size and matrix are these."""
    size *= abs(a * d - b * c) / (hypot(a, b) or 1.0)  # across the line, slanted or not
    angle = degrees(atan2(b, a))
    turn = round(angle / 90) % 4 * 90
    skewed = abs((angle - turn + 180) % 360 - 180) > _TOO_SKEW
    return _Style(font, size, None if skewed else turn, -BACK * size, SPACE * size, WIDE * size)


def _across(turn: int, x: float, y: float, shown: PageBox) -> float:
    """How far a place is from the top of the page, turned so."""
    place = -y if turn == 0 else x if turn == 90 else y if turn == 180 else -x
    return place - shown.origin(turn)[1]
