"""The characters of one page as runs: stretches of one text object, on one line, in one font."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from math import atan2, degrees, hypot
from typing import NamedTuple

from . import pdfium
from .fonts import Font, font_of

WIDE = 1.3  # in parts of the font size: a gap that may part two columns
_WORD = re.compile(r"\S+")
# What PDFium gives for a hyphen at the end of a line, and for ligatures.
_CHARACTERS = str.maketrans(
    {"\x02": "-", "\ufffe": "-", "\xad": "-", "\xa0": " "}
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_SPECIAL = re.compile("[\x02\ufffe\xad\xa0ﬀ-ﬆ]")
_TOO_SKEW = 15  # degrees off the horizontal and the vertical: a watermark
_OUTLINED, _INVISIBLE = (1, 2), 3  # modes of rendering text (ISO 32000-1, table 106)
# In which of the four numbers of a character's box (left, top, right, bottom) its beginning and its
# end are, and which way they count, for text that must be turned by so many degrees to be read.
_ALONG = {0: (0, 2, 1), 90: (3, 1, 1), 180: (2, 0, -1), 270: (1, 3, -1)}


class Run(NamedTuple):
    """Characters that follow each other; `x0`, `x1` and the baseline `y` are in points.

    Places are from the top left of the page, turned clockwise by `turn` degrees so that the text
    stands upright. `spaced`: white space stands before it. `first` is the index of its first
    character on the page.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: Font
    spaced: bool
    first: int
    turn: int


@dataclass(frozen=True, slots=True)
class PageBox:
    """The part of a page that is shown, in PDF's own coordinates (points, y upwards)."""

    left: float
    bottom: float
    right: float
    top: float

    def origin(self, turn: int) -> tuple[float, float]:
        """Where the top left corner of the turned page is on the axes along and across its lines.

        Both axes count in the direction of reading; `_ALONG` gives their signs.
        """
        if turn == 0:
            return self.left, -self.top
        if turn == 90:
            return self.bottom, self.left
        if turn == 180:
            return -self.right, self.bottom
        return -self.top, -self.right


@dataclass(frozen=True, slots=True)
class Characters:
    """The text of one page: its runs in the order of the file, and what they leave out.

    `objects` tells which text object each run is part of; `skewed` is text at an angle, `hidden`
    how many characters are not drawn. `text_page` must be open for `cut`.
    """

    runs: tuple[Run, ...]
    objects: tuple[pdfium.Handle, ...]
    skewed: str
    hidden: int
    text_page: pdfium.Handle
    shown: PageBox

    def cut(self, run: Run, at: float) -> tuple[Run | None, Run | None]:
        """The characters of `run` before and behind the place `at` on its line."""
        first, last, sign = _ALONG[run.turn]
        left = self.shown.origin(run.turn)[0]
        size = len(run.text)
        boxes = pdfium.boxes(self.text_page, range(run.first, run.first + size))
        starts = [sign * boxes[4 * i + first] - left for i in range(size)]
        ends = [sign * boxes[4 * i + last] - left for i in range(size)]
        before = sum((a + b) / 2 < at for a, b in zip(starts, ends, strict=True))
        if before in (0, size):
            return (run, None) if before else (None, run)
        text, rest = run.text[:before], run.text[before:]
        blanks = len(rest) - len(rest.lstrip())
        kept = len(text.rstrip())
        near = run._replace(text=text[:kept], x1=ends[max(kept - 1, 0)]) if kept else None
        if blanks == len(rest):
            return near, None
        behind = before + blanks
        far = run._replace(
            text=rest[blanks:], x0=starts[behind], first=run.first + behind, spaced=True
        )
        return near, far


class _Words(NamedTuple):
    """Stretches of characters without white space, each of one text object, in order."""

    starts: list[int]
    ends: list[int]
    owners: list[pdfium.Handle]

    def add(self, start: int, end: int, owner: pdfium.Handle) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.owners.append(owner)


def read_runs(text_page: pdfium.Handle, count: int, shown: PageBox) -> Characters:
    """The runs of a text page with `count` characters."""
    text = pdfium.characters(text_page, count) if count > 0 else ""
    words = _words(text_page, text)
    if not words.starts:
        return Characters((), (), "", 0, text_page, shown)
    changes = enumerate(zip([0, *words.owners], words.owners, strict=False))
    heads = [i for i, (before, here) in changes if here != before]  # where text objects begin
    starts, owners = [words.starts[i] for i in heads], [words.owners[i] for i in heads]
    starting = pdfium.boxes(text_page, words.starts)
    ending = pdfium.boxes(text_page, [end - 1 for end in words.ends])
    origins = pdfium.origins(text_page, starts).tolist()
    matrices = pdfium.matrices(text_page, starts).tolist()
    special = bool(_SPECIAL.search(text))
    fonts: dict[pdfium.Handle, Font] = {}
    runs: list[Run] = []
    parents: list[pdfium.Handle] = []
    skewed: list[str] = []
    hidden = 0
    for index, (begin, finish, size, handle, mode) in enumerate(
        zip(
            heads,
            [*heads[1:], len(words.starts)],
            pdfium.sizes(text_page, starts),
            pdfium.fonts(owners),
            pdfium.render_modes(owners),
            strict=True,
        )
    ):
        font = fonts.get(handle)
        if font is None:
            font = fonts[handle] = font_of(handle)
        if mode in _OUTLINED:
            font = font.outlined()
        elif mode == _INVISIBLE:
            hidden += words.ends[finish - 1] - words.starts[begin]
        a, b, c, d = matrices[6 * index : 6 * index + 4]
        size *= abs(a * d - b * c) / (hypot(a, b) or 1.0)  # across the line, slanted or not
        x, y = origins[2 * index : 2 * index + 2]
        turn, base = 0, shown.top - y
        if b or a <= 0:  # not upright
            angle = degrees(atan2(b, a))
            turn = round(angle / 90) % 4 * 90
            if abs((angle - turn + 180) % 360 - 180) > _TOO_SKEW:
                skewed.append(text[words.starts[begin] : words.ends[finish - 1]])
                continue
            across = x if turn == 90 else -x if turn == 270 else y if turn == 180 else -y
            base = across - shown.origin(turn)[1]
        first, last, sign = _ALONG[turn]
        left = shown.origin(turn)[0]
        wide = WIDE * size
        at = begin
        x0 = sign * starting[4 * at + first] - left
        while at < finish:
            # As far as no gap is so wide that something may stand in it (a stamped date).
            head = at
            x1 = sign * ending[4 * at + last] - left
            at += 1
            after = x0
            while at < finish:
                after = sign * starting[4 * at + first] - left
                if after - x1 > wide:
                    break
                x1 = sign * ending[4 * at + last] - left
                at += 1
            start = words.starts[head]
            own = text[start : words.ends[at - 1]]
            if special:
                own = own.translate(_CHARACTERS)
            between = text[words.ends[head - 1] : start] if head else " "
            # A line end that PDFium adds says nothing: it follows the order of the file.
            spaced = between == " " or bool(between.strip("\r\n"))
            runs.append(Run(own, x0, x1, base, size, font, spaced, start, turn))
            parents.append(owners[index])
            x0 = after
    return Characters(tuple(runs), tuple(parents), " ".join(skewed), hidden, text_page, shown)


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
