"""The text of a page in the cells of its tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..layout.breaks import joined_text
from ..layout.grids import Grid, Place, roots_of, table_of
from ..layout.rows import joined, rows_of
from ..pages import PageTable
from .characters import Run
from .lines import build_lines

_OVER = 3.0  # points: so much may a text reach over the line beside it

Cut = Callable[[Run, float], tuple[Run | None, Run | None]]


def fill(grids: Sequence[Grid], runs: Iterable[Run], cut: Cut) -> tuple[list[PageTable], list[Run]]:
    """The tables with the text of their cells, and the runs that stand in none.

    `cut` parts a run at a place between its characters.
    """
    inside: list[dict[Place, list[Run]]] = [{} for _ in grids]
    outside: list[Run] = []
    roots = [roots_of(grid) for grid in grids]
    for run in runs:
        for number, grid in enumerate(grids):
            places = list(_places(grid, run, cut))
            if places:
                for cell, part in places:
                    inside[number].setdefault(roots[number][cell], []).append(part)
                break
        else:
            outside.append(run)
    tables = [
        table
        for grid, cells in zip(grids, inside, strict=True)
        if (table := table_of(grid, {place: _text(own) for place, own in cells.items()}))
    ]
    return tables, outside


def _places(grid: Grid, run: Run, cut: Cut) -> Iterator[tuple[Place, Run]]:
    """The places in the lattice of a run, parted where a line parts it; none if it is outside."""
    middle = run.y - 0.3 * run.size
    centre = (run.x0 + run.x1) / 2
    if not (grid.rows[0] < middle < grid.rows[-1] and grid.columns[0] < centre < grid.columns[-1]):
        return
    row = bisect_right(grid.rows, middle) - 1
    first = max(bisect_right(grid.columns, run.x0 + _OVER) - 1, 0)
    last = min(bisect_right(grid.columns, run.x1 - _OVER) - 1, len(grid.columns) - 2)
    for column in range(first, last):
        if grid.upright[row][column]:
            left, right = cut(run, grid.columns[column + 1])
            if left:
                yield (row, column), left
            if not right:
                return
            run = right
    yield (row, max(first, min(bisect_right(grid.columns, (run.x0 + run.x1) / 2) - 1, last))), run


def _text(runs: Sequence[Run]) -> str:
    return joined_text([joined(row).text for row in rows_of(build_lines(runs))])
