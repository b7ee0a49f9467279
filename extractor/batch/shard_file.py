"""The results of a task as one Parquet file.

It has a row for each document: its entry in the manifest, what the store keeps of it, its `text`,
and a column for each table with the rows of it as they stand in CSV.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.export.manifest import Entry, Status
from extractor.tabulate import TABLES

from .payload import unpack
from .work import Outcome

_PARTS = ("text", *(table.name for table in TABLES))
_ENTRY = tuple(field.name for field in fields(Entry))
_LIGHT = (*_ENTRY, "stamp", "signature")  # all columns but those of the parts
_TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(_LIGHT, pa.string()),
    "seconds": pa.float64(),
    "signature": pa.binary(),
    **dict.fromkeys(_PARTS, pa.large_string()),
}
_GROUP = 8 << 20  # bytes of parts that end a row group: what is read at once


def to_parquet(outcomes: Sequence[Outcome]) -> bytes:
    """The file of outcomes, in their order. The same outcomes give the same bytes."""
    schema = pa.schema(_TYPES)
    buffer = pa.BufferOutputStream()
    with pq.ParquetWriter(buffer, schema, compression="zstd", use_dictionary=False) as writer:
        rows: list[dict[str, object]] = []
        size = 0
        for outcome in outcomes:
            parts = unpack(outcome.payload) if outcome.payload else [b""] * len(_PARTS)
            rows.append(_light(outcome) | dict(zip(_PARTS, parts, strict=True)))
            size += sum(map(len, parts))
            if size > _GROUP or outcome is outcomes[-1]:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows, size = [], 0
    return buffer.getvalue().to_pybytes()


def _light(outcome: Outcome) -> dict[str, object]:
    entry = {name: getattr(outcome.entry, name) for name in _ENTRY}
    entry["status"] = outcome.entry.status.value
    return {**entry, "stamp": outcome.stamp, "signature": outcome.signature}


def outcomes_in(file: IO[bytes], place: str) -> Iterator[Outcome]:
    """What is in a file, without text and rows. Raises OSError, pyarrow.ArrowInvalid."""
    for row in pq.read_table(file, columns=list(_LIGHT)).to_pylist():
        entry = Entry(**{**{name: row[name] for name in _ENTRY}, "status": Status(row["status"])})
        yield Outcome(entry, row["stamp"], signature=row["signature"], shard=place)


class ShardFile:
    """A file in memory. `index`: the row group of each document by id, and the row in it.

    Raises pyarrow.ArrowInvalid where it is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._file = pq.ParquetFile(pa.BufferReader(data))
        self.index: dict[str, tuple[int, int]] = {}
        for number in range(self._file.num_row_groups):
            ids = self._file.read_row_group(number, columns=["doc_id"]).column(0).to_pylist()
            self.index.update((str(doc_id), (number, row)) for row, doc_id in enumerate(ids))

    def group(self, number: int) -> list[list[bytes]]:
        """What `payload.unpack` gives for each document of a row group."""
        table = self._file.read_row_group(number, columns=list(_PARTS))
        columns = [table.column(name).cast(pa.large_binary()).to_pylist() for name in _PARTS]
        return [list(parts) for parts in zip(*columns, strict=True)]
