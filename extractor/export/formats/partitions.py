"""Which part of a partitioned data set a row belongs to: by what its document is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from extractor.errors import UsageError
from extractor.tabulate import Row, Table

from .names import Partition

_NOTHING = "__HIVE_DEFAULT_PARTITION__"  # the name that Hive, Spark, pyarrow and DuckDB know
_LONGEST = 60  # characters of a value; a name of a folder has room for 255 bytes


class Partitions:
    """Folders by the values of documents, in the manner of Hive: by_doc_type=Luật/by_...

    The keys begin with by_, since a table may have a column of the same name that means
    something else (doc_type of citations is that of the cited document); columns all stay in
    the files. The row of a document has to come before the other rows of it.
    """

    def __init__(self, partitions: Sequence[Partition]) -> None:
        self._partitions = tuple(partitions)
        self._places: dict[str, str] = {}  # by doc_id

    def __bool__(self) -> bool:
        return bool(self._partitions)

    def places(self, table: Table, rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
        """Each row with the folder that it goes to, "" where nothing is partitioned."""
        if not self._partitions:
            yield from (("", row) for row in rows)
            return
        doc_id = table.index("doc_id")
        for row in rows:
            key = str(row[doc_id])
            if table.name == "documents":
                self._places[key] = sys.intern(self._place(table, row))
            yield self._places[key], row

    def _place(self, documents: Table, row: Row) -> str:
        return "/".join(
            f"by_{partition.value}={folder(_value(partition, documents, row))}"
            for partition in self._partitions
        )


def _value(partition: Partition, documents: Table, row: Row) -> str:
    if partition is Partition.ISSUED_YEAR:
        return str(row[documents.index("issued_on")] or "")[:4]
    return str(row[documents.index(partition.value)] or "")


def folder(value: str) -> str:
    """A value as the name of a folder: of at most 60 characters, signs percent-encoded.

    >>> folder("Kế hoạch"), folder("12/KH"), folder("..")
    ('Kế hoạch', '12%2FKH', '%2E%2E')
    """
    return "".join(map(_sign, value[:_LONGEST])) or _NOTHING


def _sign(sign: str) -> str:
    """Letters, with marks or without, stay readable; readers turn %2F back into /."""
    if sign.isalnum() or sign in " -_":
        return sign
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def partitions(names: Iterable[str]) -> tuple[Partition, ...]:
    """The partitions of those names, each once. Raises UsageError where there is no such one.

    >>> partitions(["doc_type,issued_year"])
    (<Partition.DOC_TYPE: 'doc_type'>, <Partition.ISSUED_YEAR: 'issued_year'>)
    """
    found: dict[Partition, None] = {}
    for name in (part.strip() for given in names for part in given.split(",")):
        try:
            found[Partition(name)] = None
        except ValueError:
            known = ", ".join(partition.value for partition in Partition)
            raise UsageError(f"--partition {name}", "no such part", f"there are {known}") from None
    return tuple(found)
