"""What every stage speaks: frozen data, no I/O, no patterns."""

from .document import Document, Kind, Role, Section, Zone
from .facts import (
    Assignment,
    AssignmentRole,
    Citation,
    Comparator,
    Deadline,
    MeasureRole,
    Metadata,
    Recurrence,
    Relation,
    Target,
    TargetKind,
    YearSource,
)
from .folding import fold
from .issue import Issue, IssueCode, Severity, moved
from .offsets import Edit, OffsetMap, apply_edits
from .records import Facts
from .source import Box, Line, Page, Source, TextSource
from .span import Span
from .text import Block, Text

__all__ = [
    "Assignment",
    "AssignmentRole",
    "Block",
    "Box",
    "Citation",
    "Comparator",
    "Deadline",
    "Document",
    "Edit",
    "Facts",
    "Issue",
    "IssueCode",
    "Kind",
    "Line",
    "MeasureRole",
    "Metadata",
    "OffsetMap",
    "Page",
    "Recurrence",
    "Relation",
    "Role",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Target",
    "TargetKind",
    "Text",
    "TextSource",
    "YearSource",
    "Zone",
    "apply_edits",
    "fold",
    "moved",
]
