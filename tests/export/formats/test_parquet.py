"""Parquet: types and meaning in the schema, groups of bounded size, parts that readers find."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from extractor.errors import UsageError
from extractor.export.formats import parquet
from extractor.export.formats.names import Partition
from extractor.export.formats.partitions import folder, partitions
from extractor.tabulate import TABLES, Table, table_named

from .rows import Tables, tables, write

ROWS = tables()


def test_the_schema_tells_types_and_meaning(tmp_path: Path) -> None:
    write(tmp_path, "parquet")
    schema = pq.read_schema(tmp_path / "documents.parquet")
    assert schema.field("issued_on").type == pa.date32()
    assert schema.field("recipients").type == pa.list_(pa.string())
    assert schema.field("issued_on").metadata == {b"description": b"Date of issue."}
    assert json.loads(schema.metadata[b"table_schema"])["primaryKey"] == "doc_id"


def test_groups_of_rows_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS_A_GROUP", 5)
    monkeypatch.setattr(parquet, "CHARACTERS_A_GROUP", 15_000)
    write(tmp_path, "parquet", rows=ROWS)
    found = pq.ParquetFile(tmp_path / "sections.parquet").metadata
    sizes = [found.row_group(group).num_rows for group in range(found.num_row_groups)]
    assert sum(sizes) == len(ROWS["sections"])
    assert sizes == [5, 5, 5, 5, 5, 5, 4, 1, 1]  # texts of 20,000 and 40,000 characters end groups


PARTS = (Partition.DOC_TYPE, Partition.ISSUED_YEAR)


@pytest.fixture
def parted(tmp_path: Path) -> Path:
    return write(tmp_path, "parquet", rows=ROWS, partitions=PARTS)


def test_parts_are_folders_by_what_the_document_is(parted: Path) -> None:
    files = {path.relative_to(parted).as_posix() for path in parted.rglob("*.parquet")}
    assert {file for file in files if "/citations/" in file} == {
        "parquet/citations/by_doc_type=Kế hoạch/by_issued_year=2025/part-0001.parquet",
        "parquet/citations/by_doc_type=Quyết định/by_issued_year=1899/part-0001.parquet",
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parts_together_are_the_table(parted: Path, table: Table) -> None:
    name = table.name
    write(parted, "parquet", rows=ROWS)
    read = ds.dataset(parted / "parquet" / name, partitioning="hive").to_table()
    whole = pq.read_table(parted / f"{name}.parquet")
    assert read.column_names == [*whole.column_names, "by_doc_type", "by_issued_year"]
    assert read.select(whole.column_names).sort_by(table.key).equals(whole.sort_by(table.key))


def test_duckdb_reads_the_parts(parted: Path) -> None:
    found = duckdb.execute(
        "SELECT by_doc_type, doc_type, count(*) FROM read_parquet("
        f"'{parted}/parquet/citations/**/*.parquet', hive_partitioning = true) "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert found == [("Kế hoạch", "Quyết định", 1), ("Quyết định", "Quyết định", 1)]


def test_parts_beyond_the_open_ones_get_more_files(
    parted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "MOST_OPEN", 1)
    write(tmp_path / "few", "parquet", rows=ROWS, partitions=PARTS, step=1)
    for table in TABLES:
        name = f"parquet/{table.name}"
        many, few = (ds.dataset(at / name).to_table() for at in (parted, tmp_path / "few"))
        assert many.sort_by(table.key).equals(few.sort_by(table.key))


def test_datapackage_lists_the_parts(parted: Path) -> None:
    package = json.loads((parted / "datapackage.json").read_text("utf-8"))
    paths = next(r["path"] for r in package["resources"] if r["name"] == "targets-parquet")
    assert len(paths) == 2
    assert all((parted / path).is_file() for path in paths)


def test_values_as_folders() -> None:
    assert folder("") == "__HIVE_DEFAULT_PARTITION__"
    assert folder("../../etc") == "%2E%2E%2F%2E%2E%2Fetc"
    assert len(folder("ế" * 1_000).encode()) < 255
    assert folder("a\nb=c%") == "a%0Ab%3Dc%25"


def test_unknown_parts_are_refused() -> None:
    with pytest.raises(UsageError, match=r"--partition colour: no such part; there are doc_type"):
        partitions(["doc_type,colour"])


def test_a_document_comes_before_its_rows(tmp_path: Path) -> None:
    rows: Tables = {table.name: [] for table in TABLES} | {"issues": ROWS["issues"]}
    assert table_named("issues").references
    with pytest.raises(KeyError, match="plan-0123456789"):
        write(tmp_path, "parquet", rows=rows, partitions=PARTS)
