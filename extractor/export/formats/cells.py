"""Cells as typed values: the same ones in every format that has types."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date

from extractor.tabulate import Cell, Field, Row, Type

Value = str | int | float | bool | date | list[str] | None

_UNPRINTABLE = re.compile("[\\0\ud800-\udfff]")


def printable(row: Row) -> Row:
    """The row with a replacement character for each one that some format cannot hold.

    These are NUL and lone surrogates. The stages let neither through, so this changes rows of
    other makers only; offsets stay right, since one character stands for one.

    >>> printable(("a", 1, "x\\x00y", ("\\ud800",)))
    ('a', 1, 'x�y', ('�',))
    """
    texts = "".join([cell for cell in row if type(cell) is str])
    lists = "".join(["".join(cell) for cell in row if type(cell) is tuple])
    if _is_printable(texts) and _is_printable(lists):
        return row
    return tuple(_printable_cell(cell) for cell in row)


def _is_printable(text: str) -> bool:
    if "\0" in text:
        return False
    try:
        text.encode()  # quicker than any search for surrogates
    except UnicodeEncodeError:
        return False
    return True


def _printable_cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", cell)
    if isinstance(cell, tuple):
        return tuple(str(_printable_cell(text)) for text in cell)
    return cell


def double(cell: Cell) -> float | None:
    """A number as the nearest double; None where it is unknown or beyond the doubles.

    >>> from decimal import Decimal
    >>> double(Decimal("95.5")), double(Decimal("1E+400")), double(None)
    (95.5, None, None)
    """
    if cell is None or isinstance(cell, str | tuple):
        return None
    value = float(cell)
    return value if math.isfinite(value) else None


def day(cell: Cell) -> date | None:
    """An ISO date; None where it is unknown, or no date of the calendar.

    >>> day("2025-03-04"), day("2025-02-30"), day("")
    (datetime.date(2025, 3, 4), None, None)
    """
    try:
        return date.fromisoformat(cell) if isinstance(cell, str) and cell else None
    except ValueError:
        return None


def text(cell: Cell) -> str | None:
    """A text; None where it is empty, since empty means unknown or absent in every table."""
    return cell or None if isinstance(cell, str) else None


def items(cell: Cell) -> list[str]:
    """A list of texts, of none where nothing is known."""
    return list(cell) if isinstance(cell, tuple) else []


def as_json(cell: Cell) -> str:
    """A list of texts as JSON, for formats without lists.

    >>> as_json(("TM.", "KT."))
    '["TM.", "KT."]'
    """
    return json.dumps(items(cell), ensure_ascii=False)


def iso(cell: Cell) -> str | None:
    """A date as ISO text, for formats without dates."""
    found = day(cell)
    return found.isoformat() if found else None


_TYPED: dict[Type, Callable[[Cell], Value]] = {
    Type.STRING: text,
    Type.NUMBER: double,
    Type.DATE: day,
    Type.ARRAY: items,
}


def converter(
    fields: tuple[Field, ...], others: Mapping[Type, Callable[[Cell], Value]] | None = None
) -> Callable[[Row], list[Value]]:
    """A function that makes a row's cells values: texts, integers, doubles, booleans, dates, lists.

    `others` are the types that a format holds in another way.
    """
    makers = {**_TYPED, **(others or {})}
    changed = [
        (index, makers[field.type]) for index, field in enumerate(fields) if field.type in makers
    ]

    def convert(row: Row) -> list[Value]:
        values: list[Value] = list(row)  # type: ignore[arg-type]
        for index, make in changed:
            values[index] = make(row[index])
        return values

    return convert
