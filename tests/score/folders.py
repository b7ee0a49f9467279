"""Converted folders made up for tests: the tables that label files describe, with mistakes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path

from extractor.score.labels import Labels, TargetLabel

Row = dict[str, str]
_OFFSETS = {"char_start": "0", "char_end": "0"}


def write_folder(out: Path, every: Sequence[Labels], mistake_at: int = 0) -> Path:
    """A folder as a conversion leaves it, with the rows that `every` label file describes.

    With `mistake_at` = n, every n-th row is dropped and the one after it gets wrong values, so
    that all branches of a comparison are walked. Offsets are empty spans of an empty text,
    right for rows whose text column is empty only.
    """
    tables: dict[str, list[Row]] = {
        "documents": [_document(labels) for labels in every],
        "sections": [row for labels in every for row in _sections(labels)],
        "targets": [row for labels in every for row in _targets(labels)],
        "assignments": [row for labels in every for row in _assignments(labels)],
        "citations": [row for labels in every for row in _citations(labels)],
        "deadlines": [row for labels in every for row in _deadlines(labels)],
    }
    (out / "text").mkdir(parents=True)
    for labels in every:
        (out / "text" / f"{labels.doc}.txt").write_text("", encoding="utf-8")
    for name, rows in tables.items():
        kept = rows if name == "documents" else list(_spoilt(rows, mistake_at))
        _write(out / f"{name}.csv", kept, rows)
    return out


def _write(path: Path, rows: Iterable[Row], every: Iterable[Row]) -> None:
    columns = dict.fromkeys(column for row in every for column in row)
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, list(columns) or ["doc_id"])
        writer.writeheader()
        writer.writerows(rows)


def _spoilt(rows: Sequence[Row], mistake_at: int) -> Iterable[Row]:
    wrong: Mapping[str, str] = {
        "unit": "kg",
        "year": "1999",
        "role": "lead",
        "path": "IX.9",
        "comparator": "<",
        "issuer": "Sở Nội vụ",
        "day": "3",
    }
    for number, row in zip(count(1), rows):
        if not mistake_at or number % mistake_at > 1:
            yield row
        elif number % mistake_at == 1:
            changed = list(wrong)[number % len(wrong)]
            yield row | ({changed: wrong[changed]} if changed in row else {"path": "IX.9"})


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _document(labels: Labels) -> Row:
    fields = {field.name: _cell(field.value) for field in labels.metadata}
    return {"doc_id": labels.doc, "source_path": f"in/{labels.doc}.txt", **fields}


def _sections(labels: Labels) -> Iterable[Row]:
    for node in labels.outline:
        yield {
            "doc_id": labels.doc,
            "zone": "body",
            "path": node.path,
            "text": node.quote,
            "heading": node.quote if node.is_heading else "",
            **_OFFSETS,
        }


def _targets(labels: Labels) -> Iterable[Row]:
    for clause in labels.targets:
        base = {"doc_id": labels.doc, "path": clause.path, "text": clause.quote, **_OFFSETS}
        if clause.measures:
            yield from (base | cells for cells in _measures(clause))
        else:
            empty = ("value", "value_max", "unit", "comparator", "year", "role", "value_text")
            yield base | {"kind": clause.kind} | dict.fromkeys(empty, "")


def _measures(clause: TargetLabel) -> Iterable[Row]:
    for measure in clause.measures:
        years = clause.years if measure.years is None else measure.years
        yield {
            "kind": clause.kind,
            "value": _cell(measure.value),
            "value_max": _cell(measure.value_max),
            "unit": measure.unit,
            "comparator": measure.comparator,
            "year": _cell(years[0]),
            "role": measure.role,
            "value_text": measure.quote,
        }


def _assignments(labels: Labels) -> Iterable[Row]:
    for label in labels.assignments:
        for role, agencies in (
            ("lead", label.lead),
            ("coordinate", label.coordinate),
            ("recipient", label.recipient),
        ):
            for agency in agencies:
                yield {
                    "doc_id": labels.doc,
                    "path": label.path,
                    "agency": agency,
                    "agency_text": "",
                    "role": role,
                    **_OFFSETS,
                }


def _citations(labels: Labels) -> Iterable[Row]:
    for label in labels.citations:
        yield {
            "doc_id": labels.doc,
            "zone": label.zone,
            "path": _cell(label.path),
            "relation": label.relation,
            "doc_type": _cell(label.doc_type),
            "number": _cell(label.number),
            "issued_on": _cell(label.issued_on),
            "issuer": _cell(label.issuer),
            "name": _cell(label.name),
            "text": "",
            **_OFFSETS,
        }


def _deadlines(labels: Labels) -> Iterable[Row]:
    for label in labels.deadlines:
        yield {
            "doc_id": labels.doc,
            "path": _cell(label.path),
            "month": _cell(label.month),
            "day": _cell(label.day),
            "recurrence": _cell(label.recurrence),
            "text": "",
            **_OFFSETS,
        }
