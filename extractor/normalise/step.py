"""What one step of cleaning characters gives."""

from __future__ import annotations

from typing import NamedTuple

from extractor.model import Issue, IssueCode, OffsetMap, Severity, Span


class Step(NamedTuple):
    """The text after a step, its map to the text before, and what was found, in the new text."""

    text: str
    offsets: OffsetMap
    issues: tuple[Issue, ...]


def unchanged(text: str) -> Step:
    """A step that found nothing to do."""
    return Step(text, OffsetMap.identity(len(text)), ())


def encoding_issue(
    message: str, span: Span, suggestion: str = "", *, severity: Severity = Severity.WARNING
) -> Issue:
    """A finding about the characters of the file, at `span` of the new text."""
    return Issue(IssueCode.ENCODING, severity, message, span, suggestion)
