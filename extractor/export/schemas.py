"""The files that tell what the tables mean, made from the code: schemas/ and docs/tables.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractor.tabulate import TABLES, Field, Table

from .datapackage import to_json
from .json_schema import json_schema
from .table_schema import table_schema


def written() -> dict[str, str]:
    """The content of each file, by its path below the root of the project."""
    files = {"docs/tables.md": "".join(f"{line}\n" for line in _data_dictionary())}
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


def _data_dictionary() -> Iterator[str]:
    yield "# The tables / Các bảng"
    yield ""
    yield "Written by `./dev schemas` from extractor/tabulate. Empty means unknown or absent."
    yield ""
    yield "Tệp này do `./dev schemas` tạo ra từ mã nguồn. Ô trống nghĩa là không rõ hoặc không có."
    for table in TABLES:
        yield from ("", f"## {table.name}", "", table.en, "", table.vi, "")
        yield "| column | type | meaning | ý nghĩa |"
        yield "|---|---|---|---|"
        for field in table.fields:
            cells = (f"`{field.name}`", _type(table, field), _meaning(field), field.vi)
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(table: Table, field: Field) -> str:
    if field.name == table.key:
        return f"{field.type.value}, key"
    target = next((r.table or table.name for r in table.references if r.field == field.name), "")
    return f"{field.type.value}, in {target}" if target else field.type.value


def _meaning(field: Field) -> str:
    values = ", ".join(f"`{choice}`" for choice in field.choices)
    return f"{field.en} One of {values}." if values else field.en
