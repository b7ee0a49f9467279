"""datapackage.json: a Data Package that lets others read and check the tables without vanban."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from extractor.tabulate import TABLES, Table, table_named

from .csv import read_rows
from .table_schema import Json, table_schema

NAME = "datapackage.json"
_GUARD = (
    "A cell that a spreadsheet would run as a formula has an apostrophe in front, which is not "
    "part of its text."
)


def write_datapackage(folder: Path, version: str) -> None:
    """Write `folder`/datapackage.json for the tables there; its sources are their documents.

    The file depends on the tables and on nothing else: it has no time and no place.
    """
    package: dict[str, Json] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "vanban-tables",
        "title": "Tables of Vietnamese official documents",
        "description": (
            "Documents, their sections, and the targets, assignments, citations and deadlines in "
            "them. char_start and char_end of every row point into text/<doc_id>.txt: the "
            f"characters from the one to the other are the row's own text. {_GUARD}"
        ),
        "version": version,
        "resources": [_resource(folder, table) for table in TABLES],
    }
    with (folder / NAME).open("w", encoding="utf-8", newline="\n") as file:
        # The sources are as many as the documents, so they pass through one by one.
        file.write(to_json(package).removesuffix("\n}\n") + ',\n  "sources": [')
        separator = "\n    "
        for source in _sources(folder):
            file.write(separator + json.dumps(source, ensure_ascii=False))
            separator = ",\n    "
        file.write("\n  ]\n}\n")


def _sources(folder: Path) -> Iterator[dict[str, Json]]:
    documents = table_named("documents")
    path, sha256 = documents.index("source_path"), documents.index("sha256")
    for row in read_rows(folder / "documents.csv", documents):
        yield {"title": row[path], "path": row[path], "hash": f"sha256:{row[sha256]}"}


def _resource(folder: Path, table: Table) -> dict[str, Json]:
    path = folder / f"{table.name}.csv"
    return {
        "name": table.name,
        "type": "table",
        "path": path.name,
        "title": table.name,
        "description": table.en,
        "description_vi": table.vi,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{file_sha256(path)}",
        "schema": table_schema(table),
    }


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def to_json(value: Json) -> str:
    """JSON for people and for version control: indented, letters as they are, a last newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
