"""Spaces and marks that are set wrong."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.lexicon.patterns import patterns
from extractor.model import Issue, IssueCode, Severity, Span, Zone

from .evidence import Evidence

_PATTERNS = patterns("issues")
# Elsewhere marks are set freely: letterheads, lists of recipients, cells of tables.
_RUNNING = (Zone.PREAMBLE, Zone.BODY, Zone.CLOSING)


def punctuation(evidence: Evidence) -> Iterator[Issue]:
    """Spaces before a mark, none after it, marks doubled; in running text only."""
    for name, message in _CHECKS:
        for match in _PATTERNS[name].regex.finditer(evidence.document.folded):
            section = evidence.section_at(match.start())
            if section is not None and section.zone in _RUNNING:
                # A space before the mark is part of what is wrong.
                span = Span(match.start() - (name == "space_before"), match.end())
                mended = _mended(name, match.group())
                yield Issue(IssueCode.PUNCTUATION, Severity.INFO, message, span, mended)


_CHECKS = (
    ("space_before", "a space before a punctuation mark"),
    ("no_space_after", "no space after a punctuation mark"),
    ("doubled_mark", "punctuation marks doubled"),
)


def _mended(name: str, marks: str) -> str:
    if name == "space_before":
        return marks.strip()
    if name == "no_space_after":
        return marks + " "
    return {"....": "...", "….": "…"}.get(marks, marks.strip()[-1])
