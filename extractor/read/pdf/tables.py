"""Tables with ruling lines: their cells, from where the lines meet.

Only these are tables here. What stands in columns without lines is read as columns, or across.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Box

from ..layout.rows import joined, rows_of
from ..pages import PageLine, PageRow, PageTable
from .characters import Run
from .lines import build_lines
from .objects import Edge

# Points.
_NEAR = 3.5  # lines so close are one (double rules), and lines so close to each other meet
_COVERS = 0.5  # of a cell's side: a line as long parts it from the next cell
_OVER = 3.0  # so much may a text reach over the line beside it
_MARGIN = 12.0  # a column without any text is kept if it is wider: it has a place in other rows
_MOST_CELLS = 20_000

Cut = Callable[[Run, float], tuple[Run | None, Run | None]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The lattice of one table: where its lines are, and which of them part neighbouring cells.

    `across[row][column]`: a line lies under the cell; `upright[row][column]`: one right of it.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    across: tuple[tuple[bool, ...], ...]
    upright: tuple[tuple[bool, ...], ...]

    @property
    def box(self) -> Box:
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])


def find_grids(edges: Sequence[Edge]) -> list[Grid]:
    """The tables that the ruling lines of a page make: two columns at least."""
    level = _merged([edge for edge in edges if edge.horizontal])
    upright = _merged([edge for edge in edges if not edge.horizontal])
    if len(upright) < 2 or len(level) < 2:
        return []
    grids = (_grid(*group) for group in _connected(level, upright))
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.rows[0])


def fill(grids: Sequence[Grid], runs: Iterable[Run], cut: Cut) -> tuple[list[PageTable], list[Run]]:
    """The tables with the text of their cells, and the runs that stand in none.

    `cut` parts a run at a place between its characters.
    """
    inside: list[dict[tuple[int, int], list[Run]]] = [{} for _ in grids]
    outside: list[Run] = []
    roots = [_roots(grid) for grid in grids]
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
        table for grid, cells in zip(grids, inside, strict=True) if (table := _table(grid, cells))
    ]
    return tables, outside


def _merged(edges: Sequence[Edge]) -> list[Edge]:
    """Lines at one place as one line, where they touch."""
    found: list[Edge] = []
    for group in _clusters(sorted(edges, key=lambda edge: edge.at)):
        at = sum(edge.at for edge in group) / len(group)
        start, end = group[0].start, group[0].end
        group = sorted(group, key=lambda edge: edge.start)
        start, end = group[0].start, group[0].end
        for edge in group[1:]:
            if edge.start <= end + _NEAR:
                end = max(end, edge.end)
            else:
                found.append(Edge(edge.horizontal, at, start, end))
                start, end = edge.start, edge.end
        found.append(Edge(group[0].horizontal, at, start, end))
    return [edge for edge in found if edge.end - edge.start > 2 * _NEAR]


def _clusters(ordered: Sequence[Edge]) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in ordered:
        if groups and edge.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _connected(
    level: Sequence[Edge], upright: Sequence[Edge]
) -> list[tuple[list[Edge], list[Edge]]]:
    """The lines that meet, directly or through others: (horizontal, vertical) of each table."""
    group = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    places = [edge.at for edge in level]
    for index, line in enumerate(upright):
        first = bisect_right(places, line.start - _NEAR)
        for other in range(first, len(level)):
            if level[other].at > line.end + _NEAR:
                break
            if level[other].start - _NEAR <= line.at <= level[other].end + _NEAR:
                group[root(len(level) + index)] = root(other)
    found: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for at, edge in enumerate([*level, *upright]):
        found.setdefault(root(at), ([], []))[0 if edge.horizontal else 1].append(edge)
    return [lines for lines in found.values() if len(lines[0]) >= 2 and len(lines[1]) >= 2]


def _grid(level: Sequence[Edge], upright: Sequence[Edge]) -> Grid | None:
    """The lattice of lines that meet; None where they frame a single column."""
    # A table cut by the end of a page, or open at its sides, has no line there.
    columns = _places_of(
        [edge.at for edge in upright],
        (min(edge.start for edge in level), max(edge.end for edge in level)),
    )
    rows = _places_of(
        [edge.at for edge in level],
        (min(edge.start for edge in upright), max(edge.end for edge in upright)),
    )
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > _MOST_CELLS:
        return None
    across = tuple(
        tuple(_covered(level, rows[r + 1], columns[c], columns[c + 1]) for c in _pairs(columns))
        for r in _pairs(rows)
    )
    sides = tuple(
        tuple(_covered(upright, columns[c + 1], rows[r], rows[r + 1]) for c in _pairs(columns))
        for r in _pairs(rows)
    )
    return Grid(tuple(columns), tuple(rows), across, sides)


def _places_of(lines: Sequence[float], ends: tuple[float, float]) -> list[float]:
    found: list[float] = []
    for place in sorted(lines):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    if ends[0] < found[0] - _NEAR:
        found.insert(0, ends[0])
    if ends[1] > found[-1] + _NEAR:
        found.append(ends[1])
    return found


def _pairs(places: Sequence[float]) -> range:
    return range(len(places) - 1)


def _covered(edges: Sequence[Edge], at: float, start: float, end: float) -> bool:
    """Does a line lie at `at` along most of the way from `start` to `end`?"""
    covered = sum(
        max(0.0, min(edge.end, end) - max(edge.start, start))
        for edge in edges
        if abs(edge.at - at) <= _NEAR
    )
    return covered > _COVERS * (end - start)


def _roots(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the lattice the first place of the cell that it is part of.

    A cell is a rectangle: it goes as far right as no line parts it, then as far down.
    """
    roots: dict[tuple[int, int], tuple[int, int]] = {}
    height, width = len(grid.rows) - 1, len(grid.columns) - 1
    for row in range(height):
        for column in range(width):
            if (row, column) in roots:
                continue
            right = column
            while (
                right + 1 < width and not grid.upright[row][right] and (row, right + 1) not in roots
            ):
                right += 1
            down = row
            while down + 1 < height and not any(
                grid.across[down][c] or (down + 1, c) in roots for c in range(column, right + 1)
            ):
                down += 1
            for r in range(row, down + 1):
                for c in range(column, right + 1):
                    roots[r, c] = (row, column)
    return roots


def _places(grid: Grid, run: Run, cut: Cut) -> Iterator[tuple[tuple[int, int], Run]]:
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


def _table(grid: Grid, cells: dict[tuple[int, int], list[Run]]) -> PageTable | None:
    """The rows of a table; None where fewer than two of its cells have text."""
    if len(cells) < 2:
        return None
    width = len(grid.columns) - 1
    rows = []
    for row in range(len(grid.rows) - 1):
        box = Box(grid.columns[0], grid.rows[row], grid.columns[-1], grid.rows[row + 1])
        texts = tuple(_text(cells.get((row, column), ())) for column in range(width))
        if any(texts):
            rows.append(PageRow(texts, box))
    used = [
        c
        for c in range(width)
        if grid.columns[c + 1] - grid.columns[c] > _MARGIN or any(row.cells[c] for row in rows)
    ]
    if sum(any(row.cells[c] for row in rows) for c in used) < 2:
        return None
    kept = tuple(PageRow(tuple(row.cells[column] for column in used), row.box) for row in rows)
    return PageTable(grid.box, kept)


def _text(runs: Sequence[Run]) -> str:
    lines: list[PageLine] = [joined(row) for row in rows_of(build_lines(runs))]
    return " ".join(line.text for line in lines)
