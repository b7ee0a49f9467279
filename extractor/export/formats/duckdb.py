"""DuckDB: one database with all tables, loaded from JSON Lines when the rows are complete."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from extractor.errors import UsageError
from extractor.export.datapackage import Resource
from extractor.tabulate import TABLES, Row, Table, Type

from .jsonl import JsonlWriter
from .names import FormatName
from .sqlite import quoted

NAME = "tables.duckdb"
_ROWS = ".duckdb-rows"
_ROOM = 16 << 20  # bytes for a row, of which DuckDB keeps two; as its loader has them by itself
_TYPES = {
    Type.STRING: "VARCHAR",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.BOOLEAN: "BOOLEAN",
    Type.DATE: "DATE",
    Type.ARRAY: "VARCHAR[]",
}
# Inserting row by row is slow in DuckDB and its loader is quick, so that the detour pays.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "memory_limit": "400MB"}


class DuckdbWriter:
    """Writes `folder`/tables.duckdb.

    It has no keys: DuckDB would hold their indexes in memory. Columns carry their meaning as
    comments.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._folder = folder / _ROWS
        self._folder.mkdir()
        self._rows = JsonlWriter(self._folder)

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        self._rows.write(table, rows)

    def finish(self) -> list[Resource]:
        self._rows.finish()
        try:
            self._load()
        except duckdb.Error as error:
            raise UsageError(
                self._path, f"cannot be written ({error})", "free the space or leave out duckdb"
            ) from error
        self.close()
        return [
            Resource(
                FormatName.DUCKDB.value,
                "application/vnd.duckdb",
                (NAME,),
            )
        ]

    def _load(self) -> None:
        with duckdb.connect(self._path, config=_SETTINGS) as connection:
            connection.execute(f"SET temp_directory = {_text(str(self._folder))}")
            for table in TABLES:
                for statement in _statements(table, self._folder / f"{table.name}.jsonl"):
                    connection.execute(statement)
            connection.execute("CHECKPOINT")

    def close(self) -> None:
        self._rows.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _statements(table: Table, path: Path) -> Iterator[str]:
    name = quoted(table.name)
    columns = [(field.name, _TYPES[field.type]) for field in table.fields]
    created = ", ".join(f"{quoted(column)} {kind}" for column, kind in columns)
    with path.open("rb") as lines:
        longest = max(map(len, lines), default=0)
    read = ", ".join(f"{quoted(column)}: {_text(kind)}" for column, kind in columns)
    yield f"CREATE TABLE {name} ({created})"
    yield (
        f"INSERT INTO {name} SELECT * FROM read_json({_text(str(path))}, "  # noqa: S608
        f"format = 'newline_delimited', columns = {{{read}}}, "
        f"maximum_object_size = {max(_ROOM, longest + 1)})"
    )
    yield f"COMMENT ON TABLE {name} IS {_text(table.en)}"
    for field in table.fields:
        yield f"COMMENT ON COLUMN {name}.{quoted(field.name)} IS {_text(field.en)}"


def _text(value: str) -> str:
    """A text as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"
