"""Tables with ruling lines: their cells, from where the lines meet.

Only these are tables. What stands in columns without lines is read as columns, or across.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.model import Box

from ..pages import PageRow, PageTable

# Points.
_NEAR = 3.5  # lines so close are one (double rules), and lines so close to each other meet
_COVERS = 0.5  # of a cell's side: a line as long parts it from the next cell
_MARGIN = 12.0  # a column without any text is kept if it is wider: it has a place in other rows
_MOST_CELLS = 20_000

Place = tuple[int, int]
"""Row and column in the lattice of a table, from 0."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruling line, from `start` to `end` along its direction, at `at` across it; in points.

    As places of text: from the top left of the page, turned so that its text stands upright.
    """

    horizontal: bool
    at: float
    start: float
    end: float


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


def table_of(
    grid: Grid, texts: Mapping[Place, str], confidence: Mapping[Place, float] | None = None
) -> PageTable | None:
    """A table with these texts in its cells; None where fewer than two cells have any.

    `texts` and `confidence` are by the first place of each cell (see `roots_of`).
    """
    if sum(bool(text) for text in texts.values()) < 2:
        return None
    width = len(grid.columns) - 1
    rows = []
    for row in range(len(grid.rows) - 1):
        box = Box(grid.columns[0], grid.rows[row], grid.columns[-1], grid.rows[row + 1])
        own = tuple(texts.get((row, column), "") for column in range(width))
        if any(own):
            rows.append(PageRow(own, box, _mean(row, own, confidence)))
    used = [
        c
        for c in range(width)
        if grid.columns[c + 1] - grid.columns[c] > _MARGIN or any(row.cells[c] for row in rows)
    ]
    if sum(any(row.cells[c] for row in rows) for c in used) < 2:
        return None
    kept = (
        PageRow(tuple(row.cells[column] for column in used), row.box, row.confidence)
        for row in rows
    )
    return PageTable(grid.box, tuple(kept))


def _mean(row: int, texts: Sequence[str], confidence: Mapping[Place, float] | None) -> float | None:
    """The confidence of a row's cells, each counted by its length."""
    if confidence is None:
        return None
    letters = sum(map(len, texts))
    return sum(confidence[row, c] * len(text) for c, text in enumerate(texts) if text) / letters


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


def roots_of(grid: Grid) -> dict[Place, Place]:
    """For each place of the lattice the first place of the cell that it is part of.

    A cell is a rectangle: it goes as far right as no line parts it, then as far down.
    """
    roots: dict[Place, Place] = {}
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
