"""Recognised words whose tone marks do not fit their neighbours, and what would fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.model import Issue, IssueCode, Severity, Span

from .evidence import Evidence

_WORD = re.compile(r"[^\W\d_]+")


def misread(evidence: Evidence) -> Iterator[Issue]:
    """Each word that patterns see with other marks than it was read with: once, and how often."""
    text, matched = evidence.document.text, evidence.document.source.matched
    if text == matched:
        return
    places: dict[tuple[str, str], list[Span]] = {}
    for word in _WORD.finditer(text):
        span = Span(*word.span())
        meant = span.of(matched)
        if meant != word.group():
            places.setdefault((word.group(), meant), []).append(span)
    for (read, meant), spans in places.items():
        often = f", {len(spans)} times" if len(spans) > 1 else ""
        message = f"{read!r} was recognised where {meant!r} fits its neighbours{often}"
        yield Issue(IssueCode.OCR_SUSPECT, Severity.INFO, message, spans[0], meant)
