"""Excel: one workbook, one sheet a table; then what the columns mean and what was cut."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from extractor.errors import UsageError
from extractor.export.datapackage import Resource
from extractor.tabulate import TABLES, Row, Table

from .names import FormatName
from .sheets import Formats, Note, Sheet, TableSheets

NAME = "tables.xlsx"
MOST_ROWS = 1_048_576  # of a sheet, header included
LONGEST_CELL = 32_767  # UTF-16 code units, as Excel counts
_CREATED = datetime(2000, 1, 1)


class XlsxWriter:
    """Writes `folder`/tables.xlsx row by row.

    No cell is a formula: texts are written as texts, and those that Excel would run when someone
    edits them are marked as text besides. Rows beyond the last of a sheet go to a second sheet,
    texts beyond the longest of a cell are cut, and the sheet "notes" says so of each.
    """

    def __init__(
        self, folder: Path, *, most_rows: int = MOST_ROWS, longest_cell: int = LONGEST_CELL
    ) -> None:
        options = {"constant_memory": True, "tmpdir": str(folder)}
        self._path = folder / NAME
        self._book = Workbook(str(self._path), options)
        self._book.use_zip64()  # only where sheets are larger than 4 GiB
        self._book.set_properties({"created": _CREATED})
        self._formats = Formats.of(self._book)
        self._notes: list[Note] = []
        self._tables = {
            table.name: TableSheets(
                self._book, self._formats, table, self._notes, most_rows, longest_cell
            )
            for table in TABLES
        }

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        self._tables[table.name].write(rows)

    def finish(self) -> list[Resource]:
        try:
            self._complete()
        except (XlsxWriterException, OSError) as error:
            problem = f"cannot be written ({error})"
            raise UsageError(self._path, problem, "free the space or leave out xlsx") from error
        return [
            Resource(
                FormatName.XLSX.value,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                (NAME,),
            )
        ]

    def _complete(self) -> None:
        self._write_columns()
        self._write_notes()
        for sheets in self._tables.values():
            sheets.finish()
        self._book.close()

    def close(self) -> None:
        # A workbook that is forgotten would write itself, half done, when Python cleans up.
        self._book.fileclosed = True

    def _write_columns(self) -> None:
        headings = {"table": 14, "column": 18, "type": 10, "meaning": 80, "ý nghĩa": 80}
        sheet = Sheet(self._book, self._formats, "columns", headings)
        for table in TABLES:
            for field in table.fields:
                sheet.add((table.name, field.name, field.type.value, field.en, field.vi))
        sheet.finish()

    def _write_notes(self) -> None:
        headings = {"table": 14, "row": 40, "column": 18, "note": 100}
        sheet = Sheet(self._book, self._formats, "notes", headings)
        for note in self._notes:
            sheet.add((note.table, note.row, note.column, note.text))
        sheet.finish()
