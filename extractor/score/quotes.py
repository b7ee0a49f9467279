"""Where the quotes of labels stand in the raw file."""

from __future__ import annotations

from collections.abc import Iterator

from .labels import (
    AnomalyLabel,
    AssignmentLabel,
    CitationLabel,
    DeadlineLabel,
    Labels,
    MeasureLabel,
    NodeLabel,
    TargetLabel,
)

Quoted = (
    NodeLabel
    | TargetLabel
    | MeasureLabel
    | AssignmentLabel
    | CitationLabel
    | DeadlineLabel
    | AnomalyLabel
)


def quoted(labels: Labels) -> Iterator[tuple[str, Quoted]]:
    """Every label with a quote, and its place in the label file."""
    tables: tuple[tuple[str, tuple[Quoted, ...]], ...] = (
        ("outline", labels.outline),
        ("targets", labels.targets),
        ("assignments", labels.assignments),
        ("citations", labels.citations),
        ("deadlines", labels.deadlines),
        ("anomalies", labels.anomalies),
    )
    for table, entries in tables:
        for index, entry in enumerate(entries):
            place = f"{table}[{index}]"
            yield place, entry
            if isinstance(entry, TargetLabel):
                for number, measure in enumerate(entry.measures):
                    yield f"{place}.measures[{number}]", measure


def start_of(label: Quoted, raw: str) -> int | None:
    """Where the label's quote begins in `raw`; None where it is not there so often.

    >>> start_of(NodeLabel("I.1.b", "point", "b", "b) Rà", occurrence=2), "b) Rà. b) Rà soát")
    7
    """
    at = -1
    for _ in range(label.occurrence or 1):
        at = raw.find(label.quote, at + len(label.quote) if at >= 0 else 0)
        if at < 0:
            return None
    return at
