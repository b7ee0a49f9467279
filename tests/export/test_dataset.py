"""Data frames of a converted folder are those of the rows, whatever its format."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from extractor.errors import InvalidTable
from extractor.export.dataset import read_dataset
from extractor.export.formats.names import Partition
from extractor.tabulate import TABLES, Row
from extractor.tabulate.frames import frame
from tests.export.formats.rows import tables, write

ROWS: dict[str, list[Row]] = tables()
ROWS["targets"].pop()  # a number that CSV alone can hold


@pytest.mark.parametrize("name", ["csv", "jsonl", "sqlite", "parquet", "duckdb"])
def test_frames_are_those_of_the_rows(tmp_path: Path, name: str) -> None:
    found = read_dataset(write(tmp_path, name, rows=ROWS))
    assert list(found) == [table.name for table in TABLES]
    for table in TABLES:
        pd.testing.assert_frame_equal(found[table.name], frame(table, ROWS[table.name]))


def test_parts_are_put_together(tmp_path: Path) -> None:
    write(tmp_path, "parquet", rows=ROWS, partitions=[Partition.DOC_TYPE])
    for table in TABLES:
        found = read_dataset(tmp_path)[table.name].sort_values(table.key, ignore_index=True)
        wanted = frame(table, ROWS[table.name]).sort_values(table.key, ignore_index=True)
        pd.testing.assert_frame_equal(found, wanted)


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidTable, match="has no table documents"):
        read_dataset(tmp_path)
