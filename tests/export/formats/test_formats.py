"""Formats by name, and what happens where one cannot be written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.errors import UsageError
from extractor.export.csv import fragment
from extractor.export.formats import formats
from extractor.export.formats.formats import FORMATS, TablesWriter, formats_named
from extractor.export.formats.names import FormatName
from extractor.tabulate import TABLES

from .rows import tables, write


def test_every_name_has_a_format() -> None:
    assert [one.name for one in FORMATS] == list(FormatName)
    assert formats_named(name.value for name in FormatName) == FORMATS


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="--format ods: no such format; there are csv, jsonl, par"):
        formats_named(["csv", "ods"])


@pytest.mark.parametrize("name", ["parquet", "duckdb", "xlsx"])
def test_what_is_not_installed_is_told_with_the_command(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    assert formats_named(["csv", "jsonl", "sqlite"])
    with pytest.raises(UsageError, match=rf"needs the package .*; pip install 'vanban\[{name}\]'"):
        formats_named(["csv", name])


def test_csv_loads_none_of_the_others() -> None:
    code = (
        "import sys; from extractor.export.formats.formats import formats_named; "
        "formats_named(['csv', 'parquet']); print([name for name in "
        "('pyarrow', 'duckdb', 'xlsxwriter', 'sqlite3', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["duckdb", "xlsx"])
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with TablesWriter(folder, formats_named([name]), "1.0") as writer:
        shutil.rmtree(folder)
        with pytest.raises(UsageError, match=rf"tables\.{name}: cannot be written"):
            writer.finish()


@pytest.mark.parametrize("name", list(FormatName))
def test_left_unfinished_nothing_is_complete(tmp_path: Path, name: FormatName) -> None:
    rows = tables()
    with TablesWriter(tmp_path, formats_named([name.value]), "1.0") as writer:
        for table in TABLES:
            writer.write(table, rows[table.name])
    assert not (tmp_path / "datapackage.json").exists()
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_fragments_of_csv_give_the_same_files(tmp_path: Path) -> None:
    names = [name.value for name in FormatName if name is not FormatName.DUCKDB]
    rows = tables()
    whole = write(tmp_path / "rows", *names, rows=rows)
    parts = tmp_path / "fragments"
    parts.mkdir()
    with TablesWriter(parts, formats_named(names), "1.0") as writer:
        for table in TABLES:
            writer.append(table, fragment(table, rows[table.name]))
        writer.finish()
    for path in whole.iterdir():
        assert path.read_bytes() == (parts / path.name).read_bytes(), path.name
