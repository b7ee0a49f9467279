"""SQLite: one database with keys, indexes and full-text search, which Datasette opens as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.export.datapackage import Resource
from extractor.tabulate import TABLES, Row, Table, Type, table_named

from .cells import as_json, converter, iso
from .names import FormatName

NAME = "tables.sqlite"

_TYPES = {
    Type.STRING: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "REAL",
    Type.BOOLEAN: "INTEGER",  # 0 and 1: SQLite has no booleans
    Type.DATE: "TEXT",  # ISO 8601, what SQLite's date functions take
    Type.ARRAY: "TEXT",  # JSON, what SQLite's json_each takes
}

# What people filter and sort by; the columns that point to other tables have indexes besides.
_INDEXED: dict[str, tuple[str, ...]] = {
    "documents": ("doc_type", "issued_on", "province_current"),
    "sections": ("role",),
    "targets": ("year", "unit"),
    "assignments": ("agency",),
    "citations": ("key", "number"),
    "deadlines": ("year",),
    "issues": ("code",),
}

# remove_diacritics 2 finds "kế hoạch" by "ke hoach"; 1, the default, leaves letters with two marks
# (ế, ộ, ứ) as they are. No option makes đ a d: it is a letter of its own to Unicode.
_TOKENIZER = "unicode61 remove_diacritics 2"
_SEARCHED: dict[str, tuple[str, ...]] = {
    "documents": ("title",),
    "sections": ("heading", "text"),
    "targets": ("indicator", "text"),
    "assignments": ("agency", "task"),
}

_APPLICATION = 0x56414E42  # "VANB", told by `file`
_BEFORE = (
    "PRAGMA page_size = 4096",  # fixed here, so that the bytes depend on no build's default
    "PRAGMA encoding = 'UTF-8'",
    # A half-written database is thrown away with its folder, so nothing needs a journal.
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA foreign_keys = OFF",  # as of the connection; rows may come before what they point to
    f"PRAGMA application_id = {_APPLICATION}",
)


class SqliteWriter:
    """Writes `folder`/tables.sqlite.

    Indexes and the search are made when all rows are there; VACUUM then lays all pages in one
    order, so that the same rows give the same bytes with the same version of SQLite.
    """

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / NAME, isolation_level=None)
        for statement in (*_BEFORE, "BEGIN", *map(_create, TABLES)):
            self._connection.execute(statement)
        others = {Type.DATE: iso, Type.ARRAY: as_json}
        self._converters = {table.name: converter(table.fields, others) for table in TABLES}
        self._inserts = {table.name: _insert(table) for table in TABLES}

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        values = map(self._converters[table.name], rows)
        self._connection.executemany(self._inserts[table.name], values)

    def finish(self) -> list[Resource]:
        for table in TABLES:
            for statement in (*_indexes(table), *_search(table)):
                self._connection.execute(statement)
        for statement in ("ANALYZE", "COMMIT", "VACUUM"):
            self._connection.execute(statement)
        self.close()
        return [
            Resource(
                FormatName.SQLITE.value,
                "application/vnd.sqlite3",
                (NAME,),
            )
        ]

    def close(self) -> None:
        self._connection.close()


def quoted(name: str) -> str:
    """An identifier as SQL takes it, whatever is in it.

    >>> quoted("key"), quoted('a"b')
    ('"key"', '"a""b"')
    """
    return '"' + name.replace('"', '""') + '"'


def _create(table: Table) -> str:
    parts = []
    for field in table.fields:
        rules = ""
        if field.name == table.key:
            rules = " NOT NULL PRIMARY KEY"
        for reference in table.references:
            if reference.field == field.name:
                target = table_named(reference.table or table.name)
                # With its column, though SQLite needs none: Datasette does.
                rules += f" REFERENCES {quoted(target.name)} ({quoted(target.key)})"
        parts.append(f"{quoted(field.name)} {_TYPES[field.type]}{rules}")
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(parts)})"


def _insert(table: Table) -> str:
    marks = ", ".join("?" * len(table.fields))
    return f"INSERT INTO {quoted(table.name)} VALUES ({marks})"  # noqa: S608  names of our own


def _indexes(table: Table) -> Iterator[str]:
    pointers = (reference.field for reference in table.references)
    for column in (*pointers, *_INDEXED.get(table.name, ())):
        name = quoted(f"{table.name}_{column}")
        yield f"CREATE INDEX {name} ON {quoted(table.name)} ({quoted(column)})"


def _search(table: Table) -> Iterator[str]:
    columns = _SEARCHED.get(table.name)
    if columns is None:
        return
    search = quoted(f"{table.name}_fts")
    # content= keeps the texts once, in the table itself, and tells Datasette to offer a search.
    yield (
        f"CREATE VIRTUAL TABLE {search} USING fts5({', '.join(map(quoted, columns))}, "
        f'content={quoted(table.name)}, tokenize="{_TOKENIZER}")'
    )
    yield f"INSERT INTO {search} ({search}) VALUES ('rebuild')"  # noqa: S608
    yield f"INSERT INTO {search} ({search}) VALUES ('optimize')"  # noqa: S608
