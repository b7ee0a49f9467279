"""Formats as the command writes them: all at once, and one instead of another."""

from __future__ import annotations

from pathlib import Path

import pyarrow.dataset as ds
import pytest

from extractor.cli import main
from extractor.export.formats.names import FormatName

PLAN = "KẾ HOẠCH\nPhát triển nước sạch\nI. MỤC TIÊU\n1. Đến năm 2030, 95% hộ dân có nước sạch.\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"{PLAN}2. Mục tiêu của văn bản {name}.\n", "utf-8")
    return folder


def convert(plans: Path, out: Path, *options: str) -> set[str]:
    assert main(["convert", str(plans), "--out", str(out), *options]) == 0
    hidden_or_not_of_a_format = {".vanban", "text", "manifest.json", "datapackage.json"}
    return {path.name for path in out.iterdir()} - hidden_or_not_of_a_format


def test_all_formats_then_verify(plans: Path, tmp_path: Path) -> None:
    options = [option for name in FormatName for option in ("--format", name.value)]
    there = convert(plans, tmp_path / "out", *options)
    assert there >= {"targets.csv", "targets.jsonl", "targets.parquet", "tables.xlsx"}
    assert there >= {"tables.sqlite", "tables.duckdb"}
    assert main(["verify", str(tmp_path / "out")]) == 0


def test_one_format_gives_way_to_another(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert convert(plans, out, "--format", "parquet", "--partition", "doc_type") == {"parquet"}
    read = ds.dataset(out / "parquet" / "documents", partitioning="hive").to_table()
    assert read["by_doc_type"].to_pylist() == ["Kế hoạch", "Kế hoạch"]
    assert convert(plans, out, "--format", "sqlite") == {"tables.sqlite"}


def test_parts_need_parquet(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["convert", str(plans), "--out", str(tmp_path / "out"), "--partition", "doc_type"]
    assert main(options) == 2
    assert "add --format parquet" in capsys.readouterr().err
