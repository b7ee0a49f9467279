"""Tables that go on over pages: their heads once, rows that a page break cuts made whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from extractor.lexicon.labels import BULLETS, read_labels
from extractor.lexicon.patterns import patterns

from ..pages import PageLines, PageRow, PageTable
from .arrange import Part
from .breaks import joined_text

_ALIGNED = 6.0  # points: how far apart the sides of the parts of one table are


class PlacedRow(NamedTuple):
    """A row, and the page that it begins on."""

    page: PageLines
    row: PageRow


class LongTable(NamedTuple):
    """The rows of one table; `repeated` are those of its head that stand on later pages again."""

    rows: list[PlacedRow]
    repeated: list[PlacedRow]


def tables_whole(parts: Sequence[Part]) -> Iterator[Part | LongTable]:
    """The parts of all pages, the tables among them with what goes on over pages in one."""
    begun: list[tuple[PageLines, PageTable]] = []
    for part in parts:
        content = part.content
        if begun and not (
            isinstance(content, PageTable) and _is_next(content, part.page, *begun[-1])
        ):
            yield _long_table(begun)
            begun = []
        if isinstance(content, PageTable):
            begun.append((part.page, content))
        else:
            yield part
    if begun:
        yield _long_table(begun)


def _is_next(table: PageTable, page: PageLines, before: PageLines, last: PageTable) -> bool:
    """Does a table go on from the page before? Then it is as wide, in as many columns."""
    return (
        page.number == before.number + 1
        and len(table.rows[0].cells) == len(last.rows[0].cells)
        and abs(table.box.x0 - last.box.x0) < _ALIGNED
        and abs(table.box.x1 - last.box.x1) < _ALIGNED
    )


def _long_table(parts: Sequence[tuple[PageLines, PageTable]]) -> LongTable:
    whole = LongTable([], [])
    head = parts[0][1].rows
    for index, (page, table) in enumerate(parts):
        rows = [PlacedRow(page, row) for row in table.rows]
        if index:
            pairs = zip(rows, head, strict=False)
            repeated = [placed for placed, _ in takewhile(_are_alike, pairs)]
            whole.repeated.extend(repeated)
            rows = rows[len(repeated) :]
            if rows and _is_cut(whole.rows[-1].row, rows[0].row):
                whole.rows[-1] = _made_whole(whole.rows[-1], rows.pop(0).row)
        whole.rows.extend(rows)
    return whole


def _are_alike(pair: tuple[PlacedRow, PageRow]) -> bool:
    return pair[0].row.cells == pair[1].cells


def _is_cut(row: PageRow, rest: PageRow) -> bool:
    """Is `rest`, the first row of the next page, what `row` had no room for?

    It has text only below text, and goes on with a sentence or a list of one of its cells; of all,
    where it has text below the number or name that the row begins with, too.
    """
    first = next((column for column, cell in enumerate(row.cells) if cell), 0)
    pairs = [(begun, more) for begun, more in zip(row.cells, rest.cells, strict=True) if more]
    if not all(begun for begun, _ in pairs):
        return False
    going = [_goes_on(begun, more) for begun, more in pairs]
    return all(going) if rest.cells[first] else any(going)


def _goes_on(begun: str, more: str) -> bool:
    if more[0].islower() or patterns("layout")["unfinished"].regex.search(begun):
        return True
    labels = read_labels(more)
    return bool(labels) and labels[0].style in BULLETS and begun.endswith((".", ";", ":", ","))


def _made_whole(placed: PlacedRow, rest: PageRow) -> PlacedRow:
    row = placed.row
    cells = zip(row.cells, rest.cells, strict=True)
    confidence = row.confidence
    if confidence is not None and rest.confidence is not None:
        confidence = min(confidence, rest.confidence)
    return PlacedRow(
        placed.page,
        PageRow(tuple(joined_text(cell) for cell in cells), row.box, confidence),
    )
