"""The same rows give the same bytes, however they are cut into calls and whenever it is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.export.formats.names import Partition

from .rows import write

FILES = ("csv", "jsonl", "parquet", "sqlite", "xlsx")
CODE = """
import sys
from pathlib import Path
from tests.export.formats.rows import write
write(Path(sys.argv[1]), *sys.argv[3:], step=int(sys.argv[2]))
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def written(folder: Path, seed: str, step: str) -> dict[str, bytes]:
    command = [sys.executable, "-c", CODE, str(folder), step, *FILES]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
    subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[3])
    return contents(folder)


def test_same_rows_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path / "a", "1", "1000")
    time.sleep(2.1)  # ZIP archives know even seconds
    again = written(tmp_path / "b", "2", "1")
    assert first.keys() == again.keys()
    assert [name for name in first if first[name] != again[name]] == []
    assert {"tables.sqlite", "tables.xlsx", "sections.parquet", "datapackage.json"} <= first.keys()


def test_same_rows_same_parts(tmp_path: Path) -> None:
    parts = (Partition.DOC_TYPE, Partition.ISSUED_YEAR)
    first = contents(write(tmp_path / "a", "parquet", partitions=parts))
    again = contents(write(tmp_path / "b", "parquet", partitions=parts, step=1))
    assert first == again


@pytest.mark.parametrize("format_", [*FILES, "duckdb"])
def test_nothing_else_is_left(tmp_path: Path, format_: str) -> None:
    left = {path.name for path in write(tmp_path, format_).iterdir()}
    tables = {"documents", "sections", "targets", "assignments", "citations", "deadlines", "issues"}
    one_file = {"sqlite", "duckdb", "xlsx"}
    names = {"tables"} if format_ in one_file else tables
    assert left == {"datapackage.json", *(f"{name}.{format_}" for name in names)}
