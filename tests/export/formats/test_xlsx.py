"""The workbook: nothing runs, the header stays, and what Excel cannot hold is told."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from extractor.export.formats.xlsx import XlsxWriter
from extractor.tabulate import TABLES, table_named

from .rows import HARD, tables, write

ROWS = tables()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("xlsx"), "xlsx", rows=ROWS) / "tables.xlsx"


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_one_sheet_a_table_then_meaning_and_notes(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [*(table.name for table in TABLES), "columns", "notes"]
    assert book["columns"].max_row == 1 + sum(len(table.fields) for table in TABLES)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.bold
        assert all(column.width > 5 for column in sheet.column_dimensions.values())


def test_no_cell_is_a_formula(path: Path) -> None:
    sheets = {name: text for name, text in parts(path).items() if "/worksheets/" in name}
    assert len(sheets) == len(TABLES) + 2
    assert not [name for name, text in sheets.items() if re.search(r"<f[ >]", text)]
    column = table_named("sections").index("text")
    texts = {
        row[column].value: row[column] for row in openpyxl.load_workbook(path)["sections"].rows
    }
    for hard in HARD[:4]:
        assert texts[hard].data_type in ("s", "inlineStr")
        assert texts[hard].quotePrefix
    assert not texts["TRUE"].quotePrefix


def test_no_date_no_machine_no_name_of_a_person(path: Path) -> None:
    properties = parts(path)["docProps/core.xml"]
    assert "2000-01-01T00:00:00Z" in properties
    assert "<dc:creator></dc:creator>" in properties


def test_long_texts_are_cut_and_told(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    notes = list(book["notes"].iter_rows(min_row=2, values_only=True))
    number = HARD.index("ế" * 40_000)
    said = "has 40,000 characters, cut; whole in the other formats"
    assert ("sections", f"plan-hard-{number}", "text", said) in notes
    assert len(notes) == 2
    column = table_named("sections").index("text") + 1
    cut = book["sections"].cell(book["sections"].max_row - 1, column).value
    assert cut == "ế" * 32_766 + "…"


def test_rows_beyond_a_sheet_go_to_another(tmp_path: Path) -> None:
    sections = table_named("sections")
    writer = XlsxWriter(tmp_path, most_rows=11)
    for row in ROWS["sections"]:
        writer.write(sections, [row])
    writer.finish()
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    names = ["sections", "sections (2)", "sections (3)", "sections (4)"]
    assert [name for name in book.sheetnames if name.startswith("sections")] == names
    keys = [row[0] for name in names for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert keys == [row[0] for row in ROWS["sections"]]
    assert [book[name].max_row for name in names[:3]] == [11, 11, 11]
    assert book["notes"]["D2"].value == "goes on in the sheet sections (2)"


def test_a_workbook_left_unfinished_is_not_written(tmp_path: Path) -> None:
    writer = XlsxWriter(tmp_path)
    writer.write(table_named("sections"), ROWS["sections"])
    writer.close()
    del writer
    assert not (tmp_path / "tables.xlsx").exists()
