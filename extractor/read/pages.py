"""Positioned lines: what a PDF's text layer and optical character recognition have in common.

A reader of pages gives one `PageLines` a page; `extractor.read.layout` puts the lines of all pages
into reading order and writes them down as one `Source`.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.model import Box, Span


@dataclass(frozen=True, slots=True)
class PageLine:
    """A stretch of one printed line, without a gap that could part two columns.

    `text` has no line end; `box` is in points from the top left of the page as it is read (see
    `PageLines.turn`). `size` is the font size in points, 0 where it is not known; `bold`: nearly
    all of its letters are. `confidence` is that of the recognition, from 0 to 1, None for a text
    layer. `raised` are stretches of `text` that are set small above the line: calls of footnotes.
    """

    text: str
    box: Box
    size: float = 0.0
    bold: bool = False
    confidence: float | None = None
    raised: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of a table: the text of its cells from left to right, "" where there is none."""

    cells: tuple[str, ...]
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table with ruling lines; every row has the same number of cells."""

    box: Box
    rows: tuple[PageRow, ...]


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page in any order; `number` counts from 1, `width` and `height` in points.

    `turn` is by how many degrees (0, 90, 180, 270) the page must be turned clockwise to be read:
    boxes are on the page so turned, `width` and `height` those of the page as it is shown.
    `rules` are its horizontal ruling lines outside of tables: one of them parts the footnotes.
    """

    number: int
    width: float
    height: float
    lines: tuple[PageLine, ...]
    tables: tuple[PageTable, ...] = ()
    rules: tuple[Box, ...] = ()
    turn: int = 0
