"""What every format has to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from extractor.export.datapackage import Resource
from extractor.tabulate import Row, Table


class Writer(Protocol):
    """The tables in one format. Rows come in their final order, tables may take turns.

    How the rows are cut into calls of `write` leaves no trace in the files. No row is kept
    longer than a buffer of fixed size needs, so that memory does not grow with the tables.
    """

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        """Add rows to a table."""

    def finish(self) -> Sequence[Resource]:
        """Complete the files and say what they are; a table without rows has its file too."""

    def close(self) -> None:
        """Let go of all files, whether finished or not. May be called twice."""
