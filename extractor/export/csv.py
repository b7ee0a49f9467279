"""CSV as Excel opens it: UTF-8 with a byte order mark, comma, CRLF between rows (RFC 4180)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from extractor.errors import InvalidTable
from extractor.tabulate import Cell, Field, Row, Table, Type

from .formula import guard, unguard

ENCODING = "utf-8-sig"
_LONGEST_CELL = 1 << 30  # characters; the csv module's own limit is 128 Ki


class TableWriter:
    """A CSV file of one table, open for rows; a context manager."""

    def __init__(self, path: Path, table: Table) -> None:
        self._table = table
        self._file = path.open("wb")
        self._file.write(",".join(table.columns).encode(ENCODING) + b"\r\n")

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        self.append(fragment(self._table, rows))

    def append(self, rows: bytes) -> None:
        """Add rows that `fragment` made, maybe in another process."""
        self._file.write(rows)


def fragment(table: Table, rows: Iterable[Row]) -> bytes:
    """Rows as they stand in the table's file, to be put there one fragment after the other.

    >>> from extractor.tabulate import table_named
    >>> due = ("x-1", "x", "x-s", "I.1", "quý IV", None, None, None, 4)
    >>> fragment(table_named("deadlines"), [(*due, None, "", "", None, "", 0, 6, "")]).decode()
    'x-1,x,x-s,I.1,quý IV,,,,4,,,,,,0,6,\\r\\n'
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    written_as = _written_as(table)
    for row in rows:  # the csv module writes str and int as they are and None as nothing
        cells = list(row)
        for index, write in written_as:
            cells[index] = write(cells[index])
        writer.writerow(cells)
    return file.getvalue().encode()


def rows_in(table: Table, fragment: bytes) -> Iterator[Row]:
    """The rows of a fragment as `tabulate` made them; numbers are decimals."""
    csv.field_size_limit(_LONGEST_CELL)
    free = [index for index, field in enumerate(table.fields) if field.is_free_text]
    for cells in csv.reader(io.StringIO(fragment.decode(), newline=""), strict=True):
        for index in free:
            cells[index] = unguard(cells[index])
        yield typed(table, cells)


def typed(table: Table, cells: Iterable[str]) -> Row:
    """The values of a row as `read_rows` gives it; numbers are decimals.

    >>> from extractor.tabulate import table_named
    >>> typed(table_named("deadlines"), ["x-1", "x", "x-s", "I.1", "năm 2030", "2030", ""])[4:]
    ('năm 2030', 2030, None)
    """
    return tuple(read(cell) for read, cell in zip(_readers(table), cells, strict=False))


def as_cells(table: Table, row: Row) -> tuple[str, ...]:
    """A row as it stands in CSV, without the guards; the way back of `typed`.

    >>> from extractor.tabulate import table_named
    >>> as_cells(table_named("deadlines"), ("x-1", "x", "x-s", "I.1", "năm 2030", 2030, None))
    ('x-1', 'x', 'x-s', 'I.1', 'năm 2030', '2030', '')
    """
    made = []
    for field, cell in zip(table.fields, row, strict=False):
        write = _TYPED.get(field.type)
        made.append(write(cell) if write else "" if cell is None else str(cell))
    return tuple(made)


@cache
def _readers(table: Table) -> tuple[Callable[[str], Cell], ...]:
    return tuple(_reader_of(field) for field in table.fields)


def _reader_of(field: Field) -> Callable[[str], Cell]:
    match field.type:
        case Type.INTEGER:
            return lambda cell: int(cell) if cell else None
        case Type.NUMBER:
            return lambda cell: Decimal(cell) if cell else None
        case Type.BOOLEAN:
            return lambda cell: cell == "true"
        case Type.ARRAY:
            return lambda cell: tuple(json.loads(cell)) if cell else ()
        case Type.DATE | Type.STRING:
            return str


@cache
def _written_as(table: Table) -> tuple[tuple[int, Callable[[Cell], Cell]], ...]:
    return tuple(
        (index, write)
        for index, field in enumerate(table.fields)
        if (write := _writer_of(field)) is not None
    )


def _writer_of(field: Field) -> Callable[[Cell], Cell] | None:
    """How the cells of a column are written, None where the csv module does it right."""
    return _text if field.is_free_text else _TYPED.get(field.type)


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


_TYPED: dict[Type, Callable[[Cell], str]] = {
    Type.NUMBER: number,
    Type.BOOLEAN: lambda cell: "true" if cell else "false",
    Type.ARRAY: lambda cell: json.dumps(cell, ensure_ascii=False),
}


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
