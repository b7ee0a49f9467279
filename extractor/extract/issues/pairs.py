"""Brackets and quotation marks without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.model import Issue, IssueCode, Section, Severity, Span, Zone

from .evidence import Evidence

_BRACKET = re.compile(r"[()]")
# The bracket of a label closes nothing: "a)", "12)", "(i)" is a pair of its own.
_LABEL = re.compile(
    r"(?:^|[\s;:.,“\"(–-])(?:[^\W\d_]|[ivx]{1,5}|[IVX]{1,5}|\d{1,3}(?:\.\d{1,2})?)$"
)
_SKIPPED = (Zone.FURNITURE, Zone.ANNEX)


def pairs(evidence: Evidence) -> Iterator[Issue]:
    """Brackets are matched within a block, quotation marks over the whole document.

    What an amending document quotes runs over many blocks; a quotation is broken only where a
    mark closes one that is not open, or opens one while the last was never closed.
    """
    for section in evidence.document.sections:
        if section.zone not in _SKIPPED:
            yield from _brackets(evidence, section)
    yield from _quotes(evidence)


def _brackets(evidence: Evidence, section: Section) -> Iterator[Issue]:
    text, (start, end) = evidence.document.text, section.span
    if text.count("(", start, end) == text.count(")", start, end):
        return
    opened: list[int] = []
    for match in _BRACKET.finditer(text, start, end):
        at = match.start()
        if match.group() == "(":
            opened.append(at)
        elif opened:
            opened.pop()
        elif not _LABEL.search(text, max(0, at - 6), at):
            yield _issue(at, "a bracket is closed that was not opened")
    for at in opened:
        yield _issue(at, "a bracket is not closed in its block")


def _quotes(evidence: Evidence) -> Iterator[Issue]:
    text = evidence.document.text
    if text.count("“") == text.count("”"):
        return
    opened: int | None = None
    for match in re.finditer("[“”]", text):
        at = match.start()
        if match.group() == "“":
            if opened is not None and not _quotes_blocks(text, opened):
                yield _issue(opened, "a quotation is not closed")
            opened = at
        elif opened is None:
            yield _issue(at, "a quotation is closed that was not opened")
        else:
            opened = None


def _quotes_blocks(text: str, at: int) -> bool:
    """Whether a quotation begins its block, as the new wording in an amendment does."""
    return at == 0 or text[at - 1] == "\n"


def _issue(at: int, message: str) -> Issue:
    return Issue(IssueCode.UNBALANCED_MARK, Severity.INFO, message, Span(at, at + 1))
