"""Tables with ruling lines on a picture: read cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.model import Box

from ..layout.grids import Grid, Place, roots_of, table_of
from ..pages import PageTable
from .ink import ink_of
from .marks import is_received_stamp
from .model import Grey, Layout, OcrLine
from .regions import Region

_INSIDE = 2  # pixels between the edge of a cell and what is read of it
_SMALL = 12  # pixels: a cell with a shorter side has no text

Reader = Callable[[Grey, Region], Sequence[OcrLine]]
"""Reads a part of a page."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The page without its tables, its tables, and the boxes of received stamps, in points.

    What stamps show stays on the page: they may cover print.
    """

    rest: Grey
    tables: tuple[PageTable, ...]
    stamps: tuple[Box, ...]


def read_tables(grey: Grey, dpi: int, grids: Sequence[Grid], read: Reader) -> Tables:
    """Read the tables of a page without rules; a grid with hardly any text stays on the page."""
    rest = grey
    tables: list[PageTable] = []
    stamps: list[Box] = []
    for grid in grids:
        texts: dict[Place, str] = {}
        sure: dict[Place, float] = {}
        for place, region in _cells(grid, dpi).items():
            part = grey[region.top : region.bottom, region.x0 : region.x1]
            if min(part.shape) < _SMALL or not ink_of(part, dpi, edge=False).any():
                continue
            lines = sorted(read(grey, region), key=lambda line: line.box.top)
            texts[place] = " ".join(line.text for line in lines)
            letters = sum(len(line.text) for line in lines)
            sure[place] = sum(line.confidence * len(line.text) for line in lines) / max(letters, 1)
        table = table_of(grid, texts, sure)
        if is_received_stamp(" ".join(texts.values())):
            stamps.append(grid.box)
        elif table is not None:
            tables.append(table)
            scale = dpi / 72
            x0, top, x1, bottom = (
                round(edge * scale)
                for edge in (grid.box.x0, grid.box.top, grid.box.x1, grid.box.bottom)
            )
            if rest is grey:
                rest = grey.copy()
            rest[max(top, 0) : bottom, max(x0, 0) : x1] = 255
    return Tables(rest, tuple(tables), tuple(stamps))


def _cells(grid: Grid, dpi: int) -> dict[Place, Region]:
    """The cells of a grid by their first place."""
    roots = roots_of(grid)
    scale = dpi / 72
    last: dict[Place, Place] = {}
    for place in sorted(roots):
        last[roots[place]] = place
    return {
        (row, column): Region(
            max(round(grid.columns[column] * scale) + _INSIDE, 0),
            max(round(grid.rows[row] * scale) + _INSIDE, 0),
            round(grid.columns[right + 1] * scale) - _INSIDE,
            round(grid.rows[down + 1] * scale) - _INSIDE,
            Layout.CELL,
        )
        for (row, column), (down, right) in last.items()
    }
