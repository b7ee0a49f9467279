"""The tables of a converted folder, as the comparison needs them (columns: README, tables)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from extractor.errors import InvalidTable

# Longest cell that is read: the text of a whole document may stand in one.
_CELL_LIMIT = 1 << 30

_Made = TypeVar("_Made")
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row was read: its text column must be `text[start:end]`."""

    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class SectionRow:
    zone: str
    path: str
    text: str
    heading: str
    place: Place


@dataclass(frozen=True, slots=True)
class TargetRow:
    path: str
    kind: str
    role: str
    comparator: str
    value: float | None
    value_max: float | None
    unit: str
    year: float | None
    value_text: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    path: str
    agency: str
    role: str
    place: Place


@dataclass(frozen=True, slots=True)
class CitationRow:
    zone: str
    path: str
    relation: str
    doc_type: str
    number: str
    issued_on: str
    issuer: str
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    path: str
    month: float | None
    day: float | None
    recurrence: str
    place: Place


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """All rows of one document; `document` is its row of documents.csv, empty where it has none."""

    document: Cells
    text: str | None
    sections: tuple[SectionRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()
    citations: tuple[CitationRow, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """A converted folder, read once."""

    folder: Path
    cells: Mapping[str, tuple[Cells, ...]]

    def rows_of(self, doc: str) -> DocumentRows:
        """The rows of the document whose source file is called `doc`, without its suffixes."""
        documents = self.cells["documents"]
        found = next((row for row in documents if _stem(row["source_path"]) == doc), None)
        if found is None:
            return DocumentRows(document={}, text=None)
        doc_id = found["doc_id"]
        path = self.folder / "text" / f"{doc_id}.txt"

        def each(table: str, make: Callable[[Cells], _Made]) -> tuple[_Made, ...]:
            return tuple(make(row) for row in self.cells[table] if row["doc_id"] == doc_id)

        return DocumentRows(
            document=found,
            text=path.read_bytes().decode("utf-8") if path.exists() else None,
            sections=each("sections", _section),
            targets=each("targets", _target),
            assignments=each("assignments", _assignment),
            citations=each("citations", _citation),
            deadlines=each("deadlines", _deadline),
        )


def read_tables(folder: Path) -> Tables:
    """The tables in `folder`. Raises InvalidTable where one is missing."""
    names = ("documents", "sections", "targets", "assignments", "citations", "deadlines")
    return Tables(folder, {name: tuple(_read(folder / f"{name}.csv")) for name in names})


def number(cell: str) -> float | None:
    """A number in a cell; empty is None.

    >>> number("2030"), number("")
    (2030.0, None)
    """
    return float(cell) if cell else None


def _read(path: Path) -> Iterator[Cells]:
    if not path.exists():
        raise InvalidTable(path, "is missing", "convert the documents into this folder first")
    csv.field_size_limit(_CELL_LIMIT)
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)


def _stem(source_path: str) -> str:
    return Path(source_path).name.partition(".")[0]


def _place(cells: Cells, column: str) -> Place:
    start, end = number(cells["char_start"]), number(cells["char_end"])
    return Place(
        cells[column], None if start is None else int(start), None if end is None else int(end)
    )


def _section(cells: Cells) -> SectionRow:
    return SectionRow(
        cells["zone"], cells["path"], cells["text"], cells["heading"], _place(cells, "text")
    )


def _target(cells: Cells) -> TargetRow:
    return TargetRow(
        path=cells["path"],
        kind=cells["kind"],
        role=cells["role"],
        comparator=cells["comparator"],
        value=number(cells["value"]),
        value_max=number(cells["value_max"]),
        unit=cells["unit"],
        year=number(cells["year"]),
        value_text=cells["value_text"],
        text=cells["text"],
        place=_place(cells, "value_text"),
    )


def _assignment(cells: Cells) -> AssignmentRow:
    return AssignmentRow(
        cells["path"], cells["agency"], cells["role"], _place(cells, "agency_text")
    )


def _citation(cells: Cells) -> CitationRow:
    return CitationRow(
        zone=cells["zone"],
        path=cells["path"],
        relation=cells["relation"],
        doc_type=cells["doc_type"],
        number=cells["number"],
        issued_on=cells["issued_on"],
        issuer=cells["issuer"],
        name=cells["name"],
        place=_place(cells, "text"),
    )


def _deadline(cells: Cells) -> DeadlineRow:
    return DeadlineRow(
        path=cells["path"],
        month=number(cells["month"]),
        day=number(cells["day"]),
        recurrence=cells["recurrence"],
        place=_place(cells, "text"),
    )
