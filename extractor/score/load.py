"""A label file (JSON) -> `Labels`, or an error that names the place in the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from extractor.errors import InvalidLabels

from .entry import Entry
from .labels import (
    AnomalyLabel,
    AssignmentLabel,
    CitationLabel,
    DeadlineLabel,
    Labels,
    MeasureLabel,
    MetadataLabel,
    NodeLabel,
    TargetLabel,
)

METADATA_FIELDS = (
    "doc_type",
    "number",
    "issued_on",
    "issued_place",
    "issuing_body",
    "title",
    "period_start",
    "period_end",
    "vision_year",
    "is_draft",
    "signer",
    "signer_position",
    "signing_authority",
    "recipients",
    "effective_on",
    "province",
)
_LISTS = ("signing_authority", "recipients")
_YEARS = ("period_start", "period_end", "vision_year")
_Label = TypeVar("_Label")


def load_labels(path: Path | str) -> Labels:
    """The labels in the JSON file at `path` (form: corpora/README.md).

    Raises InvalidLabels where the file is not JSON, lacks a key or has a value of the wrong
    type. Whether the labels fit their document is for `validate` to say.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InvalidLabels(path, "cannot be read", str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise InvalidLabels(path, "is not UTF-8", "save the labels as UTF-8") from error
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        raise InvalidLabels(place, f"is not JSON ({error.msg})", "correct this line") from error
    if not isinstance(data, dict):
        raise InvalidLabels(path, "is not a JSON object", "see corpora/README.md for the form")
    top = Entry(str(path), data)
    return Labels(
        doc=top.text("doc"),
        metadata=_metadata(top.entry("metadata")),
        outline=_each(top, "outline", _node),
        targets=_each(top, "targets", _target),
        assignments=_each(top, "assignments", _assignment),
        citations=_each(top, "citations", _citation),
        deadlines=_each(top, "deadlines", _deadline),
        anomalies=_each(top, "anomalies", _anomaly),
    )


def _each(top: Entry, key: str, parse: Callable[[Entry], _Label]) -> tuple[_Label, ...]:
    return tuple(parse(entry) for entry in top.entries(key))


def _metadata(entry: Entry) -> tuple[MetadataLabel, ...]:
    fields = []
    for name in entry.names():
        if name not in METADATA_FIELDS:
            raise entry.error(name, "is no field of documents.csv", "drop or rename it")
        if name in _LISTS:
            fields.append(MetadataLabel(name, entry.texts(name)))
        elif name in _YEARS:
            fields.append(MetadataLabel(name, entry.whole(name)))
        elif name == "is_draft":
            fields.append(MetadataLabel(name, entry.flag(name)))
        else:
            fields.append(MetadataLabel(name, entry.text_or_none(name)))
    return tuple(fields)


def _node(entry: Entry) -> NodeLabel:
    return NodeLabel(
        path=entry.text("path"),
        kind=entry.text("kind"),
        label_raw=entry.text("label_raw"),
        quote=entry.text("quote"),
        is_heading=entry.flag("is_heading"),
        occurrence=entry.whole("occurrence"),
    )


def _target(entry: Entry) -> TargetLabel:
    return TargetLabel(
        path=entry.text("path"),
        in_goals=entry.flag("in_goals"),
        kind=entry.text("kind"),
        quote=entry.text("quote"),
        years=entry.years("year"),
        year_start=entry.whole("year_start"),
        year_source=entry.text_or_none("year_source"),
        baseline_year=entry.whole("baseline_year"),
        measures=tuple(_measure(measure) for measure in entry.entries("measures")),
        occurrence=entry.whole("occurrence"),
    )


def _measure(entry: Entry) -> MeasureLabel:
    return MeasureLabel(
        value=entry.number("value"),
        value_max=entry.number_or_none("value_max"),
        unit=entry.text("unit"),
        comparator=entry.text("comparator"),
        role=entry.text("role"),
        quote=entry.text("quote"),
        indicator=entry.text_or_none("indicator") or "",
        of=entry.whole("of"),
        years=entry.years("year") if entry.has("year") else None,
        occurrence=entry.whole("occurrence"),
    )


def _assignment(entry: Entry) -> AssignmentLabel:
    return AssignmentLabel(
        path=entry.text("path"),
        quote=entry.text("quote"),
        lead=entry.texts("lead"),
        lead_explicit=entry.flag("lead_explicit"),
        coordinate=entry.texts("coordinate"),
        recipient=entry.texts("recipient"),
        occurrence=entry.whole("occurrence"),
    )


def _citation(entry: Entry) -> CitationLabel:
    return CitationLabel(
        zone=entry.text("zone"),
        path=entry.text_or_none("path"),
        quote=entry.text("quote"),
        doc_type=entry.text_or_none("doc_type"),
        number=entry.text_or_none("number"),
        issued_on=entry.text_or_none("issued_on"),
        issuer=entry.text_or_none("issuer"),
        name=entry.text_or_none("name"),
        relation=entry.text("relation"),
        occurrence=entry.whole("occurrence"),
    )


def _deadline(entry: Entry) -> DeadlineLabel:
    return DeadlineLabel(
        path=entry.text_or_none("path"),
        quote=entry.text("quote"),
        year=entry.whole("year"),
        month=entry.whole("month"),
        day=entry.whole("day"),
        recurrence=entry.text_or_none("recurrence"),
        action=entry.text_or_none("action"),
        recipient=entry.text_or_none("recipient"),
        occurrence=entry.whole("occurrence"),
    )


def _anomaly(entry: Entry) -> AnomalyLabel:
    return AnomalyLabel(
        path=entry.text_or_none("path"),
        code=entry.text("code"),
        quote=entry.text("quote"),
        note=entry.text_or_none("note") or "",
        correct=entry.text_or_none("correct"),
        occurrence=entry.whole("occurrence"),
    )
