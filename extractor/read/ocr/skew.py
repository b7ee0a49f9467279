"""How far a page is turned, and the same page straight."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from extractor.model import Box

from .model import Grey

_FEW = 100  # dark points: too few to tell
_ENOUGH = 30_000  # more make it slower, not surer
_MOST = 6.0  # degrees
_LEAST = 0.15  # degrees: less does no harm, and turning blurs
_DARK = 150
_REDUCED = 3


def straight(grey: Grey) -> tuple[Grey, float]:
    """The page with level lines, and by how many degrees it was turned clockwise for it.

    >>> page = np.full((400, 400), 255, np.uint8)
    >>> for top in range(100, 300, 20):
    ...     page[top : top + 6, 50:350] = 0
    >>> askew = np.asarray(Image.fromarray(page).rotate(2, fillcolor=255))
    >>> straight(askew)[1]
    2.0
    """
    angle = skew(grey)
    if abs(angle) < _LEAST:
        return grey, 0.0
    turned = Image.fromarray(grey).rotate(-angle, Image.Resampling.BILINEAR, fillcolor=255)
    return np.asarray(turned), angle


def skew(grey: Grey) -> float:
    """By how many degrees the page must be turned clockwise, so that its lines are level.

    At the right angle the dark pixels of each line fall into few rows, and the number of them
    changes most from row to row.
    """
    rows, columns = _dark(grey)
    if len(rows) < _FEW:
        return 0.0
    best = 0.0
    for step, reach in ((0.5, _MOST), (0.1, 0.4)):
        angles = [
            best + step * index for index in range(-round(reach / step), round(reach / step) + 1)
        ]
        best = max(angles, key=lambda angle: (_levelness(rows, columns, angle), -abs(angle)))
    return round(best, 1)


def turned(grey: Grey, turn: int) -> Grey:
    """The page turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(grey, -turn // 90)) if turn else grey


def askew(box: Box, skew: float, width: float, height: float) -> Box:
    """A box of a page that was turned by `skew`, on the page before: around its turned corners.

    >>> askew(Box(0, 0, 100, 10), 0.0, 100, 100)
    Box(x0=0.0, top=0.0, x1=100.0, bottom=10.0)
    """
    sine, cosine = math.sin(math.radians(skew)), math.cos(math.radians(skew))
    across, down = width / 2, height / 2
    corners = [
        (
            round(across + (x - across) * cosine + (y - down) * sine, 2),
            round(down - (x - across) * sine + (y - down) * cosine, 2),
        )
        for x in (box.x0, box.x1)
        for y in (box.top, box.bottom)
    ]
    columns, rows = zip(*corners, strict=True)
    return Box(min(columns), min(rows), max(columns), max(rows))


def _dark(grey: Grey) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the dark pixels, in a smaller picture."""
    small = np.asarray(Image.fromarray(grey).reduce(_REDUCED))
    rows, columns = np.nonzero(small < _DARK)
    every = len(rows) // _ENOUGH + 1
    return rows[::every].astype(np.float32), columns[::every].astype(np.float32)


def _levelness(rows: np.ndarray, columns: np.ndarray, angle: float) -> float:
    slope = math.tan(math.radians(angle))
    shifted = rows + columns * slope
    counts = np.bincount((shifted - shifted.min()).astype(np.int32))
    return float((np.diff(counts.astype(np.float64)) ** 2).sum())
