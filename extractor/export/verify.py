"""Reads a converted folder back: is every quote at its offsets, are keys and types kept?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import InvalidTable
from extractor.tabulate import TABLES, Table, table_named

from .cells import fault
from .datapackage import NAME as DATAPACKAGE
from .datapackage import file_sha256
from .manifest import NAME as MANIFEST
from .manifest import Status, read_manifest
from .rows import table_cells
from .staging import TEXTS

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A place in a converted folder (file, row, column) and what is wrong there."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def verify(folder: Path) -> Iterator[Problem]:
    """All problems of a converted folder; none means that it is as `convert` left it.

    Checks the files against datapackage.json and manifest.json, every cell against the schema,
    keys and references, and `text[char_start:char_end]` against the quoted column of every row.
    Reads one document after the other, so that memory does not grow with their number, from
    whichever format there is.
    """
    try:
        texts = _texts(folder)
        yield from _changed(folder)
        yield from _rows(folder, texts)
    except InvalidTable as error:
        yield Problem(error.place, f"{error.problem}; {error.remedy}")
        return
    known = {f"{doc_id}.txt" for doc_id in texts}
    for path in sorted((folder / TEXTS).iterdir()):
        if path.name not in known:
            yield Problem(f"{TEXTS}/{path.name}", "belongs to no document")


def _texts(folder: Path) -> dict[str, str]:
    """The hash of its text for each converted document."""
    entries = read_manifest(folder / MANIFEST)
    return {entry.doc_id: entry.text_sha256 for entry in entries if entry.status is Status.DONE}


def _changed(folder: Path) -> Iterator[Problem]:
    """Files that are not as datapackage.json says."""
    path = folder / DATAPACKAGE
    try:
        resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
        wanted = {name: sha256 for resource in resources for name, sha256 in _hashes(resource)}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidTable(path, f"no data package ({error})", "convert again") from error
    for name, sha256 in wanted.items():
        if not (folder / name).is_file():
            raise InvalidTable(name, "is missing", "convert again")
        if f"sha256:{file_sha256(folder / name)}" != sha256:
            yield Problem(
                name, f"was changed after the conversion: its hash is not in {DATAPACKAGE}"
            )


def _hashes(resource: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files of a resource with the hash of each; one in parts has lists of both."""
    if "hashes" in resource:
        yield from zip(resource["path"], resource["hashes"], strict=True)
    else:
        yield resource["path"], resource["hash"]


class _Reader:
    """The rows of one table, handed out document by document in the order of the file."""

    def __init__(self, folder: Path, table: Table) -> None:
        self.table = table
        self._doc_id = table.index("doc_id")
        self._rows = table_cells(folder, table)
        self._next = next(self._rows, None)

    def take(self, doc_id: str) -> list[Cells]:
        taken = []
        while self._next is not None and self._next[self._doc_id] == doc_id:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken

    def rest(self) -> Iterator[str]:
        """The documents of the rows that nobody took."""
        while self._next is not None:
            doc_id = self._next[self._doc_id]
            yield doc_id
            self.take(doc_id)


def _rows(folder: Path, texts: dict[str, str]) -> Iterator[Problem]:
    documents, *others = (_Reader(folder, table) for table in TABLES)
    seen: set[str] = set()
    while (doc_id := next(documents.rest(), None)) is not None:
        rows = {reader.table.name: reader.take(doc_id) for reader in (documents, *others)}
        if doc_id in seen:
            yield Problem(f"documents: {doc_id}", "stands there twice")
        seen.add(doc_id)
        yield from _cells(rows)
        yield from _keys(rows)
        yield from _quotes(folder, doc_id, texts.get(doc_id, ""), rows)
    for reader in others:
        for doc_id in reader.rest():
            yield Problem(f"{reader.table.name}: {doc_id}", "not in the order of documents")
    for doc_id in sorted(texts.keys() - seen):
        yield Problem(f"documents: {doc_id}", f"is missing, but {MANIFEST} has it as done")


def _cells(rows: dict[str, list[Cells]]) -> Iterator[Problem]:
    for table in TABLES:
        for row in rows[table.name]:
            for field, cell in zip(table.fields, row, strict=True):
                if wrong := fault(field, cell):
                    yield Problem(_place(table, row, field.name), f"{cell[:40]!r} {wrong}")


def _keys(rows: dict[str, list[Cells]]) -> Iterator[Problem]:
    keys = {
        table.name: {row[table.index(table.key)] for row in rows[table.name]} for table in TABLES
    }
    for table in TABLES:
        if len(keys[table.name]) < len(rows[table.name]):
            doc_id = rows[table.name][0][table.index("doc_id")]
            yield Problem(f"{table.name}: {doc_id}", f"two rows have the same {table.key}")
        for reference in table.references:
            column, known = table.index(reference.field), keys[reference.table or table.name]
            for row in rows[table.name]:
                if row[column] and row[column] not in known:
                    name = table_named(reference.table or table.name).name
                    yield Problem(
                        _place(table, row, reference.field), f"{row[column]!r} is not in {name}"
                    )


def _quotes(
    folder: Path, doc_id: str, wanted: str, rows: dict[str, list[Cells]]
) -> Iterator[Problem]:
    path = folder / TEXTS / f"{doc_id}.txt"
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(f"{TEXTS}/{path.name}", f"cannot be read ({error})")
        return
    if hashlib.sha256(content).hexdigest() != wanted:
        yield Problem(f"{TEXTS}/{path.name}", f"its hash is not that of {MANIFEST}")
    for table in TABLES:
        if not table.quote:
            continue
        start, end, quote = (table.index(c) for c in ("char_start", "char_end", table.quote))
        for row in rows[table.name]:
            if not (row[start].isdecimal() and row[end].isdecimal()):
                continue  # reported with the cells
            if text[int(row[start]) : int(row[end])] != row[quote]:
                yield Problem(
                    _place(table, row, table.quote), f"is not the text at {row[start]}:{row[end]}"
                )


def _place(table: Table, row: Cells, column: str) -> str:
    return f"{table.name}: {row[table.index(table.key)]}: {column}"
