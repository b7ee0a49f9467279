"""Facts to tables: what each column means, the rows of a document, data frames of them.

Every table has a module of its own, which holds its columns and makes its rows; `tables` lists
them.
"""

from .schema import Cell, Field, Reference, Row, Table, Type
from .tables import TABLES, rows_of, table_named

__all__ = [
    "TABLES",
    "Cell",
    "Field",
    "Reference",
    "Row",
    "Table",
    "Type",
    "rows_of",
    "table_named",
]
