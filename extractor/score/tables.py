"""One comparison for each table: labels on one side, rows on the other.

A row counts as found by what identifies it (its path and text, its value, its number); what it
says beyond that is graded on the pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from .compare import Comparer, plain, plain_agency
from .labels import (
    AssignmentLabel,
    CitationLabel,
    DeadlineLabel,
    MeasureLabel,
    NodeLabel,
    TargetLabel,
    is_labelled,
)
from .rows import AssignmentRow, CitationRow, DeadlineRow, SectionRow, TargetRow
from .tally import Key, Share, Tally, compare_bags

# Units that everyone must normalise alike; a counted noun may be cut in several ways.
_STRICT_UNITS = ("%", "mbit/s", "gbit/s", "lần")
_UNIT_SPELLINGS = {
    "mbps": "mbit/s",
    "mb/s": "mbit/s",
    "gb/s": "gbit/s",
    "gbps": "gbit/s",
    "percent": "%",
}
_CITED_ZONES = ("preamble", "body", "closing")
_SPACE = re.compile(r"\s+")


def compare_outline(
    labels: Sequence[NodeLabel], rows: Sequence[SectionRow], comparer: Comparer
) -> tuple[Tally, Tally]:
    """All nodes, and those with a printed label: right path, and text that begins right."""
    by_path: dict[str, list[SectionRow]] = defaultdict(list)
    for row in rows:
        if row.zone == "body" and row.path:
            by_path[row.path].append(row)
    right: list[str] = []
    missed: list[tuple[str, str]] = []
    for label in labels:
        found = next((row for row in by_path[label.path] if _is_node(row, label, comparer)), None)
        if found:
            by_path[label.path].remove(found)
            right.append(label.path)
        else:
            missed.append((label.path, f"{label.path}: {label.quote[:50]}"))
    left = {id(row) for rest in by_path.values() for row in rest}
    extra = [
        (row.path, f"{row.path}: {(row.heading or row.text)[:50]}")
        for row in rows
        if id(row) in left
    ]
    return (
        Tally(len(right), tuple(note for _, note in missed), tuple(note for _, note in extra)),
        Tally(
            sum(is_labelled(path) for path in right),
            tuple(note for path, note in missed if is_labelled(path)),
            tuple(note for path, note in extra if is_labelled(path)),
        ),
    )


def _is_node(row: SectionRow, label: NodeLabel, comparer: Comparer) -> bool:
    texts = (text for text in (row.text, row.heading) if text)
    return any(comparer.begins(text, label.quote) for text in texts)


@dataclass(frozen=True, slots=True)
class MeasureGrade:
    """What is right about a row whose clause and value are right."""

    unit: bool
    comparator: bool
    year: bool
    role: bool
    path: bool

    def wrong(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self) if not getattr(self, field.name))


@dataclass(frozen=True, slots=True)
class TargetScore:
    """`value` counts a measure by clause and value, `exact` by all of its grades too."""

    value: Tally
    exact: Tally
    qualitative: Tally
    attributes: tuple[tuple[str, Share], ...]


def compare_targets(
    labels: Sequence[TargetLabel], rows: Sequence[TargetRow], comparer: Comparer
) -> TargetScore:
    """Each labelled measure takes the row of its clause and value that agrees best."""
    left = [row for row in rows if row.kind == "quantitative"]
    grades: list[MeasureGrade] = []
    missed: list[str] = []
    wrong: list[str] = []
    wrong_rows: list[str] = []
    for clause in labels:
        quote = clause.quote[:40]
        for measure in clause.measures:
            name = f"{clause.path}: {measure.quote}"
            candidates = [
                row
                for row in left
                if row.value == measure.value
                and row.value_max == measure.value_max
                and (row.path == clause.path or comparer.holds(row.text, quote))
            ]
            if not candidates:
                missed.append(name)
                wrong.append(name)
                continue
            graded = [(_grade(row, measure, clause), row) for row in candidates]
            grade, row = min(graded, key=lambda pair: len(pair[0].wrong()))
            left.remove(row)
            grades.append(grade)
            if grade.wrong():
                wrong.append(f"{name} [{', '.join(grade.wrong())}: got {_described(row)}]")
                wrong_rows.append(f"{row.path}: {row.value_text}")
    extra = tuple(f"{row.path}: {row.value_text} | {row.text[:60]}" for row in left)
    exact = sum(not grade.wrong() for grade in grades)
    return TargetScore(
        value=Tally(len(grades), tuple(missed), extra),
        exact=Tally(exact, tuple(wrong), (*wrong_rows, *extra)),
        qualitative=compare_bags(
            ((label.path,) for label in labels if label.kind == "qualitative"),
            {(row.path,) for row in rows if row.kind == "qualitative"},
        ),
        attributes=tuple(
            (field.name, _share(getattr(grade, field.name) for grade in grades))
            for field in fields(MeasureGrade)
        ),
    )


def _grade(row: TargetRow, measure: MeasureLabel, clause: TargetLabel) -> MeasureGrade:
    years = clause.years if measure.years is None else measure.years
    unit = _unit(measure.unit)
    return MeasureGrade(
        unit=unit not in _STRICT_UNITS or _unit(row.unit) == unit,
        comparator=row.comparator == measure.comparator,
        year=row.year in years,
        role=row.role == measure.role,
        path=row.path == clause.path,
    )


def _described(row: TargetRow) -> str:
    year = "" if row.year is None else f"{row.year:.0f}"
    return f"{row.unit!r} {row.comparator} {year or 'no year'} {row.role} at {row.path}"


def _unit(unit: str) -> str:
    text = unit.strip().lower().replace(" ", "")
    return _UNIT_SPELLINGS.get(text, text)


def _share(rights: Iterable[bool]) -> Share:
    counted = list(rights)
    return Share(sum(counted), len(counted))


def compare_assignments(labels: Sequence[AssignmentLabel], rows: Sequence[AssignmentRow]) -> Tally:
    """Sets of (path, role, agency); rows outside of the labelled sections do not count."""
    wanted = {
        (label.path, role, plain_agency(agency))
        for label in labels
        for role, agencies in (
            ("lead", label.lead),
            ("coordinate", label.coordinate),
            ("recipient", label.recipient),
        )
        for agency in agencies
    }
    roots = {_root(label.path) for label in labels}
    found = {
        (row.path, row.role, plain_agency(row.agency)) for row in rows if _root(row.path) in roots
    }
    return compare_bags(wanted, found)


def _root(path: str) -> str:
    return path.partition(".")[0]


def compare_citations(
    labels: Sequence[CitationLabel], rows: Sequence[CitationRow]
) -> tuple[Tally, tuple[tuple[str, Share], ...]]:
    """Mentions by place and number (or name); date, issuer, relation and type on the pairs."""
    labels = [label for label in labels if label.zone in _CITED_ZONES]
    rows = [row for row in rows if row.zone in _CITED_ZONES]
    pool: dict[Key, list[CitationRow]] = defaultdict(list)
    for row in rows:
        pool[_cited(row)].append(row)
    pairs = [(label, pool[key].pop(0)) for label in labels if pool[key := _cited(label)]]
    attributes = (
        ("issued_on", _share((row.issued_on or None) == label.issued_on for label, row in pairs)),
        (
            "issuer",
            _share(
                plain_agency(row.issuer) == plain_agency(lab.issuer or "") for lab, row in pairs
            ),
        ),
        ("relation", _share(row.relation == label.relation for label, row in pairs)),
        (
            "doc_type",
            _share(plain(row.doc_type) == plain(lab.doc_type or "") for lab, row in pairs),
        ),
    )
    return compare_bags(map(_cited, labels), map(_cited, rows)), attributes


def _cited(mention: CitationLabel | CitationRow) -> Key:
    place = (mention.path or "") if mention.zone == "body" else mention.zone
    if mention.number:
        return place, _SPACE.sub("", mention.number).lower()
    return place, plain(mention.name or mention.doc_type or "")


def compare_deadlines(labels: Sequence[DeadlineLabel], rows: Sequence[DeadlineRow]) -> Tally:
    """Bags of (path, month, day, recurrence)."""
    return compare_bags(map(_due, labels), map(_due, rows))


def _due(deadline: DeadlineLabel | DeadlineRow) -> Key:
    month, day = (str(int(n)) if n else "" for n in (deadline.month, deadline.day))
    return deadline.path or "", month, day, deadline.recurrence or ""
