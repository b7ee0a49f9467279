"""manifest.json: what was run on which file, and how it went.

Its seconds differ from run to run. Nothing else that is written does: the same input gives the
same tables, texts and datapackage.json byte for byte, so volatile figures stand here only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from extractor.errors import InvalidTable

from .table_schema import Json

NAME = "manifest.json"


class Status(StrEnum):
    """What became of a file. A duplicate has the name and the bytes of one before it."""

    DONE = "done"
    FAILED = "failed"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file. `sha256` is that of its bytes ("" where they could not be read, or are too many).

    `text_sha256` is that of text/<doc_id>.txt, `error` says what went wrong and what to do.
    """

    source_path: str
    doc_id: str
    sha256: str
    text_sha256: str
    status: Status
    seconds: float
    error: str = ""


_FIELDS = tuple(field.name for field in fields(Entry))


class ManifestWriter:
    """Writes a manifest while the files go by, so that it need not fit into memory."""

    def __init__(self, path: Path, version: str, options: Mapping[str, Json]) -> None:
        # What is no character, as bytes of names that are not UTF-8, is escaped: that is JSON too.
        self._file = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        self._separator = "\n"
        head = json.dumps({"vanban": version, "options": options}, ensure_ascii=False)
        self._file.write(f'{head[:-1]},\n"files": [')

    def __enter__(self) -> ManifestWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._file.write("\n]}\n")
        self._file.close()

    def write(self, entry: Entry) -> None:
        described = {name: getattr(entry, name) for name in _FIELDS}  # asdict copies all deeply
        self._file.write(self._separator + json.dumps(described, ensure_ascii=False))
        self._separator = ",\n"


def read_manifest(path: Path) -> Iterator[Entry]:
    """The files of a manifest. Raises InvalidTable where it is no manifest of vanban."""
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        yield from (
            Entry(**{**entry, "status": Status(entry["status"])}) for entry in manifest["files"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidTable(
            path, f"no manifest of a conversion ({error})", "convert again"
        ) from error
