"""Data frames have the types of the schema, and unknown is not zero."""

from __future__ import annotations

import pandas as pd
import pytest

from extractor.tabulate import TABLES, Table, rows_of, table_named
from extractor.tabulate.frames import frame

from .example import example


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_an_empty_frame_has_the_same_columns_and_types(table: Table) -> None:
    full, empty = frame(table, rows_of(example())[table.name]), frame(table, [])
    assert tuple(full.columns) == tuple(empty.columns) == table.columns
    assert list(full.dtypes) == list(empty.dtypes)
    assert len(empty) == 0


def test_values_and_unknown_ones() -> None:
    targets = frame(table_named("targets"), rows_of(example())["targets"])
    assert targets["value"].tolist()[:2] == [1500.0, 200.0]
    assert targets["value"].isna().tolist() == [False, False, True]
    assert targets["year"].dtype == "Int64"
    assert targets["in_goals"].all()
    assert targets.loc[targets["unit"] == "hộ", "value_text"].item() == "Ít nhất 1.500 hộ"


def test_dates_and_lists() -> None:
    document = frame(table_named("documents"), rows_of(example())["documents"]).iloc[0]
    assert document["issued_on"] == pd.Timestamp(2025, 3, 4)
    assert document["effective_on"] is pd.NaT
    assert document["signing_authority"] == ("TM.", "KT.")
