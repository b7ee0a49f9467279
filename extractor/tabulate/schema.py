"""What a table is: its columns in order, their types and meaning, its key and what it points to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Cell = str | int | float | Decimal | bool | tuple[str, ...] | None
"""A value of a row. None is unknown or absent; a text column holds "" for the same."""

Row = tuple[Cell, ...]
"""The cells of one row, in the order of the table's fields."""


class Type(StrEnum):
    """Column types, named as in Table Schema (Data Package standard)."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    ARRAY = "array"


@dataclass(frozen=True, slots=True)
class Field:
    """A column. `en` and `vi` say what it holds; `required` that no row leaves it empty.

    `choices` are all the values it may have; `minimum` and `maximum` bound a number; `pattern`
    is a regular expression that a whole text must match.
    """

    name: str
    type: Type
    en: str
    vi: str
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    pattern: str = ""

    @property
    def is_free_text(self) -> bool:
        """Holds text that somebody else wrote, so anything may stand in it."""
        return self.type is Type.STRING and not self.choices and not self.pattern


@dataclass(frozen=True, slots=True)
class Reference:
    """The values of `field` are values of the key of `table`; "" is the table itself."""

    field: str
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `quote` names the column that equals `text[char_start:char_end]`, "" for none.

    >>> from extractor.tabulate import TABLES
    >>> [(table.name, table.key, table.quote) for table in TABLES][1:3]
    [('sections', 'section_id', 'text'), ('targets', 'target_id', 'value_text')]
    """

    name: str
    en: str
    vi: str
    fields: tuple[Field, ...]
    key: str
    references: tuple[Reference, ...] = ()
    quote: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    def index(self, column: str) -> int:
        """The place of a column. Raises ValueError where the table has none of that name."""
        return self.columns.index(column)


def choices(values: Iterable[StrEnum]) -> tuple[str, ...]:
    """The values of an enumeration, as the choices of a column."""
    return tuple(value.value for value in values)
