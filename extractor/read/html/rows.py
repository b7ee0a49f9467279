"""The rows of a data table, written as "| cell | cell |" with every cell in its column."""

from __future__ import annotations

from .elements import attributes, whole_number
from .line import LineWriter, Place

_COLUMNS = 64  # cells that span more are cut: no table of a document is wider


class Rows:
    """An open data table. Cells that span rows or columns leave empty cells where they reach."""

    def __init__(self, line: LineWriter) -> None:
        self.in_cell = False
        self._line = line
        self._written = False
        self._column = 0
        self._reaching: list[int] = []  # by column, the rows that a cell from above still covers
        self._owed = 0  # columns of the open cell after its first

    def open_cell(self, source: str, place: Place) -> None:
        """Begin the next cell of the row, whose tag has the attributes `source`."""
        given = attributes(source) if "span" in source.lower() else {}
        width = min(max(whole_number(given.get("colspan"), 1), 1), _COLUMNS)
        height = min(max(whole_number(given.get("rowspan"), 1), 1), 1000)
        if not self.in_cell:
            self._line.break_line(place, *((1, 1) if self._written else (2, 2)))
        for _ in range(self._take_empty()):
            self._bar(place)
        self._bar(place)
        for column in range(self._column, min(self._column + width, _COLUMNS)):
            self._reach(column, height - 1)
        self._column += width
        self._owed = width - 1

    def close_row(self, place: Place) -> None:
        """End the row; one without cells is not written."""
        if self.in_cell:
            for _ in range(self._take_empty()):
                self._bar(place)
            self._line.bar(" |", place)
            self._line.break_line(place, 1)
        self.in_cell, self._column, self._owed = False, 0, 0

    def _bar(self, place: Place) -> None:
        self._line.bar(" | " if self.in_cell else "| ", place)
        self.in_cell = self._written = True

    def _take_empty(self) -> int:
        """The number of empty cells up to the next column that no cell reaches into."""
        empty, self._owed = self._owed, 0
        while self._column < len(self._reaching) and self._reaching[self._column]:
            self._reaching[self._column] -= 1
            self._column += 1
            empty += 1
        return empty

    def _reach(self, column: int, rows: int) -> None:
        if rows and column >= len(self._reaching):
            self._reaching.extend([0] * (column + 1 - len(self._reaching)))
        if column < len(self._reaching):
            self._reaching[column] = rows
