"""CSV: one file a table, as Excel opens it; see extractor.export.csv."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from extractor.export.csv import TableWriter
from extractor.export.datapackage import Resource
from extractor.tabulate import TABLES, Row, Table

from .names import FormatName


class CsvWriter:
    """Writes `folder`/<table>.csv."""

    def __init__(self, folder: Path) -> None:
        self._stack = ExitStack()
        self._tables = {
            table.name: self._stack.enter_context(TableWriter(folder / _name(table), table))
            for table in TABLES
        }

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        self._tables[table.name].write(rows)

    def append(self, table: Table, rows: bytes) -> None:
        """Add rows that `extractor.export.csv.fragment` made."""
        self._tables[table.name].append(rows)

    def finish(self) -> list[Resource]:
        self.close()
        return [
            Resource(
                FormatName.CSV.value,
                "text/csv",
                (_name(table),),
                table,
                properties={
                    "encoding": "utf-8",
                    "dialect": {
                        "delimiter": ",",
                        "lineTerminator": "\r\n",
                        "quoteChar": '"',
                        "header": True,
                    },
                },
            )
            for table in TABLES
        ]

    def close(self) -> None:
        self._stack.close()


def _name(table: Table) -> str:
    return f"{table.name}.csv"
