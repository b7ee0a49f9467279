"""The facts that are extracted from a document, each tied to its section and its characters.

`section` is the index in `Document.sections` of the node that the fact belongs to; `span` the
characters it was read from, in the document's text. They may lie apart: an agency named in a
heading leads the tasks below it, a citation in a footnote belongs where the note is called.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .span import Span


class Comparator(StrEnum):
    EQUAL = "="
    GREATER = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    RANGE = "range"


class TargetKind(StrEnum):
    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"


class MeasureRole(StrEnum):
    """A condition qualifies another measure of its clause (the speed that 90 % of users get)."""

    MEASURE = "measure"
    CONDITION = "condition"


class YearSource(StrEnum):
    CLAUSE = "clause"
    HEADING = "heading"
    TITLE = "title"


class Recurrence(StrEnum):
    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    ONCE = "once"


class AssignmentRole(StrEnum):
    """Chủ trì, phối hợp, and those to whom something is reported, sent or submitted."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    RECIPIENT = "recipient"


class Relation(StrEnum):
    """How a document stands to one that it cites."""

    BASIS = "basis"
    REPLACES = "replaces"
    AMENDS = "amends"
    REPEALS = "repeals"
    ISSUED_WITH = "issued_with"
    MENTION = "mention"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Target:
    """One measure of a target clause, or the clause itself where it has no number.

    `clause` is the whole clause; `span` the characters of the measure (comparator, value and
    unit), or the clause again for kind qualitative. `of` is the index, among the targets of the
    document, of the measure that a condition qualifies. `unit` is normalised ("%", "Mbit/s",
    "triệu đồng", the counted noun); `confidence` goes from 0 to 1; `rule` names what matched.
    """

    section: int
    span: Span
    clause: Span
    in_goals: bool
    kind: TargetKind
    role: MeasureRole = MeasureRole.MEASURE
    of: int | None = None
    indicator: str = ""
    scope: str = ""
    comparator: Comparator | None = None
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = ""
    unit_raw: str = ""
    year: int | None = None
    year_start: int | None = None
    year_source: YearSource | None = None
    baseline_year: int | None = None
    baseline_value: Decimal | None = None
    hedge: str = ""
    recurrence: Recurrence | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One agency's part in a task. `agency` has its abbreviations expanded; `span` is as printed.

    `task` is the clause of the section that the part belongs to; `explicit` says that the text
    has "chủ trì" or "đầu mối" for a lead (always true for the other roles).
    """

    section: int
    span: Span
    task: Span
    agency: str
    role: AssignmentRole
    explicit: bool
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document. `key` is canonical: equal for two mentions of the same.

    `issued_on` is an ISO date, whole or partial ("2024", "2024-12"), empty where none is given.
    """

    section: int
    span: Span
    relation: Relation
    doc_type: str
    number: str = ""
    issued_on: str = ""
    issuer: str = ""
    name: str = ""
    pinpoint: str = ""
    key: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, or how often, something is due."""

    section: int
    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    recurrence: Recurrence | None = None
    action: str = ""
    recipient: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself. Empty or None: not printed, left blank or unreadable.

    `number` keeps its slash where the serial is blank ("/KH-UBND"); `issued_on` is an ISO date,
    empty unless it is whole; `title` is the trích yếu on one line; `vision_year` the year of
    "định hướng đến năm", "tầm nhìn". `spans` says where each field was read.
    """

    doc_type: str = ""
    number: str = ""
    issued_on: str = ""
    issued_place: str = ""
    issuing_body: str = ""
    title: str = ""
    period_start: int | None = None
    period_end: int | None = None
    vision_year: int | None = None
    is_draft: bool = False
    signer: str = ""
    signer_position: str = ""
    signing_authority: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    effective_on: str = ""
    province: str = ""
    spans: tuple[tuple[str, Span], ...] = ()
