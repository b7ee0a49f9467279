"""Hand-made labels of one document, as typed values (their form: corpora/README.md).

Every `quote` is a substring of the raw file; `occurrence` (from 1) says which one it is.
"""

from __future__ import annotations

from dataclasses import dataclass

MetadataValue = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class MetadataLabel:
    """One field of the document's row: its name in documents.csv and its true value."""

    name: str
    value: MetadataValue


@dataclass(frozen=True, slots=True)
class NodeLabel:
    """A unit of the body: where it stands in the tree and how its text begins."""

    path: str
    kind: str
    label_raw: str
    quote: str
    is_heading: bool = False
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureLabel:
    """A quantity of a target clause; `of` is the index of the measure that a condition qualifies.

    `years` holds several where the text leaves the year truly open; it is None where the
    measure has no year of its own, so that the clause's holds.
    """

    value: float
    value_max: float | None
    unit: str
    comparator: str
    role: str
    quote: str
    indicator: str = ""
    of: int | None = None
    years: tuple[int | None, ...] | None = None
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class TargetLabel:
    """A target clause. `years` has one item, None for no year, or several where it is open."""

    path: str
    in_goals: bool
    kind: str
    quote: str
    years: tuple[int | None, ...]
    year_start: int | None = None
    year_source: str | None = None
    baseline_year: int | None = None
    measures: tuple[MeasureLabel, ...] = ()
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class AssignmentLabel:
    """Who leads, who joins in and who receives, for one leaf block."""

    path: str
    quote: str
    lead: tuple[str, ...] = ()
    lead_explicit: bool = False
    coordinate: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class CitationLabel:
    """One mention of another document; `path` only in the body."""

    zone: str
    path: str | None
    quote: str
    doc_type: str | None
    number: str | None
    issued_on: str | None
    issuer: str | None
    name: str | None
    relation: str
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class DeadlineLabel:
    """By when, or how often, something is due; `path` is None outside of the body."""

    path: str | None
    quote: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    recurrence: str | None = None
    action: str | None = None
    recipient: str | None = None
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class AnomalyLabel:
    """Something in the raw file that a careful editor would flag; not scored."""

    path: str | None
    code: str
    quote: str
    note: str = ""
    correct: str | None = None
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of the document whose file name, without its suffix, is `doc`."""

    doc: str
    metadata: tuple[MetadataLabel, ...]
    outline: tuple[NodeLabel, ...]
    targets: tuple[TargetLabel, ...] = ()
    assignments: tuple[AssignmentLabel, ...] = ()
    citations: tuple[CitationLabel, ...] = ()
    deadlines: tuple[DeadlineLabel, ...] = ()
    anomalies: tuple[AnomalyLabel, ...] = ()


def is_labelled(path: str) -> bool:
    """Whether the unit at `path` has a printed label: not a bullet, not a bare paragraph.

    >>> is_labelled("II.1.a"), is_labelled("II.1.-2"), is_labelled("II.1.p1")
    (True, False, False)
    """
    last = path.rpartition(".")[2]
    return not (last[:1] in "-+p" and last[1:].isdigit())
