"""Parquet by pyarrow: one file a table, or one folder a table with a folder for each part."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.export.datapackage import Resource
from extractor.export.table_schema import table_schema
from extractor.tabulate import TABLES, Field, Row, Table, Type

from .cells import Value, converter
from .names import FormatName, Partition
from .partitions import Partitions

# A row group is what a reader loads at once. Both bounds count from the first row of the group,
# so that the same rows make the same groups, however they came.
ROWS_A_GROUP = 16_384
CHARACTERS_A_GROUP = 8 << 20
MOST_OPEN = 64  # parts; each holds the rows of a group in memory

_TYPES: dict[Type, pa.DataType] = {
    Type.STRING: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.NUMBER: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.DATE: pa.date32(),
    Type.ARRAY: pa.list_(pa.string()),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table; fields keep what they mean, the schema its Table Schema.

    >>> from extractor.tabulate import table_named
    >>> arrow_schema(table_named("documents")).field("issued_on").type
    DataType(date32[day])
    """
    described = json.dumps(table_schema(table), ensure_ascii=False)
    return pa.schema([_field(field) for field in table.fields], {"table_schema": described})


def _field(field: Field) -> pa.Field[pa.DataType]:
    # Nullable even where required: the rows of an input are never refused for an empty cell.
    return pa.field(field.name, _TYPES[field.type], metadata={"description": field.en})


class ParquetWriter:
    """Writes `folder`/<table>.parquet, or with partitions `folder`/parquet/<table>/by_.../*."""

    def __init__(self, folder: Path, partitions: Sequence[Partition] = ()) -> None:
        self._folder = folder
        self._partitions = Partitions(partitions)
        self._parts: dict[tuple[str, str], _Part] = {}  # by table and place, oldest use first
        self._numbers: dict[tuple[str, str], int] = {}  # files so far
        self._converters = {table.name: converter(table.fields) for table in TABLES}
        self._schemas = {table.name: arrow_schema(table) for table in TABLES}
        self._paths: dict[str, list[str]] = {table.name: [] for table in TABLES}

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        convert = self._converters[table.name]
        for place, row in self._partitions.places(table, rows):
            self._part(table, place).add(convert(row))

    def finish(self) -> list[Resource]:
        for table in TABLES:
            if not self._paths[table.name]:
                self._part(table, "")
        self.close()
        return [
            Resource(
                FormatName.PARQUET.value,
                "application/vnd.apache.parquet",
                tuple(sorted(self._paths[table.name])),
                table,
                suffix="-parquet",
                type="file",  # frictionless reads Parquet by pandas, and finds no integer in NaN
            )
            for table in TABLES
        ]

    def close(self) -> None:
        while self._parts:
            self._parts.pop(next(iter(self._parts))).close()

    def _part(self, table: Table, place: str) -> _Part:
        key = (table.name, place)
        part = self._parts.pop(key, None)
        if part is None:
            if len(self._parts) >= MOST_OPEN:  # the one that waited longest; it gets a second file
                self._parts.pop(next(iter(self._parts))).close()
            part = _Part(self._folder / self._new_path(table, place), self._schemas[table.name])
        self._parts[key] = part
        return part

    def _new_path(self, table: Table, place: str) -> str:
        if not self._partitions:
            path = f"{table.name}.parquet"
        else:
            # Names that differ in case only are one folder on some systems, so they count as one.
            key = (table.name, place.casefold())
            number = self._numbers[key] = self._numbers.get(key, 0) + 1
            inside = f"{place}/" if place else ""
            path = f"parquet/{table.name}/{inside}part-{number:04}.parquet"
        self._paths[table.name].append(path)
        return path


class _Part:
    """A Parquet file, and the rows of its next row group."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._schema = schema
        self._writer = pq.ParquetWriter(path, schema, compression="zstd", store_schema=True)
        self._rows: list[list[Value]] = []
        self._characters = 0

    def add(self, values: list[Value]) -> None:
        self._rows.append(values)
        self._characters += sum([len(value) for value in values if type(value) is str])
        if len(self._rows) == ROWS_A_GROUP or self._characters >= CHARACTERS_A_GROUP:
            self._flush()

    def _flush(self) -> None:
        columns = zip(*self._rows, strict=True)
        arrays = [
            pa.array(column, field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        batch = pa.record_batch(arrays, schema=self._schema)
        self._writer.write_batch(batch, row_group_size=ROWS_A_GROUP)
        self._rows, self._characters = [], 0

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()
