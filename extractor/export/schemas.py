"""The files that tell what the tables mean, made from the code: schemas/ and docs/tables.md."""

from __future__ import annotations

from pathlib import Path

from extractor.tabulate import TABLES

from .codebook import Language, codebook
from .datapackage import to_json
from .json_schema import json_schema
from .table_schema import table_schema

_WRITTEN = "<!-- Written by `./dev schemas` from extractor/tabulate. -->\n\n"


def written() -> dict[str, str]:
    """The content of each file, by its path below the root of the project."""
    files = {"docs/tables.md": _WRITTEN + codebook([Language.EN, Language.VI])}
    for table in TABLES:
        files[f"schemas/{table.name}.table-schema.json"] = to_json(table_schema(table))
        files[f"schemas/{table.name}.schema.json"] = to_json(json_schema(table))
    return files


def write(root: Path | str) -> None:
    """Write the files below `root`."""
    for name, content in written().items():
        path = Path(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
