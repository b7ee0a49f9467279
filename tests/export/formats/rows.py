"""Rows of two invented documents, with texts that are hard on one format or another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.export.formats.formats import TablesWriter, formats_named
from extractor.export.formats.names import Partition
from extractor.model import Facts
from extractor.tabulate import TABLES, Cell, Field, Row, Table, Type, rows_of, table_named
from tests.tabulate.example import example

Tables = dict[str, list[Row]]

HARD = (
    "=HYPERLINK(A1)",
    "+SUM(1)",
    "@x",
    "-1+cmd|'/C calc'!A0",
    "'đã trích dẫn",
    "  khoảng trắng  ",
    "hai\ndòng\tvà \"nháy\", phẩy; 'đơn'",
    "dòng\u2028ngăn\u2029cách\x85nữa",
    "\x01điều khiển\x1f\ufffe",
    "dòng\r\nWindows",
    "_x0041_ &amp; <b>",
    "NULL",
    "NaN",
    "TRUE",
    "0123",
    "1e5",
    "2025-03-04",
    "😀" * 20_000,
    "ế" * 40_000,
    "'); DROP TABLE sections; --",
)


def tables() -> Tables:
    """All rows, by the name of their table; sections has one more for each text of HARD."""
    first, second = rows_of(example()), rows_of(_second())
    made = {table.name: [*first[table.name], *second[table.name]] for table in TABLES}
    sections = table_named("sections")
    text, heading, key = (sections.index(name) for name in ("text", "heading", "section_id"))
    pattern = list(first["sections"][1])
    for number, hard in enumerate(HARD):
        pattern[key], pattern[text], pattern[heading] = f"plan-hard-{number}", hard, hard[:50]
        made["sections"].append(tuple(pattern))
    targets = table_named("targets")
    value, key = targets.index("value"), targets.index("target_id")
    for number, hard_value in enumerate(("0.1", "-3.25", "12345678901234567890", "1E-7", "1E+400")):
        target = list(first["targets"][0])
        target[value], target[key] = Decimal(hard_value), f"plan-hard-{number}"
        made["targets"].append(tuple(target))
    return made


def _second() -> Facts:
    facts = example("other-0123456789", "thư mục/khác.txt")
    said = replace(facts.metadata, doc_type="Quyết định", issued_on="1899-12-31", recipients=())
    return replace(facts, metadata=said)


def write(
    folder: Path,
    *formats: str,
    rows: Tables | None = None,
    step: int = 1_000,
    partitions: Sequence[Partition] = (),
) -> Path:
    """Write rows in those formats, so many a call."""
    folder.mkdir(parents=True, exist_ok=True)
    made = tables() if rows is None else rows
    with TablesWriter(folder, formats_named(formats), "1.0", partitions) as writer:
        for table in TABLES:
            for start in range(0, len(made[table.name]), step):
                writer.write(table, made[table.name][start : start + step])
        writer.finish()
    return folder


def expected(table: Table, rows: Sequence[Row]) -> list[list[object]]:
    """What a reader shall find: texts, integers, doubles, booleans, dates, lists, None."""
    return [
        [_expected(field, cell) for field, cell in zip(table.fields, row, strict=True)]
        for row in rows
    ]


def _expected(field: Field, cell: Cell) -> object:
    if field.type is Type.ARRAY:
        assert isinstance(cell, tuple)
        return list(cell)
    if cell is None or cell == "":
        return None
    if field.type is Type.NUMBER:
        return None if float(cell) == float("inf") else float(cell)  # type: ignore[arg-type]
    return date.fromisoformat(str(cell)) if field.type is Type.DATE else cell


def by_type(
    table: Table, readers: Mapping[Type, Callable[[Any], object]], rows: Iterable[Sequence[object]]
) -> list[object]:
    """What a library read, made comparable with `expected`."""
    read = [readers.get(field.type, _as_it_is) for field in table.fields]
    return [
        [None if cell is None else make(cell) for make, cell in zip(read, row, strict=True)]
        for row in rows
    ]


def _as_it_is(cell: object) -> object:
    return cell
