"""A converted folder back as data frames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.tabulate import TABLES
from extractor.tabulate.frames import frame

from .rows import table_rows

if TYPE_CHECKING:
    import pandas as pd


def read_dataset(folder: Path | str) -> dict[str, pd.DataFrame]:
    """The tables of a converted folder, by name, with the types of `tabulate.frames`.

    The frames are the same whatever the format that they are read from. Raises InvalidTable where
    a table is in none that can be read back (see `rows.table_rows`).
    """
    return {table.name: frame(table, list(table_rows(Path(folder), table))) for table in TABLES}
