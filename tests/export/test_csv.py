"""CSV as it is written, and as it comes back."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.errors import InvalidTable
from extractor.export.csv import TableWriter, fragment, read_rows, rows_in
from extractor.tabulate import TABLES, Table, rows_of, table_named
from tests.tabulate.example import example


def write(folder: Path, table: Table) -> Path:
    path = folder / f"{table.name}.csv"
    with TableWriter(path, table) as writer:
        writer.write(rows_of(example())[table.name])
    return path


def cells(path: Path, table: Table, column: str) -> list[str]:
    return [row[table.index(column)] for row in read_rows(path, table)]


def test_excel_sees_utf8_and_crlf(tmp_path: Path) -> None:
    content = write(tmp_path, table_named("documents")).read_bytes()
    assert content.startswith(b"\xef\xbb\xbfdoc_id,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == 2


def test_values_as_text(tmp_path: Path) -> None:
    targets, documents = table_named("targets"), table_named("documents")
    path = write(tmp_path, targets)
    assert cells(path, targets, "value") == ["1500", "200", ""]
    assert cells(path, targets, "in_goals") == ["true"] * 3
    assert cells(path, targets, "comparator") == [">=", "=", ""]
    assert cells(path, targets, "confidence") == ["0.9", "1", "1"]
    path = write(tmp_path, documents)
    assert json.loads(cells(path, documents, "recipients")[0]) == ["Bộ Xây dựng", 'Báo "Sông Lam"']
    assert "None" not in path.read_text("utf-8")


def test_text_comes_back_as_it_was_whatever_is_in_it(tmp_path: Path) -> None:
    sections = table_named("sections")
    path = write(tmp_path, sections)
    document = example().document
    wanted = [document.text_of(section) for section in document.sections]
    assert cells(path, sections, "text") == wanted
    with path.open(encoding="utf-8-sig", newline="") as file:
        raw = [row["text"] for row in csv.DictReader(file)]
    assert raw[:-1] == wanted[:-1]  # what is no formula is not touched
    assert raw[-1] == "'" + wanted[-1]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a,b\r\n", "the columns are a, b"),
        (b"", "the columns are "),
        (b"\xff\xfe", "not readable as CSV in UTF-8"),
    ],
)
def test_foreign_files_are_refused(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "issues.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidTable, match=problem):
        list(read_rows(path, table_named("issues")))


def test_a_short_row_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, TABLES[-1])
    path.write_bytes(path.read_bytes() + b"cut off,\r\n")
    with pytest.raises(InvalidTable, match=r"issues\.csv:4: 2 cells"):
        list(read_rows(path, TABLES[-1]))


def test_rows_come_back_from_a_fragment_as_they_were() -> None:
    made = rows_of(example(), None)
    for table in TABLES:
        written = fragment(table, made[table.name])
        back = list(rows_in(table, written))
        assert fragment(table, back) == written
        for row, again in zip(made[table.name], back, strict=True):
            for cell, value in zip(row, again, strict=True):
                expected = Decimal(str(cell)) if isinstance(cell, float) else cell
                assert value == expected or (value, expected) == ("", None)
