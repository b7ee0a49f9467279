"""The data package as its users meet it: frictionless reads it and finds every table valid."""

from __future__ import annotations

import json
from pathlib import Path

import frictionless
import jsonschema  # type: ignore[import-untyped]
import pytest

from extractor.export.json_schema import json_schema
from extractor.export.table_schema import table_schema
from extractor.tabulate import TABLES, Table, rows_of
from tests.batch.folders import convert, files
from tests.tabulate.example import example


@pytest.fixture
def out(tmp_path: Path) -> Path:
    convert(files(tmp_path / "in", a="x", b="y"), tmp_path / "out")
    return tmp_path / "out"


def test_frictionless_finds_the_package_valid(out: Path) -> None:
    package = frictionless.Package(str(out / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["title", "message"])
    assert {task.name: task.stats["rows"] for task in report.tasks}["documents"] == 2


def test_frictionless_finds_a_changed_table(out: Path) -> None:
    path = out / "deadlines.csv"
    path.write_bytes(path.read_bytes().replace(b",12,15", b",13,15"))
    assert not frictionless.Package(str(out / "datapackage.json")).validate().valid


def test_sources_are_the_documents(out: Path) -> None:
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    assert [source["path"] for source in package["sources"]] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_schemas_are_valid_and_rows_keep_them(table: Table) -> None:
    frictionless.Schema.from_descriptor(dict(table_schema(table)))
    schema = json_schema(table)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for row in rows_of(example())[table.name]:
        cells = zip(table.columns, json.loads(json.dumps(row, default=float)), strict=True)
        validator.validate({name: None if cell == "" else cell for name, cell in cells})
