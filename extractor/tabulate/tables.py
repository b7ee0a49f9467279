"""All tables, each with the function that makes its rows: the one place where a table is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.model import Facts

from . import assignments, citations, deadlines, documents, issues, sections, targets
from .context import Context
from .schema import Row, Table

_MAKERS: tuple[tuple[Table, Callable[[Context], Iterator[Row]]], ...] = (
    (documents.DOCUMENTS, documents.rows),
    (sections.SECTIONS, sections.rows),
    (targets.TARGETS, targets.rows),
    (assignments.ASSIGNMENTS, assignments.rows),
    (citations.CITATIONS, citations.rows),
    (deadlines.DEADLINES, deadlines.rows),
    (issues.ISSUES, issues.rows),
)

TABLES = tuple(table for table, _ in _MAKERS)


def table_named(name: str) -> Table:
    """The table of that name. Raises KeyError where there is none.

    >>> table_named("deadlines").key
    'deadline_id'
    """
    for table in TABLES:
        if table.name == name:
            return table
    raise KeyError(name)


def rows_of(facts: Facts, provinces_on: str | None = None) -> dict[str, list[Row]]:
    """The rows of one document, by the name of their table.

    `provinces_on` is the ISO date whose provinces fill documents.province_current: None for the
    document's own date of issue, "" for today.
    """
    context = Context.of(facts, provinces_on)
    return {table.name: list(make(context)) for table, make in _MAKERS}
