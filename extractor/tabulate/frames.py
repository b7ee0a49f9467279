"""Rows to pandas data frames, with types that keep "unknown" apart from zero and from ""."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.model import Facts

from .schema import Field, Row, Table, Type
from .tables import TABLES, rows_of

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {
    Type.STRING: "string",
    Type.INTEGER: "Int64",
    Type.NUMBER: "Float64",
    Type.BOOLEAN: "boolean",
    Type.DATE: "datetime64[s]",
    Type.ARRAY: "object",
}


def frames(facts: Facts) -> dict[str, pd.DataFrame]:
    """The tables of one document as data frames, by name; see `frame`."""
    rows = rows_of(facts)
    return {table.name: frame(table, rows[table.name]) for table in TABLES}


def frame(table: Table, rows: Sequence[Row]) -> pd.DataFrame:
    """One row a row, one column a field of the table, `<NA>` for what is unknown or absent.

    Columns: string, Int64, Float64, boolean, datetime64[s] (`NaT` where unknown); lists are
    tuples of str in a column of objects.

    >>> from extractor.tabulate import table_named
    >>> due = ("x-1", "x", "x-s", "I.1", "quý IV", None, None, None, 4)
    >>> row = (*due, None, "", "", None, "", 0, 6, "")
    >>> frame(table_named("deadlines"), [row])[["text", "year", "quarter"]]
         text  year  quarter
    0  quý IV  <NA>        4
    """
    import pandas as pd  # half a second, so only when a frame is asked for

    columns = zip(*rows, strict=True) if rows else ((),) * len(table.fields)
    return pd.DataFrame(
        {
            field.name: pd.Series(_values(field, cells), dtype=_DTYPES[field.type])
            for field, cells in zip(table.fields, columns, strict=True)
        }
    )


def _values(field: Field, cells: Sequence[object]) -> list[object]:
    if field.type is Type.ARRAY:
        return list(cells)
    if field.type is Type.NUMBER:
        return [None if cell is None else float(str(cell)) for cell in cells]
    return [None if cell == "" else cell for cell in cells]
