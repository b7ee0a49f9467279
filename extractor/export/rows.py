"""The rows of a converted folder, from whichever of its formats is at hand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from extractor.errors import InvalidTable
from extractor.tabulate import Cell, Row, Table, Type

from .csv import as_cells, read_rows, typed

_SQLITE, _DUCKDB = "tables.sqlite", "tables.duckdb"
_BATCH = 1000  # rows


def table_rows(folder: Path, table: Table) -> Iterator[Row]:
    """The rows of a table as `tabulate` makes them, whatever the format.

    They are read from CSV where the folder has it, else from JSON Lines, SQLite, Parquet or
    DuckDB. Raises InvalidTable where it has none of these: a spreadsheet cuts long texts.
    """
    if (path := folder / f"{table.name}.csv").is_file():
        return (typed(table, cells) for cells in read_rows(path, table))
    return _typed(table, _values(folder, table))


def table_cells(folder: Path, table: Table) -> Iterator[tuple[str, ...]]:
    """The rows of a table as they stand in CSV, without the guards, whatever the format."""
    if (path := folder / f"{table.name}.csv").is_file():
        return read_rows(path, table)
    return (as_cells(table, row) for row in _typed(table, _values(folder, table)))


def _values(folder: Path, table: Table) -> Iterator[Iterable[object]]:
    if (path := folder / f"{table.name}.jsonl").is_file():
        return _of_jsonl(path, table)
    if (path := folder / _SQLITE).is_file():
        return _of_sqlite(path, table)
    for path in (folder / f"{table.name}.parquet", folder / "parquet" / table.name):
        if path.exists():
            return _of_parquet(path, table)
    if (path := folder / _DUCKDB).is_file():
        return _of_duckdb(path, table)
    raise InvalidTable(
        folder,
        f"has no table {table.name} that can be read back",
        "convert to csv, jsonl, sqlite, parquet or duckdb (too)",
    )


def _of_jsonl(path: Path, table: Table) -> Iterator[list[object]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            yield [row[column] for column in table.columns]


def _of_sqlite(path: Path, table: Table) -> Iterator[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        yield from connection.execute(f"{_query(table)} ORDER BY rowid")


def _of_duckdb(path: Path, table: Table) -> Iterator[tuple[object, ...]]:
    import duckdb

    with duckdb.connect(path, read_only=True) as connection:
        found = connection.execute(_query(table))  # it keeps the order of insertion
        while rows := found.fetchmany(_BATCH):
            yield from rows


def _query(table: Table) -> str:
    columns = ", ".join(f'"{column}"' for column in table.columns)
    return f'SELECT {columns} FROM "{table.name}"'  # noqa: S608  names of ours


def _of_parquet(path: Path, table: Table) -> Iterator[tuple[object, ...]]:
    import pyarrow.dataset as ds  # as long to load as the rest of vanban

    for batch in ds.dataset(path).to_batches(columns=list(table.columns)):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _typed(table: Table, rows: Iterable[Iterable[object]]) -> Iterator[Row]:
    """Rows as `tabulate` makes them: "" for no text, dates as ISO text, lists as tuples."""
    readers = [_READERS[field.type] for field in table.fields]
    for row in rows:
        yield tuple(read(value) for read, value in zip(readers, row, strict=True))


def _as_is(value: object) -> Cell:
    return value  # type: ignore[return-value]


def _list(value: object) -> Cell:
    return tuple(json.loads(value) if isinstance(value, str) else value)  # type: ignore[arg-type]


_READERS: dict[Type, Callable[[object], Cell]] = {
    Type.STRING: lambda value: "" if value is None else str(value),
    Type.INTEGER: _as_is,
    Type.NUMBER: _as_is,
    Type.BOOLEAN: bool,
    Type.DATE: lambda value: "" if value is None else str(value),
    Type.ARRAY: _list,
}
