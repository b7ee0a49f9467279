"""`verify` finds nothing in what `convert` left, and finds every change to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.batch import find, run
from extractor.export.verify import verify
from tests.batch.folders import SETTINGS, convert, files


@pytest.fixture
def out(tmp_path: Path) -> Path:
    convert(files(tmp_path / "in", a="x", b="y", bad="bad"), tmp_path / "out")
    return tmp_path / "out"


def problems(folder: Path) -> str:
    return "\n".join(str(problem) for problem in verify(folder))


def test_a_fresh_conversion_has_no_problems(out: Path) -> None:
    assert problems(out) == ""


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = next(folder.glob(name))
        content = path.read_bytes()
        assert old.encode() in content
        path.write_bytes(content.replace(old.encode(), new.encode(), 1))

    return change


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (edit("targets.csv", "Ít nhất", "ít nhất"), "value_text: is not the text at"),
        (edit("targets.csv", "1500", "1500x"), "value: '1500x' is no number"),
        (edit("targets.csv", ">=", "=>"), "'=>' is none of"),
        (edit("targets.csv", "0.9", "9"), "'9' is more than 1"),
        (edit("sections.csv", "true", "yes"), "is no boolean"),
        (edit("documents.csv", "2025-03-04", "2025-03-34"), "is no date"),
        (edit("documents.csv", '"[""TM', '"[[""TM'), "is no array"),
        (edit("documents.csv", "2030", "2031"), "was changed after the conversion"),
        (edit("deadlines.csv", ",12,15", ",13,15"), "month: '13' is more than 12"),
        (edit("citations.csv", ".n0,", ".n99,"), "is not in sections"),
        (edit("sections.csv", ".n1,", ".n0,"), "two rows have the same section_id"),
        (edit("text/a-*.txt", "Căn", "căn"), "its hash is not that of manifest.json"),
        (edit("manifest.json", '"files"', '"fils"'), "no manifest"),
        (edit("datapackage.json", "sha256:", "md5:"), "its hash is not in datapackage.json"),
        (edit("issues.csv", "doc_id", "id"), "the columns are id"),
    ],
)
def test_changes_are_found(out: Path, change: Callable[[Path], None], found: str) -> None:
    change(out)
    assert found in problems(out)


def test_files_that_are_missing_or_too_many_are_found(out: Path) -> None:
    (out / "text" / "stray.txt").write_text("x")
    assert "text/stray.txt: belongs to no document" in problems(out)
    next((out / "text").glob("a-*.txt")).unlink()
    assert "cannot be read" in problems(out)
    (out / "targets.csv").unlink()
    assert "targets.csv: is missing" in problems(out)


def test_a_document_without_its_row_is_found(out: Path) -> None:
    path = out / "documents.csv"
    lines = path.read_bytes().split(b"\r\n")
    path.write_bytes(b"\r\n".join([lines[0], *lines[2:]]))
    said = problems(out)
    assert "is missing, but manifest.json has it as done" in said
    assert "not in the order of documents" in said


def test_a_folder_that_is_no_conversion(tmp_path: Path) -> None:
    assert "no manifest of a conversion" in problems(tmp_path)


@pytest.mark.parametrize("name", ["jsonl", "sqlite", "parquet", "duckdb"])
def test_rows_are_checked_whatever_the_format(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    jobs = find([files(tmp_path / "in", a="x", b="y")]).jobs
    run(jobs, out, sources=["in"], formats=[name], settings=SETTINGS)
    assert problems(out) == ""
    path = next((out / "text").glob("b-*.txt"))
    path.write_text(path.read_text("utf-8").replace("Ít nhất", "ít nhất"), "utf-8")
    assert "targets: b-" in problems(out)
    assert "value_text: is not the text at" in problems(out)


def test_rows_of_parts_are_checked(tmp_path: Path) -> None:
    out = tmp_path / "out"
    jobs = find([files(tmp_path / "in", a="x", b="y", c="z")]).jobs
    partition = ["issued_year", "doc_type"]
    run(jobs, out, sources=["in"], formats=["parquet"], partition=partition, settings=SETTINGS)
    assert problems(out) == ""


def test_a_spreadsheet_alone_is_not_read_back(tmp_path: Path) -> None:
    jobs = find([files(tmp_path / "in", a="x")]).jobs
    run(jobs, tmp_path / "out", sources=["in"], formats=["xlsx"], settings=SETTINGS)
    assert "no table documents that can be read back; convert to csv" in problems(tmp_path / "out")
