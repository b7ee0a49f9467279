"""Where a page has ink, in squares of a few pixels, without its edges."""

from __future__ import annotations

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from .model import Grey

CELL = 4  # pixels on each side of a square
_DARK = 140
_INK = 2  # pixels of a square are dark where there is ink
_EDGE = 0.1  # inches: shadows of the scanner's lid


def ink_of(grey: Grey, dpi: int, *, edge: bool = True) -> NDArray[np.bool_]:
    """Which squares of the page have ink that may be print; `edge`: it has edges that may not."""
    height, width = (side // CELL * CELL for side in grey.shape)
    dark = (grey[:height, :width] < _DARK).view(np.uint8)
    # Slices are added six times as fast as axes of a reshaped array.
    rows: Grey = reduce(np.add, (dark[row::CELL] for row in range(CELL)))
    counts: Grey = reduce(np.add, (rows[:, column::CELL] for column in range(CELL)))
    ink = counts >= _INK
    if edge:
        near = round(dpi * _EDGE / CELL)
        ink[:near] = ink[-near:] = False
        ink[:, :near] = ink[:, -near:] = False
    return ink


def runs_down(
    marks: NDArray[np.bool_],
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """The stretches of True in each column: where they start, where they end, which column."""
    edges = np.diff(np.pad(marks.T, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    at, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    return starts, ends, at
