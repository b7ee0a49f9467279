"""CSV as Excel opens it: UTF-8 with a byte order mark, comma, CRLF between rows (RFC 4180)."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from types import TracebackType

from extractor.errors import InvalidTable
from extractor.tabulate import Cell, Field, Row, Table, Type

from .formula import guard, unguard

ENCODING = "utf-8-sig"
_LONGEST_CELL = 1 << 30  # characters; the csv module's own limit is 128 Ki


class TableWriter:
    """A CSV file of one table, open for rows; a context manager."""

    def __init__(self, path: Path, table: Table) -> None:
        self._file = path.open("w", encoding=ENCODING, newline="")
        self._writer = csv.writer(self._file)
        self._written_as = [
            (index, write)
            for index, field in enumerate(table.fields)
            if (write := _writer_of(field)) is not None
        ]
        self._writer.writerow(table.columns)

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows. The csv module writes str and int as they are and None as nothing."""
        written_as = self._written_as
        for row in rows:
            cells = list(row)
            for index, write in written_as:
                cells[index] = write(cells[index])
            self._writer.writerow(cells)


def _writer_of(field: Field) -> Callable[[Cell], Cell] | None:
    """How the cells of a column are written, None where the csv module does it right."""
    if field.is_free_text:
        return _text
    return {
        Type.NUMBER: number,
        Type.BOOLEAN: lambda cell: "true" if cell else "false",
        Type.ARRAY: lambda cell: json.dumps(cell, ensure_ascii=False),
    }.get(field.type)


def _text(cell: Cell) -> Cell:
    return guard(cell) if isinstance(cell, str) else cell


def number(cell: Cell) -> str:
    """A number in plain decimal digits, without an exponent or trailing zeros; "" for None.

    >>> number(Decimal("1E+3")), number(Decimal("95.50")), number(0.85), number(None)
    ('1000', '95.5', '0.85', '')
    """
    if cell is None:
        return ""
    digits = format(cell if isinstance(cell, Decimal) else Decimal(str(cell)), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def read_rows(path: Path, table: Table) -> Iterator[tuple[str, ...]]:
    """The rows of a CSV file of `table`, as text and without the guards, columns checked.

    Columns after those of the table are left out. Raises InvalidTable where the file is not
    UTF-8, where the columns are others or where a row has too few cells.
    """
    csv.field_size_limit(_LONGEST_CELL)
    free = [index for index, field in enumerate(table.fields) if field.is_free_text]
    width = len(table.fields)
    with path.open(encoding=ENCODING, newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = tuple(next(reader, ()))
            if header[:width] != table.columns:
                raise InvalidTable(path, f"the columns are {', '.join(header)}", "convert again")
            for cells in reader:
                if len(cells) != len(header):
                    raise InvalidTable(
                        f"{path}:{reader.line_num}",
                        f"{len(cells)} cells, where the header has {len(header)}",
                        "convert again",
                    )
                for index in free:
                    cells[index] = unguard(cells[index])
                yield tuple(cells[:width])
        except (UnicodeDecodeError, csv.Error) as error:
            raise InvalidTable(
                path, f"not readable as CSV in UTF-8 ({error})", "convert again"
            ) from error
