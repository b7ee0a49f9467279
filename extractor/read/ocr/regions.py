"""What stands side by side on a page: letterhead, recipients and signature, text in columns.

An engine that is given a whole page reads across such places where their lines are level, and
makes one line of two where they are not quite (recipients are set smaller than the signature).
So they are found here, by the white between them, and read one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .ink import CELL, ink_of, runs_down
from .model import Grey, Layout

# In inches; print is 1/6 inch (12 points) high.
_GUTTER = 0.16  # the narrowest white between columns
_TALL = 0.6  # the least height of that white: three lines
_BESIDE = 0.25  # the least height of what stands on both its sides: two lines
_NEAR = 0.1  # lines that are no further apart go on in their column
_WIDE = 0.9  # the least width of a column
_MOST = 8  # places with columns on one page


class Region(NamedTuple):
    """A part of a picture in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int
    layout: Layout


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows `top` to `bottom` (exclusive) with white around column `x`."""

    top: int
    bottom: int
    x: int


def regions_of(grey: Grey, dpi: int) -> list[Region]:
    """The parts of a page from top to bottom, of those side by side the left one first.

    >>> page = np.full((600, 900), 255, np.uint8)
    >>> for x in range(50, 850, 16):
    ...     for top in range(40, 550, 30):
    ...         if top > 250 or not 350 < x < 450:
    ...             page[top : top + 20, x : x + 8] = 0
    >>> [(part.x0, part.x1, part.layout.name) for part in regions_of(page, 200)]
    [(0, 400, 'COLUMN'), (400, 900, 'COLUMN'), (0, 900, 'ANY')]
    """
    height, width = grey.shape
    ink = ink_of(grey, dpi)
    bands = sorted(_bands(ink, dpi / CELL), key=lambda band: band.top)
    found: list[Region] = []
    at = 0
    for band in bands:
        top, bottom, x = (CELL * edge for edge in (band.top, band.bottom, band.x))
        if ink[at // CELL : band.top].any():
            found.append(Region(0, at, width, top, Layout.ANY))
        found += [
            Region(0, top, x, bottom, Layout.COLUMN),
            Region(x, top, width, bottom, Layout.COLUMN),
        ]
        at = bottom
    if ink[at // CELL :].any():
        found.append(Region(0, at, width, height, Layout.ANY))
    return found


def _bands(ink: NDArray[np.bool_], per_inch: float) -> list[_Band]:
    """Places with columns, those with the most beside each other first."""
    rest = ink.copy()
    found: list[_Band] = []
    while len(found) < _MOST:
        band = _best_band(rest, per_inch)
        if band is None:
            break
        found.append(band)
        rest[band.top : band.bottom] = False
    return found


def _best_band(ink: NDArray[np.bool_], per_inch: float) -> _Band | None:
    height, width = ink.shape
    gutter, tall, beside = (round(per_inch * inches) for inches in (_GUTTER, _TALL, _BESIDE))
    if not ink.any() or width <= 2 * gutter:
        return None
    # White squares with a gutter's width of white around them.
    sums = np.zeros((height, width + 1), np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    free = np.zeros_like(ink)
    half = gutter // 2
    free[:, half : width - half] = sums[:, 2 * half + 1 :] == sums[:, : width - 2 * half]
    # How many rows above each row have ink on both sides of a column.
    columns = np.arange(width)
    first = np.where(ink.any(axis=1), ink.argmax(axis=1), width)
    last = np.where(ink.any(axis=1), width - 1 - ink[:, ::-1].argmax(axis=1), -1)
    both = (first[:, None] < columns) & (last[:, None] > columns)
    above = np.zeros((height + 1, width), np.int32)
    np.cumsum(both, axis=0, out=above[1:])
    starts, ends, at = runs_down(free)
    long = ends - starts >= tall
    starts, ends, at = starts[long], ends[long], at[long]
    counts = above[ends, at] - above[starts, at]
    for index in np.lexsort((ends - starts, counts))[::-1][: 20 * _MOST]:
        if counts[index] < beside:
            return None
        x, start, end = int(at[index]), int(starts[index]), int(ends[index])
        rows = start + np.flatnonzero(both[start:end, x])
        near = round(per_inch * _NEAR)
        top = int(rows[0]) - _reach(ink[start : rows[0]][::-1], near)
        bottom = int(rows[-1]) + 1 + _reach(ink[rows[-1] + 1 : end], near)
        if top == start:
            top += _to_gap(ink[top:bottom], 2 * near)
        if bottom == end:
            bottom -= _to_gap(ink[top:bottom][::-1], 2 * near)
        if _wide_enough(ink[top:bottom], x, round(per_inch * _WIDE)):
            return _Band(top, bottom, _middle(ink[top:bottom], x))
    return None


def _reach(ink: NDArray[np.bool_], near: int) -> int:
    """How many rows the lines go on, with no more than `near` white rows between them."""
    inked = np.flatnonzero(ink.any(axis=1))
    gaps = np.flatnonzero(np.diff(inked, prepend=-1) > near + 1)
    reached = inked[: gaps[0]] if len(gaps) else inked
    return int(reached[-1]) + 1 if len(reached) else 0


def _to_gap(ink: NDArray[np.bool_], most: int) -> int:
    """How many rows to the one with least ink: what touches the edge is of a line beyond it."""
    if not len(ink) or not ink[0].any():
        return 0
    return int(ink[: max(min(most, len(ink) // 2), 1)].sum(axis=1).argmin())


def _wide_enough(ink: NDArray[np.bool_], x: int, least: int) -> bool:
    columns = np.flatnonzero(ink.any(axis=0))
    left, right = columns[columns < x], columns[columns > x]
    return (
        len(left) > 0
        and len(right) > 0
        and int(left[-1] - left[0]) >= least
        and int(right[-1] - right[0]) >= least
    )


def _middle(ink: NDArray[np.bool_], x: int) -> int:
    """The middle of the white around column `x`."""
    columns = np.flatnonzero(ink.any(axis=0))
    return int(columns[columns < x][-1] + columns[columns > x][0]) // 2 + 1
