"""datapackage.json: a Data Package that lets others read and check the tables without vanban."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractor.tabulate import Table

from .table_schema import Json, table_schema

NAME = "datapackage.json"
_GUARD = (
    "A cell that a spreadsheet would run as a formula has an apostrophe in front, which is not "
    "part of its text."
)


@dataclass(frozen=True, slots=True)
class Resource:
    """Files that belong together: one table, or with `table` None all of them.

    `paths` are below the folder of the tables, with / between folders, in the order in which
    they are to be read. Names of tables in a format end with `suffix`; `properties` are those
    that the descriptor shall have besides. `type` is "table" where a reader of data packages
    shall read the cells, "file" where the format tells types and readers of its own do better.
    """

    format: str
    mediatype: str
    paths: tuple[str, ...]
    table: Table | None = None
    suffix: str = ""
    type: str = "table"
    properties: Mapping[str, Json] = field(default_factory=dict)


def write_datapackage(
    folder: Path,
    version: str,
    resources: Sequence[Resource],
    sources: Iterable[tuple[str, str]],
) -> None:
    """Write `folder`/datapackage.json for the files there.

    `sources` are the documents: the name and the SHA-256 of each.
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
        "resources": [_resource(folder, resource) for resource in resources],
    }
    with (folder / NAME).open("w", encoding="utf-8", newline="\n") as file:
        # The sources are as many as the documents, so they pass through one by one.
        file.write(to_json(package).removesuffix("\n}\n") + ',\n  "sources": [')
        separator = "\n    "
        for path, sha256 in sources:
            source = {"title": path, "path": path, "hash": f"sha256:{sha256}"}
            file.write(separator + json.dumps(source, ensure_ascii=False))
            separator = ",\n    "
        file.write("\n  ]\n}\n")


def _resource(folder: Path, resource: Resource) -> dict[str, Json]:
    table = resource.table
    described: dict[str, Json] = {"name": resource.format, "type": "file"}
    if table is not None:
        described = {
            "name": f"{table.name}{resource.suffix}",
            "type": resource.type,
            "title": table.name,
            "description": table.en,
            "description_vi": table.vi,
        }
    hashes = [f"sha256:{file_sha256(folder / path)}" for path in resource.paths]
    single = len(hashes) == 1  # only then has the standard a place for a hash, not a list of them
    described["path"] = resource.paths[0] if single else list(resource.paths)
    described |= {"format": resource.format, "mediatype": resource.mediatype}
    described |= resource.properties
    described["bytes"] = sum((folder / path).stat().st_size for path in resource.paths)
    described["hash" if single else "hashes"] = hashes[0] if single else hashes
    if table is not None:
        described["schema"] = table_schema(table, resource.suffix)
    return described


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def to_json(value: Json) -> str:
    """JSON for people and for version control: indented, letters as they are, a last newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
