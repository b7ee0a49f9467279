"""Tables without ruling lines: rows whose stretches stand in the same columns below each other.

Three columns at least. What stands in two may be a letterhead, a list with figures at the right,
or text in columns: `columns` tells these apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ..pages import PageLine, PageRow, PageTable
from .breaks import joined_text
from .columns import is_flowing
from .rows import Row, around, height, is_label

_COLUMNS = 3  # at least
_ROWS = 3  # that have text in so many columns, at least
# In font sizes.
_GUTTER = 0.7  # the narrowest space between columns
_APART = 2.6  # the distance between rows at which a table ends
_SPACED = 0.3  # so much more than the usual distance between lines parts rows
_ALIGNED = 0.5  # how far apart the ends of aligned cells are
_MOST = 0.7  # of the cells of a column begin, end or have their middles below each other


class Gap(NamedTuple):
    """Between two columns."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Region:
    """The rows `first` to `last` (exclusive) of a page, and the gaps between its columns."""

    first: int
    last: int
    gaps: tuple[Gap, ...]


def parted_by_tables(rows: Sequence[Row]) -> Iterator[Sequence[Row] | PageTable]:
    """The rows of a page from top to bottom, with those of tables made into such."""
    begun = at = 0
    while at < len(rows):
        region = _region_at(rows, at) if len(rows[at]) >= _COLUMNS else None
        if region is None:
            at += 1
            continue
        if begun < region.first:
            yield rows[begun : region.first]
        yield _table(rows[region.first : region.last], region.gaps)
        begun = at = region.last
    if begun < len(rows):
        yield rows[begun:]


def _region_at(rows: Sequence[Row], first: int) -> Region | None:
    """The table that begins with row `first`, if one does."""
    gaps = tuple(Gap(a.box.x1, b.box.x0) for a, b in pairwise(rows[first]))
    last = first + 1
    for before, row in pairwise(rows[first:]):
        apart = min(x.box.top for x in row) - max(x.box.bottom for x in before)
        left = _narrowed(gaps, row)
        if len(left) < len(gaps) and (last - first >= _ROWS or len(left) < _COLUMNS - 1):
            break
        if apart > _APART * height(row[0]):
            break
        gaps, last = left, last + 1
    region = Region(first, last, gaps)
    return region if len(gaps) >= _COLUMNS - 1 and _is_table(rows[first:last], gaps) else None


def _narrowed(gaps: Sequence[Gap], row: Row) -> tuple[Gap, ...]:
    """The gaps that are still left when `row` stands in the table, too."""
    found = []
    for gap in gaps:
        for line in row:
            if line.box.x0 < gap.right and line.box.x1 > gap.left:
                inside = line.box.x0 > gap.left, line.box.x1 < gap.right
                if inside == (True, False):
                    gap = Gap(gap.left, line.box.x0)
                elif inside == (False, True):
                    gap = Gap(line.box.x1, gap.right)
                else:
                    gap = Gap(gap.left, gap.left)
        if gap.right - gap.left >= _GUTTER * height(row[0]):
            found.append(gap)
    return tuple(found)


def _is_table(rows: Sequence[Row], gaps: Sequence[Gap]) -> bool:
    cells = [_cells(row, gaps) for row in rows]
    full = [row for row in cells if sum(map(bool, row)) >= _COLUMNS]
    if len(full) < _ROWS:
        return False
    if _is_list([row[0][0].text for row in cells if row[0]]):
        return False
    columns = [[line for cell in column for line in cell] for column in zip(*cells, strict=True)]
    return all(map(_is_aligned, columns)) and not all(map(is_flowing, columns))


def _is_list(firsts: Sequence[str]) -> bool:
    """Do the rows have labels? In a table the head has a name for their column."""
    return is_label(firsts[0]) and sum(map(is_label, firsts)) > len(firsts) / 2


def _is_aligned(lines: Sequence[PageLine]) -> bool:
    """Do most lines begin, end or have their middles below each other?"""
    return any(
        sum(abs(place - usual) < _ALIGNED * height(lines[0]) for place in places)
        >= _MOST * len(places)
        for places in (
            [line.box.x0 for line in lines],
            [line.box.x1 for line in lines],
            [(line.box.x0 + line.box.x1) / 2 for line in lines],
        )
        for usual in (sorted(places)[len(places) // 2],)
    )


def _cells(row: Row, gaps: Sequence[Gap]) -> list[list[PageLine]]:
    """The stretches of a printed line by their columns."""
    cells: list[list[PageLine]] = [[] for _ in range(len(gaps) + 1)]
    for line in row:
        middle = (line.box.x0 + line.box.x1) / 2
        cells[sum(middle > (gap.left + gap.right) / 2 for gap in gaps)].append(line)
    return cells


def _table(rows: Sequence[Row], gaps: Sequence[Gap]) -> PageTable:
    """The table in printed lines; a line without a first cell goes on with the row above."""
    steps = sorted(b[0].box.bottom - a[0].box.bottom for a, b in pairwise(rows))
    usual = steps[0] + _SPACED * height(rows[0][0])
    groups: list[list[list[list[PageLine]]]] = []
    for index, row in enumerate(rows):
        cells = _cells(row, gaps)
        step = row[0].box.bottom - rows[index - 1][0].box.bottom if index else 0.0
        if not groups or step > usual or _begins(cells[0]):
            groups.append([])
        groups[-1].append(cells)
    found = tuple(map(_row, groups))
    return PageTable(around(row.box for row in found), found)


def _begins(cell: Sequence[PageLine]) -> bool:
    return bool(cell) and not cell[0].text[:1].islower()


def _row(printed: Sequence[Sequence[Sequence[PageLine]]]) -> PageRow:
    lines = [line for cells in printed for cell in cells for line in cell]
    texts = (
        joined_text([line.text for cell in column for line in cell])
        for column in zip(*printed, strict=True)
    )
    sure = [line.confidence for line in lines if line.confidence is not None]
    return PageRow(tuple(texts), around(line.box for line in lines), min(sure) if sure else None)
