"""A converted folder back as data frames, from whichever of its formats is at hand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InvalidTable
from extractor.tabulate import TABLES, Cell, Row, Table, Type
from extractor.tabulate.frames import frame

from .csv import read_rows, typed

if TYPE_CHECKING:
    import pandas as pd

_DATABASE = "tables.sqlite"


def read_dataset(folder: Path | str) -> dict[str, pd.DataFrame]:
    """The tables of a converted folder, by name, with the types of `tabulate.frames`.

    They are read from CSV where the folder has it, else from JSON Lines, SQLite or Parquet; the
    frames are the same. Raises InvalidTable where a table is in none of these.
    """
    return {table.name: frame(table, list(_rows(Path(folder), table))) for table in TABLES}


def _rows(folder: Path, table: Table) -> Iterator[Row]:
    if (path := folder / f"{table.name}.csv").is_file():
        return (typed(table, cells) for cells in read_rows(path, table))
    if (path := folder / f"{table.name}.jsonl").is_file():
        return _typed(table, _of_jsonl(path, table))
    if (path := folder / _DATABASE).is_file():
        return _typed(table, _of_sqlite(path, table))
    for path in (folder / f"{table.name}.parquet", folder / "parquet" / table.name):
        if path.exists():
            return _typed(table, _of_parquet(path, table))
    raise InvalidTable(folder, f"has no table {table.name}", "convert again")


def _of_jsonl(path: Path, table: Table) -> Iterator[list[object]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            yield [row[column] for column in table.columns]


def _of_sqlite(path: Path, table: Table) -> Iterator[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        columns = ", ".join(f'"{column}"' for column in table.columns)
        query = f'SELECT {columns} FROM "{table.name}" ORDER BY rowid'  # noqa: S608  names of ours
        yield from connection.execute(query)


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
