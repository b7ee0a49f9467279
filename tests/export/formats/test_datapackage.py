"""datapackage.json describes every format, and frictionless finds all of it valid."""

from __future__ import annotations

import json
from pathlib import Path

import frictionless
import pytest

from extractor.export.formats.names import FormatName, Partition
from extractor.export.verify import verify

from .rows import tables, write

ALL = [name.value for name in FormatName]
ROWS = tables()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, *ALL, rows=ROWS)


def resources(folder: Path) -> dict[str, dict[str, object]]:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def test_all_formats_are_valid(folder: Path) -> None:
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "message"])
    rows = {task.name: task.stats.get("rows") for task in report.tasks}
    assert rows["sections"] == rows["sections-jsonl"] == len(ROWS["sections"])


def test_each_file_is_described_once(folder: Path) -> None:
    paths = [resource["path"] for resource in resources(folder).values()]
    there = {path.name for path in folder.iterdir()} - {"datapackage.json"}
    assert sorted(map(str, paths)) == sorted(there)


def test_keys_point_to_tables_of_the_same_format(folder: Path) -> None:
    schema = resources(folder)["targets-jsonl"]["schema"]
    keys = schema["foreignKeys"]  # type: ignore[index]
    assert [key["reference"]["resource"] for key in keys] == [
        "documents-jsonl",
        "sections-jsonl",
        "",
    ]


@pytest.mark.parametrize(
    "name", ["sections.parquet", "sections.jsonl", "tables.sqlite", "tables.xlsx", "tables.duckdb"]
)
def test_a_changed_file_is_found(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert not frictionless.Package(str(folder / "datapackage.json")).validate().valid
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractor.export.verify.read_manifest", lambda _: [])
        assert f"{name}: was changed" in str(next(verify(folder)))


def test_parts_have_a_hash_each(tmp_path: Path) -> None:
    write(tmp_path, "parquet", rows=ROWS, partitions=[Partition.DOC_TYPE])
    parts = resources(tmp_path)["issues-parquet"]
    assert len(parts["path"]) == len(parts["hashes"]) == 2  # type: ignore[arg-type]
    assert frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid
