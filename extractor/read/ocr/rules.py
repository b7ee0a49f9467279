"""Ruling lines of a picture: found, and taken out, so that letters touch nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..layout.grids import Edge
from .ink import runs_down
from .model import Grey

_DARK = 205  # rules are often fainter than letters
_STEP = 8  # pixels: only each eighth column is looked at; no text is dark on all of them
# In inches.
_LONG = 0.45
_THICK = 0.04  # beside a rule of at most this thickness there is paper
_PAPER = 0.6  # of its length
_LOOSE = 0.65  # of it that may be dark where only each eighth pixel is looked at
_WHOLE = 0.9  # of its length is dark
_AROUND = 3  # pixels on each side of a rule that are taken out with it
_MOST = 20_000  # stretches: a page with more has a drawing or a photograph


class Rule(NamedTuple):
    """A dark stretch of one row (`level`) or column of pixels, `end` exclusive."""

    level: bool
    at: int
    start: int
    end: int


def without_rules(grey: Grey, dpi: int) -> tuple[Grey, list[Edge]]:
    """The page without its straight lines, and where they were, in points.

    >>> page = np.full((400, 600), 255, np.uint8)
    >>> page[200:203, 100:500] = 0
    >>> white, edges = without_rules(page, 200)
    >>> int(white.min()), edges[0].horizontal, edges[0].start, edges[0].end
    (255, True, 37.44, 178.92)
    """
    dark = grey < _DARK
    rules = [*_rules(dark, dpi, level=True), *_rules(dark.T, dpi, level=False)]
    if not rules:
        return grey, []
    white = grey.copy()
    for rule in rules:
        across = slice(max(rule.at - _AROUND, 0), rule.at + _AROUND + 1)
        along = slice(max(rule.start - _STEP, 0), rule.end + _STEP)
        white[(across, along) if rule.level else (along, across)] = 255
    points = 72 / dpi
    return white, [
        Edge(
            rule.level,
            round((rule.at + 0.5) * points, 2),
            round(rule.start * points, 2),
            round(rule.end * points, 2),
        )
        for rule in rules
    ]


def _rules(dark: NDArray[np.bool_], dpi: int, level: bool) -> Iterator[Rule]:
    """The rules along the rows of `dark`."""
    long, thick = round(dpi * _LONG / _STEP), round(dpi * _THICK)
    last = len(dark) - 1
    sparse = dark[:, ::_STEP]
    probes = sparse.copy()  # and a pixel on each side: rules waver
    probes[1:] |= sparse[:-1]
    probes[:-1] |= sparse[1:]
    probes[:, 1:-1] |= probes[:, :-2] & probes[:, 2:]  # and are faint in places
    starts, ends, rows = runs_down(probes.T)
    wanted = np.flatnonzero(ends - starts >= long)
    if len(wanted) > _MOST:
        return
    starts, ends, rows = starts[wanted], ends[wanted], rows[wanted]
    sums = np.zeros((len(dark), sparse.shape[1] + 1), np.int32)
    np.cumsum(sparse, axis=1, out=sums[:, 1:])
    near = [np.clip(rows + away, 0, last) for away in (-thick, thick)]
    most = np.max([sums[row, ends] - sums[row, starts] for row in near], axis=0)
    for index in np.flatnonzero(most < _LOOSE * (ends - starts)):
        row, start, end = int(rows[index]), int(starts[index]) * _STEP, int(ends[index]) * _STEP
        beside = max(float(dark[at[index], start:end:3].mean()) for at in near)
        whole = dark[max(row - 1, 0) : row + 2, start:end].any(axis=0).mean()
        if beside < 1 - _PAPER and whole > _WHOLE:
            yield Rule(level, row, start, end - _STEP + 1)
