"""The characters of one page as runs: stretches of one text object, on one line, in one font."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees, hypot
from typing import NamedTuple

from . import pdfium
from .fonts import Font, font_of

WIDE = 1.3  # in parts of the font size: a gap that may part two columns
_SPACES = re.compile(r"[ \xa0]+")
# What PDFium gives for a hyphen at the end of a line, and for ligatures.
_CHARACTERS = str.maketrans(
    {"\x02": "-", "\ufffe": "-", "\xad": "-", "\xa0": " ", "\t": " ", "\r": " ", "\n": " "}
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
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
    how many characters are not drawn. `boxes` are those of all characters.
    """

    runs: tuple[Run, ...]
    objects: tuple[pdfium.Handle, ...]
    skewed: str
    hidden: int
    boxes: pdfium.Floats
    shown: PageBox

    def cut(self, run: Run, at: float) -> tuple[Run | None, Run | None]:
        """The characters of `run` before and behind the place `at` on its line."""
        first, last, sign = _ALONG[run.turn]
        left = self.shown.origin(run.turn)[0]
        size = len(run.text)
        starts = [sign * self.boxes[4 * i + first] - left for i in _indices(run)]
        ends = [sign * self.boxes[4 * i + last] - left for i in _indices(run)]
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


def _indices(run: Run) -> range:
    return range(run.first, run.first + len(run.text))


def read_runs(text_page: pdfium.Handle, count: int, shown: PageBox) -> Characters:
    """The runs of a text page with `count` characters."""
    if count <= 0:
        return Characters((), (), "", 0, pdfium.NO_FLOATS, shown)
    text = pdfium.characters(text_page, count)
    objects = pdfium.text_objects(text_page, count)
    boxes = pdfium.boxes(text_page, count)
    bounds = list(_bounds(text, objects))
    starts = [start for start, _, _ in bounds]
    owners = [objects[start] or 0 for start in starts]
    origins = pdfium.origins(text_page, starts)
    matrices = pdfium.matrices(text_page, starts)
    fonts: dict[pdfium.Handle, Font] = {}
    runs: list[Run] = []
    parents: list[pdfium.Handle] = []
    skewed: list[str] = []
    hidden = index = 0
    for (start, end, spaced), owner, size, handle, mode in zip(
        bounds,
        owners,
        pdfium.sizes(text_page, starts),
        pdfium.fonts(owners),
        pdfium.render_modes(owners),
        strict=True,
    ):
        a, b, c, d = matrices[6 * index : 6 * index + 4]
        x, y = origins[2 * index], origins[2 * index + 1]
        index += 1
        font = fonts.get(handle)
        if font is None:
            font = fonts[handle] = font_of(handle)
        if mode == _INVISIBLE:
            hidden += end - start
        elif mode in _OUTLINED:
            font = font.outlined()
        turn = 0
        if b != 0 or a <= 0:
            angle = degrees(atan2(b, a))
            turn = round(angle / 90) % 4 * 90
            if abs((angle - turn + 180) % 360 - 180) > _TOO_SKEW:
                skewed.append(text[start:end])
                continue
        size *= hypot(c, d)
        left, top = shown.origin(turn)
        base = (x if turn == 90 else -x if turn == 270 else y if turn == 180 else -y) - top
        own = text[start:end]
        if not own.isascii() or not own.isprintable():
            own = own.translate(_CHARACTERS)
        for begin, finish in _parts(own, start, boxes, _ALONG[turn], WIDE * size):
            first, last, sign = _ALONG[turn]
            x0 = sign * boxes[4 * begin + first] - left
            x1 = sign * boxes[4 * finish - 4 + last] - left
            part = own if finish - begin == len(own) else own[begin - start : finish - start]
            runs.append(Run(part, x0, x1, base, size, font, spaced, begin, turn))
            parents.append(owner)
            spaced = True
    return Characters(tuple(runs), tuple(parents), " ".join(skewed), hidden, boxes, shown)


def _bounds(text: str, objects: Sequence[pdfium.Handle | None]) -> Iterator[tuple[int, int, bool]]:
    """(start, end, spaced) of what each text object shows, without white space at its ends."""
    changes = enumerate(pairwise(objects), 1)
    edges = [0, *(i for i, (before, here) in changes if here != before), len(objects)]
    spaced = True
    for begin, finish in pairwise(edges):
        own = text[begin:finish]
        bare = own.strip()
        if not bare:
            # A line end that PDFium adds says nothing: it follows the order of the file.
            spaced = spaced or objects[begin] is not None or own[0] == " "
            continue
        start = begin + len(own) - len(own.lstrip())
        end = start + len(bare)
        yield start, end, spaced or start > begin
        spaced = end < finish


def _parts(
    own: str, start: int, boxes: pdfium.Floats, along: tuple[int, int, int], wide: float
) -> Iterator[tuple[int, int]]:
    """`own`, the characters from `start` on, parted at wide gaps: something may stand in them."""
    begin = start
    if " " in own:
        first, last, sign = along
        for blank in _SPACES.finditer(own):
            before, after = start + blank.start(), start + blank.end()
            if sign * (boxes[4 * after + first] - boxes[4 * before - 4 + last]) > wide:
                yield begin, before
                begin = after
    yield begin, start + len(own)
