"""What was odd about the labels: repeated, skipped, glued. Reported, never renumbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.lexicon.labels import BULLETS, Style
from extractor.model import Issue, IssueCode, Section, Severity, Span

from .outline import Reading
from .zones import Placed


def label_issues(
    placed: Sequence[Placed], readings: Sequence[Reading], sections: Sequence[Section]
) -> tuple[Issue, ...]:
    """The issues of all units, in reading order."""
    found: list[Issue] = []
    for at, reading, section in zip(placed, readings, sections, strict=True):
        found.extend(_issues(at, reading, section))
    return tuple(found)


def _issues(at: Placed, reading: Reading, section: Section) -> Iterator[Issue]:
    label = reading.label
    if label is None or reading.stack is None:
        return
    span = Span(section.span.start, section.span.start + label.end)
    printed, meant = label.raw, section.label
    if reading.oddity == "duplicate":
        message = f"the label {printed!r} is repeated"
        yield Issue(
            IssueCode.DUPLICATE_LABEL,
            Severity.WARNING,
            message,
            span,
            meant if meant != printed else "",
        )
    if reading.oddity in ("skipped", "late"):
        message = f"labels are missing before {printed!r}"
        yield Issue(IssueCode.SKIPPED_LABEL, Severity.WARNING, message, span)
    if at.unit.glued:
        message = f"the label {printed!r} stands inside the paragraph before it"
        yield Issue(IssueCode.GLUED_LABEL, Severity.WARNING, message, span)
    if label.style not in BULLETS and at.unit.labels[0].style in BULLETS:
        message = f"a bullet stands before the label {printed!r}"
        yield Issue(IssueCode.WRONG_DECORATION, Severity.INFO, message, span)
    if label.doubt >= 1 and label.style is not Style.DASH and meant != printed:
        message = f"{printed!r} is read as {meant!r}, as its sequence wants"
        yield Issue(IssueCode.OCR_SUSPECT, Severity.WARNING, message, span, meant)
