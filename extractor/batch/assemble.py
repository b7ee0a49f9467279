"""Stored results to tables: whole or not at all, and only where something has changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from extractor.export.csv import fragment, rows_in
from extractor.export.formats.formats import Format, TablesWriter
from extractor.export.formats.names import Partition
from extractor.export.manifest import NAME as MANIFEST
from extractor.export.manifest import ManifestWriter, Status
from extractor.export.staging import TEXTS, Staging
from extractor.export.table_schema import Json
from extractor.tabulate import TABLES, table_named

from .payload import unpack
from .shards import Reader
from .store import Store

DOCUMENTS = table_named("documents")  # the first of all tables
_CONTENT, _FILES = "content of the tables", "files of the tables"


def assemble(
    store: Store,
    out: Path,
    version: str,
    options: Mapping[str, Json],
    formats: Sequence[Format],
    parts: Sequence[Partition] = (),
    *,
    near_duplicates: bool = False,
) -> bool:
    """Write the tables of all that `store` holds to `out`, unless they are there already.

    Rows stand in the order of `source_path`, whatever the order in which they were made. Says
    whether anything was written. Memory does not grow with the number of documents.
    """
    content = _digest(store, options)
    if store.state(_CONTENT) == content and store.state(_FILES) == _states(
        out, json.loads(store.state(_FILES) or "{}")
    ):
        return False
    store.note(_CONTENT, "")
    with Staging(out) as staging:
        with (
            ManifestWriter(staging.folder / MANIFEST, version, options) as manifest,
            TablesWriter(staging.folder, formats, version, parts) as tables,
        ):
            for entry in store.entries():
                manifest.write(entry)
            near = _near(store) if near_duplicates else {}
            shards = Reader()
            for doc_id, payload, shard, same in store.payloads():
                kept = shards.parts(shard, doc_id) if shard else unpack(payload)
                text, documents, *fragments = kept
                (staging.folder / TEXTS / f"{doc_id}.txt").write_bytes(text)
                if first := same or near.get(doc_id, ""):
                    documents = _duplicate(documents, first)
                fragments.insert(0, documents)
                for table, rows in zip(TABLES, fragments, strict=True):
                    tables.append(table, rows)
            tables.finish(_sources(store))
        written = {path.name for path in staging.folder.iterdir()}
        staging.publish()
        for name in json.loads(store.state(_FILES) or "{}").keys() - written:
            _remove(out / name)  # of a format that is not wanted any more
    store.note(_FILES, _states(out, written))
    store.note(_CONTENT, content)
    return True


def _remove(path: Path) -> None:
    if path.is_dir():  # parquet/, where files are parted
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sources(store: Store) -> Iterator[tuple[str, str]]:
    """Name and SHA-256 of each document that has rows."""
    for entry in store.entries():
        if entry.status is Status.DONE:
            yield entry.source_path, entry.sha256


def _near(store: Store) -> dict[str, str]:
    from .similar import similar  # NumPy takes a tenth of a second to load

    return similar(store.signatures())


def _duplicate(documents: bytes, first: str) -> bytes:
    """The row of a document that is the same as another one."""
    column = DOCUMENTS.index("duplicate_of")
    rows = ((*row[:column], first, *row[column + 1 :]) for row in rows_in(DOCUMENTS, documents))
    return fragment(DOCUMENTS, rows)


def _digest(store: Store, options: Mapping[str, Json]) -> str:
    """Changes with everything that the tables depend on."""
    digest = hashlib.sha256(json.dumps(options, sort_keys=True).encode())
    for entry in store.entries():
        digest.update(repr(entry).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _states(out: Path, names: Iterable[str]) -> str:
    """What changes when somebody changes what was written: of each name files, sizes, times."""
    return json.dumps({name: _state(out / name) for name in sorted(names)})


def _state(path: Path) -> tuple[int, int, int]:
    """How many files there are below a path, and the sums of their sizes and time stamps."""
    paths: Iterable[str] = [str(path)]
    if path.is_dir():
        paths = (f"{folder}/{name}" for folder, _, names in os.walk(path) for name in names)
    count = size = times = 0
    for one in paths:
        with suppress(OSError):
            found = os.stat(one)  # noqa: PTH116  quicker, and there may be a million
            count, size, times = count + 1, size + found.st_size, times + found.st_mtime_ns
    return count, size, times
