"""JSON Lines: one file a table, one object a row, null for what is unknown or absent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from extractor.export.csv import number
from extractor.export.datapackage import Resource
from extractor.tabulate import TABLES, Cell, Row, Table, Type

from .cells import Value, converter, double, iso
from .names import FormatName

# Line ends to some readers, though not to JSON; they stand in texts only, where \u is as good.
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


class JsonlWriter:
    """Writes `folder`/<table>.jsonl: UTF-8, a line feed after each row, keys in column order."""

    def __init__(self, folder: Path) -> None:
        self._stack = ExitStack()
        self._files = {
            table.name: self._stack.enter_context(
                (folder / _name(table)).open("w", encoding="utf-8", newline="\n")
            )
            for table in TABLES
        }
        self._to_json = {table.name: _converter(table) for table in TABLES}

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        self._files[table.name].writelines(map(self._to_json[table.name], rows))

    def finish(self) -> list[Resource]:
        self.close()
        return [
            Resource(
                FormatName.JSONL.value,
                "application/x-ndjson",
                (_name(table),),
                table,
                suffix="-jsonl",
                properties={"encoding": "utf-8"},
            )
            for table in TABLES
        ]

    def close(self) -> None:
        self._stack.close()


def _name(table: Table) -> str:
    return f"{table.name}.jsonl"


def _converter(table: Table) -> Callable[[Row], str]:
    columns = table.columns
    convert = converter(table.fields, {Type.NUMBER: _number, Type.DATE: iso})
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

    def line(row: Row) -> str:
        made = encode(dict(zip(columns, convert(row), strict=True)))
        # One look for the two signs is cheaper than a translation of every line.
        if "\u2028" in made or "\u2029" in made or "\x85" in made:
            made = made.translate(_LINE_ENDS)
        return made + "\n"

    return line


def _number(cell: Cell) -> Value:
    """A double, or an integer of any length where it is one, so that 1500 is not 1500.0."""
    if double(cell) is None:
        return None
    digits = number(cell)
    return float(digits) if "." in digits else int(digits)
