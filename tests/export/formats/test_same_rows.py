"""Every format holds the same rows and columns: read back by other libraries, cell by cell."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl.utils.escape import unescape

from extractor.export.formula import unguard
from extractor.tabulate import TABLES, Table, Type, table_named

from .rows import by_type, expected, tables, write

Readers = dict[Type, Callable[[Any], object]]
ALL = ("csv", "jsonl", "parquet", "sqlite", "duckdb", "xlsx")
ROWS = tables()


def text_of_csv(value: object) -> object:
    return unguard(str(value))


def from_csv(folder: Path, table: Table) -> tuple[list[str], list[object]]:
    frame = pd.read_csv(
        folder / f"{table.name}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig"
    )
    readers: Readers = {
        Type.INTEGER: int,
        Type.NUMBER: lambda value: None if float(value) == float("inf") else float(value),
        Type.BOOLEAN: {"true": True, "false": False}.__getitem__,
        Type.DATE: date.fromisoformat,
        Type.ARRAY: json.loads,
    }
    free = [field.is_free_text for field in table.fields]
    rows = [
        [
            None if cell == "" else text_of_csv(cell) if is_free else cell
            for cell, is_free in zip(row, free, strict=True)
        ]
        for row in frame.itertuples(index=False)
    ]
    return list(frame.columns), by_type(table, readers, rows)


def from_jsonl(folder: Path, table: Table) -> tuple[list[str], list[object]]:
    lines = (folder / f"{table.name}.jsonl").read_text("utf-8").splitlines()
    objects = [json.loads(line) for line in lines]
    readers: Readers = {Type.NUMBER: float, Type.DATE: date.fromisoformat}
    rows = by_type(table, readers, [list(found.values()) for found in objects])
    assert len({tuple(found) for found in objects}) == 1
    return list(objects[0]), rows


def from_parquet(folder: Path, table: Table) -> tuple[list[str], list[object]]:
    read = pq.read_table(folder / f"{table.name}.parquet")
    return read.column_names, [list(row.values()) for row in read.to_pylist()]


def from_sqlite(folder: Path, table: Table) -> tuple[list[str], list[object]]:
    connection = sqlite3.connect(folder / "tables.sqlite")
    cursor = connection.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')
    columns = [column[0] for column in cursor.description]
    readers: Readers = {
        Type.BOOLEAN: [False, True].__getitem__,
        Type.DATE: date.fromisoformat,
        Type.ARRAY: json.loads,
    }
    return columns, by_type(table, readers, cursor.fetchall())


def from_duckdb(folder: Path, table: Table) -> tuple[list[str], list[object]]:
    with duckdb.connect(folder / "tables.duckdb", read_only=True) as connection:
        found = connection.execute(f'SELECT * FROM "{table.name}"')
        return [column[0] for column in found.description], [list(row) for row in found.fetchall()]


def from_xlsx(folder: Path, table: Table) -> tuple[list[str], list[object]]:
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    header, *rows = book[table.name].iter_rows(values_only=True)
    readers: Readers = {
        Type.STRING: lambda value: unescape(str(value)),  # _x005F_, which Excel reads as _
        Type.NUMBER: float,
        Type.DATE: lambda value: (
            value.date() if isinstance(value, datetime) else date.fromisoformat(str(value))
        ),
        Type.ARRAY: json.loads,
    }
    return [str(cell) for cell in header], by_type(table, readers, rows)


READERS: dict[str, Callable[[Path, Table], tuple[list[str], list[object]]]] = {
    "csv": from_csv,
    "jsonl": from_jsonl,
    "parquet": from_parquet,
    "sqlite": from_sqlite,
    "duckdb": from_duckdb,
    "xlsx": from_xlsx,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("all"), *ALL, rows=ROWS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("format_", ALL)
def test_same_columns_and_cells(folder: Path, format_: str, table: Table) -> None:
    columns, rows = READERS[format_](folder, table)
    wanted = expected(table, ROWS[table.name])
    assert columns == list(table.columns)
    assert len(rows) == len(wanted)
    if format_ == "xlsx":
        wanted = [[in_excel(cell) for cell in row] for row in wanted]
    assert rows == wanted


def in_excel(cell: object) -> object:
    """A text as far as a cell of Excel holds it; see test_xlsx for the cutting."""
    if not isinstance(cell, str):
        return cell
    for illegal in "\x01\x1f\ufffe":
        cell = cell.replace(illegal, "\ufffd")
    cell = cell.replace("\r", "\n")
    while len(cell.encode("utf-16-le")) > 2 * 32_767:
        cell = cell.encode("utf-16-le")[: 2 * 32_766].decode("utf-16-le", "ignore") + "…"
    return cell


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    write(tmp_path, *ALL, rows={table.name: [] for table in TABLES})
    for format_ in set(ALL) - {"jsonl"}:
        for table in TABLES:
            assert READERS[format_](tmp_path, table) == (list(table.columns), [])


def test_nul_and_lone_surrogates_are_one_character_in_every_format(tmp_path: Path) -> None:
    sections = table_named("sections")
    row = list(ROWS["sections"][0])
    row[sections.index("text")] = "a\0b\ud800c\udc00"
    write(tmp_path, *ALL, rows=ROWS | {"sections": [tuple(row)]})
    for format_ in ALL:
        _, rows = READERS[format_](tmp_path, sections)
        assert rows[0][sections.index("text")] == "a\ufffdb\ufffdc\ufffd", format_  # type: ignore[index]
