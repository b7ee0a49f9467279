"""Sheets of an Excel workbook, filled row by row within the limits of Excel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from extractor.export.formula import guard
from extractor.tabulate import Field, Row, Table, Type

from .cells import Value, as_json, converter

_FIRST_DAY = date(1900, 3, 1)  # Excel knows none before 1900, and takes 1900 for a leap year
_EXACT = 10**15  # Excel keeps 15 digits
_MOST_NOTES = 10_000

# XML 1.0 holds no controls but tab and line feed; a carriage return would come back as another.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

_WIDTHS = {Type.INTEGER: 10, Type.NUMBER: 12, Type.BOOLEAN: 10, Type.DATE: 12, Type.ARRAY: 30}
_WIDE, _NARROW = 60, 18
_LONG = frozenset(("text", "title", "heading", "task", "indicator", "message", "action"))


class Note(NamedTuple):
    """What of a table the workbook does not hold as it is."""

    table: str
    row: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of cells in one workbook."""

    header: Format
    formula: Format  # shown as it is, and still a text after someone edits it
    date: Format

    @classmethod
    def of(cls, book: Workbook) -> Formats:
        return cls(
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"quote_prefix": True}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
        )


class Sheet:
    """A sheet with a header that stays in sight. `headings` are its columns and their widths."""

    def __init__(
        self, book: Workbook, formats: Formats, name: str, headings: Mapping[str, int]
    ) -> None:
        self._sheet = book.add_worksheet(name)
        self._formats = formats
        self._columns = len(headings)
        self._rows = 1
        for column, (heading, width) in enumerate(headings.items()):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, heading, formats.header)
        self._sheet.freeze_panes(1, 0)

    @property
    def rows(self) -> int:
        """How many rows there are, the header counted in."""
        return self._rows

    def add(self, values: Iterable[Value]) -> None:
        """Add a row: None is an empty cell, a text never a formula."""
        row, sheet = self._rows, self._sheet
        for column, value in enumerate(values):
            if isinstance(value, str):
                shape = self._formats.formula if guard(value) != value else None
                sheet.write_string(row, column, value, shape)
            elif isinstance(value, bool):
                sheet.write_boolean(row, column, value)
            elif isinstance(value, date):
                if value < _FIRST_DAY:
                    sheet.write_string(row, column, value.isoformat())
                else:
                    sheet.write_datetime(row, column, value, self._formats.date)
            elif isinstance(value, int | float):
                if abs(value) < _EXACT:
                    sheet.write_number(row, column, value)
                else:
                    sheet.write_string(row, column, str(value))
        self._rows += 1

    def finish(self) -> None:
        """Add what needs to know the last row."""
        self._sheet.autofilter(0, 0, self._rows - 1, self._columns - 1)


class TableSheets:
    """The sheets of a table: one, and more of them where it has more rows than a sheet holds."""

    def __init__(
        self,
        book: Workbook,
        formats: Formats,
        table: Table,
        notes: list[Note],
        most_rows: int,
        longest_cell: int,
    ) -> None:
        self._book, self._formats, self._table, self._notes = book, formats, table, notes
        self._most_rows, self._longest_cell = most_rows, longest_cell
        self._key = table.index(table.key)
        self._convert = converter(table.fields, {Type.ARRAY: as_json})
        self._headings = {field.name: _width(field) for field in table.fields}
        self._sheets = [Sheet(book, formats, table.name, self._headings)]

    def write(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if self._sheets[-1].rows == self._most_rows:
                self._continue()
            values = self._convert(row)
            for index, value in enumerate(values):
                if isinstance(value, str):
                    values[index] = self._fitted(value, str(row[self._key]), index)
            self._sheets[-1].add(values)

    def finish(self) -> None:
        for sheet in self._sheets:
            sheet.finish()

    def _continue(self) -> None:
        name = f"{self._table.name} ({len(self._sheets) + 1})"
        self._sheets.append(Sheet(self._book, self._formats, name, self._headings))
        self._note("", "", f"goes on in the sheet {name}")

    def _fitted(self, text: str, key: str, column: int) -> str:
        """The text as a cell can hold it."""
        legal = _ILLEGAL.sub(_replacement, text)
        limit = self._longest_cell
        if len(legal) * 2 <= limit or _units(legal) <= limit:
            return legal
        cut = legal.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore") + "…"
        length = f"{len(text):,} characters"
        self._note(
            key, self._table.fields[column].name, f"has {length}, cut; whole in the other formats"
        )
        return cut

    def _note(self, row: str, column: str, text: str) -> None:
        if len(self._notes) < _MOST_NOTES:
            self._notes.append(Note(self._table.name, row, column, text))
        elif len(self._notes) == _MOST_NOTES:
            self._notes.append(Note("", "", "", f"more than {_MOST_NOTES:,} notes; no more here"))


def _replacement(match: re.Match[str]) -> str:
    return "\n" if match[0] == "\r" else "\N{REPLACEMENT CHARACTER}"


def _units(text: str) -> int:
    """How many UTF-16 code units a text has.

    >>> _units("a"), _units("ế"), _units("😀")
    (1, 1, 2)
    """
    return len(text.encode("utf-16-le")) // 2


def _width(field: Field) -> int:
    """Width of a column in characters, by what it holds; rows that stream cannot be measured."""
    if field.type is Type.STRING:
        return _WIDE if field.name in _LONG else _NARROW
    return _WIDTHS[field.type]
