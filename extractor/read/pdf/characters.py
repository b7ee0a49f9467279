"""Runs: characters of a page that follow each other on one line and look alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from . import pdfium
from .fonts import Font

# In which of the four numbers of a character's box (left, top, right, bottom) its beginning and its
# end are, and which way they count, for text that must be turned by so many degrees to be read.
ALONG = {0: (0, 2, 1), 90: (3, 1, 1), 180: (2, 0, -1), 270: (1, 3, -1)}


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

        Both axes count in the direction of reading; `ALONG` gives the signs along.
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

    `objects` tells in which text object each run begins, `text_objects` are all; `skewed` is text
    at an angle, `hidden` how many characters are not drawn. `text_page` must be open for `cut`.
    """

    runs: tuple[Run, ...]
    objects: tuple[pdfium.Handle, ...]
    text_objects: frozenset[pdfium.Handle]
    skewed: str
    hidden: int
    text_page: pdfium.Handle
    shown: PageBox

    def cut(self, run: Run, at: float) -> tuple[Run | None, Run | None]:
        """The characters of `run` before and behind the place `at` on its line."""
        first, last, sign = ALONG[run.turn]
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
