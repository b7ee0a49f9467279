"""What a careful editor would flag: values, never exceptions, never a changed text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from .offsets import OffsetMap
from .span import Span


class IssueCode(StrEnum):
    DUPLICATE_LABEL = "duplicate_label"
    SKIPPED_LABEL = "skipped_label"
    GLUED_LABEL = "glued_label"
    WRONG_DECORATION = "wrong_decoration"
    BROKEN_PARAGRAPH = "broken_paragraph"
    SPLIT_WORD = "split_word"
    DOUBLED_WORD = "doubled_word"
    OCR_SUSPECT = "ocr_suspect"
    ENCODING = "encoding"
    PAGE_FURNITURE = "page_furniture"
    REPLACED_TEXT_LAYER = "replaced_text_layer"
    UNREAD_PAGE = "unread_page"
    LEFT_OUT = "left_out"
    MISSING_NUMBER = "missing_number"
    MISSING_DATE = "missing_date"
    LOW_OCR_CONFIDENCE = "low_ocr_confidence"
    CITATION_DATE_CONFLICT = "citation_date_conflict"
    IMPOSSIBLE_DATE = "impossible_date"
    REVERSED_PERIOD = "reversed_period"
    MISSPELLING = "misspelling"
    MIXED_SPELLING = "mixed_spelling"
    PUNCTUATION = "punctuation"
    UNBALANCED_MARK = "unbalanced_mark"
    NO_SECTIONS = "no_sections"


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. `span` is in the normalised text, None where the finding has no place.

    `suggestion` proposes what should stand there instead; the text itself stays as it is.
    """

    code: IssueCode
    severity: Severity
    message: str
    span: Span | None = None
    suggestion: str = ""


def moved(issues: Iterable[Issue], offsets: OffsetMap) -> tuple[Issue, ...]:
    """`issues` with their spans in the text that `offsets` leads to."""
    return tuple(
        issue if issue.span is None else replace(issue, span=offsets.to_new(issue.span))
        for issue in issues
    )
