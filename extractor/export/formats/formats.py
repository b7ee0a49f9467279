"""The list of formats, and all those that were asked for behind one writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from extractor.errors import UsageError
from extractor.export.csv import rows_in
from extractor.export.datapackage import Resource, write_datapackage
from extractor.tabulate import Row, Table

from .cells import printable
from .csv import CsvWriter
from .names import FormatName, Partition
from .writer import Writer


@dataclass(frozen=True, slots=True)
class Format:
    """A format. `package` is what it needs besides vanban, "" for nothing: the extra `name`."""

    name: FormatName
    open: Callable[[Path, Sequence[Partition]], Writer]
    package: str = ""


# Each is imported when it is opened: pyarrow alone takes longer to load than a plan to convert.
def _csv(folder: Path, _: Sequence[Partition]) -> Writer:
    return CsvWriter(folder)


def _jsonl(folder: Path, _: Sequence[Partition]) -> Writer:
    from .jsonl import JsonlWriter

    return JsonlWriter(folder)


def _parquet(folder: Path, partitions: Sequence[Partition]) -> Writer:
    from .parquet import ParquetWriter

    return ParquetWriter(folder, partitions)


def _sqlite(folder: Path, _: Sequence[Partition]) -> Writer:
    from .sqlite import SqliteWriter

    return SqliteWriter(folder)


def _duckdb(folder: Path, _: Sequence[Partition]) -> Writer:
    from .duckdb import DuckdbWriter

    return DuckdbWriter(folder)


def _xlsx(folder: Path, _: Sequence[Partition]) -> Writer:
    from .xlsx import XlsxWriter

    return XlsxWriter(folder)


FORMATS = (
    Format(FormatName.CSV, _csv),
    Format(FormatName.JSONL, _jsonl),
    Format(FormatName.PARQUET, _parquet, "pyarrow"),
    Format(FormatName.SQLITE, _sqlite),
    Format(FormatName.DUCKDB, _duckdb, "duckdb"),
    Format(FormatName.XLSX, _xlsx, "xlsxwriter"),
)


def formats_named(names: Iterable[str]) -> tuple[Format, ...]:
    """The formats of those names, each once, in the order of FORMATS.

    Raises UsageError where there is no such format or what it needs is not installed, so that
    nobody learns of it after hours of work.

    >>> [one.name.value for one in formats_named(["jsonl", "csv", "csv"])]
    ['csv', 'jsonl']
    """
    wanted = set(names)
    known = [one.name.value for one in FORMATS]
    for name in sorted(wanted - set(known)):
        raise UsageError(f"--format {name}", "no such format", f"there are {', '.join(known)}")
    found = tuple(one for one in FORMATS if one.name.value in wanted)
    for one in found:
        if one.package and find_spec(one.package) is None:
            raise UsageError(
                f"--format {one.name.value}",
                f"needs the package {one.package}",
                f"pip install 'vanban[{one.name.value}]'",
            )
    return found


class TablesWriter:
    """Writes rows in all formats, then datapackage.json about them; a context manager.

    >>> import tempfile
    >>> from extractor.tabulate import TABLES
    >>> folder = Path(tempfile.mkdtemp())
    >>> with TablesWriter(folder, formats_named(["jsonl"]), "1.0") as tables:
    ...     for table in TABLES:
    ...         tables.write(table, [])
    ...     tables.finish()
    >>> sorted(path.name for path in folder.iterdir())[:3]
    ['assignments.jsonl', 'citations.jsonl', 'datapackage.json']
    """

    def __init__(
        self,
        folder: Path,
        formats: Sequence[Format],
        version: str,
        partitions: Sequence[Partition] = (),
    ) -> None:
        self._folder, self._version = folder, version
        self._writers: list[Writer] = []
        with ExitStack() as stack:  # one that cannot be opened closes those before it
            for one in formats:
                writer = one.open(folder, partitions)
                stack.callback(writer.close)
                self._writers.append(writer)
            self._stack = stack.pop_all()

    def __enter__(self) -> TablesWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        """Add rows to a table; a document's own row comes before the others of it."""
        clean = [printable(row) for row in rows]
        for writer in self._writers:
            writer.write(table, clean)

    def append(self, table: Table, rows: bytes) -> None:
        """Add rows that `extractor.export.csv.fragment` made; CSV takes them as they are."""
        rows = rows.replace(b"\0", "\N{REPLACEMENT CHARACTER}".encode())
        read: list[Row] = []
        for writer in self._writers:
            if isinstance(writer, CsvWriter):
                writer.append(table, rows)
            else:
                read = read or list(rows_in(table, rows))
                writer.write(table, read)

    def finish(self, sources: Iterable[tuple[str, str]] = ()) -> None:
        """Complete all files; `sources` are name and SHA-256 of each document."""
        resources: list[Resource] = []
        for writer in self._writers:
            resources += writer.finish()
        write_datapackage(self._folder, self._version, resources, sources)
