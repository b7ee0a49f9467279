"""What recognition gives: words with boxes and confidence, in lines, and the seam for engines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from extractor.model import Box

from ..pages import PageLine, PageLines, PageTable

Grey = NDArray[np.uint8]
"""A picture as rows of pixels: 0 is black, 255 white."""


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word; `confidence` is the engine's own, from 0 to 1."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrLine:
    """Words that stand in one printed line, without a gap that could part two columns.

    `size` is the font size in points as measured, `bold`: its strokes are thicker than usual.
    """

    words: tuple[Word, ...]
    box: Box
    size: float = 0.0
    bold: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        """The mean of its words, each counted by its length."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / max(letters, 1)


@dataclass(frozen=True, slots=True)
class Recognised:
    """One page: its lines in any order, and how the picture was turned to be read.

    `turn` is by how many degrees (0, 90, 180, 270) the picture had to be turned clockwise, `skew`
    by how many more (less than 10). Boxes are on the picture so turned, in points; `width` and
    `height` are those of the picture as it came. `in_time`: False where the
    engine did not finish, and `lines` is empty. `left_out` is what a received stamp shows.
    """

    width: float
    height: float
    lines: tuple[OcrLine, ...] = ()
    tables: tuple[PageTable, ...] = ()
    rules: tuple[Box, ...] = ()
    turn: int = 0
    skew: float = 0.0
    in_time: bool = True
    left_out: str = ""

    @property
    def confidence(self) -> float:
        """The mean of all words, each counted by its length; 1 where there are none."""
        words = [word for line in self.lines for word in line.words]
        letters = sum(len(word.text) for word in words)
        return sum(w.confidence * len(w.text) for w in words) / letters if letters else 1.0

    def page(self, number: int) -> PageLines:
        """The page as `extractor.read.layout` takes it; `number` counts from 1."""
        lines = tuple(
            PageLine(line.text, line.box, line.size, line.bold, line.confidence)
            for line in self.lines
        )
        return PageLines(number, self.width, self.height, lines, self.tables, self.rules, self.turn)


class NoEngine(Exception):
    """An engine, or its model, is not installed: (what is missing, what to do)."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(problem, remedy)


class TooSlow(Exception):
    """An engine did not finish a picture within its seconds."""


class Layout(Enum):
    """What a part of a page holds: anything, one column of text, the cell of a table, or the label
    of a paragraph alone (figures, Latin letters and a mark)."""

    ANY = auto()
    COLUMN = auto()
    CELL = auto()
    LABEL = auto()


class Engine(Protocol):
    """Reads characters from a picture; see `extractor.read.ocr.engines` for how to add one."""

    def read(self, picture: Grey, dpi: int, seconds: float, layout: Layout) -> tuple[OcrLine, ...]:
        """The lines of `picture`, boxes in pixels, size and bold left open.

        `picture` is upright, straight, black on white. Raises TooSlow after `seconds`.
        """
        ...
