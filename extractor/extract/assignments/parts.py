"""The agencies that take part in a task, and those to whom its results go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Span

from ..agencies import AgencyMention, Form, agency_list
from .clauses import Clause

_TABLE = patterns("assignments")
_COORDINATION = _TABLE["coordination"].regex
_COORDINATION_BEHIND = _TABLE["coordination_behind"].regex
_SUBMISSION = _TABLE["submission"].regex
_REQUEST_UPWARDS = _TABLE["request_upwards"].regex
_DESTINATION = _TABLE["destination"].regex
_SENDS = _TABLE["sends"].regex
_NAMED = frozenset({Form.KNOWN, Form.NAME, Form.SHORT, Form.AUTHORITY})
# What news goes through rather than to.
_MEDIA = ("cổng", "báo", "đài", "trang", "hệ thống", "tạp chí")


def coordinates(
    document: Document, span: Span, abbreviations: Mapping[str, str]
) -> Iterator[AgencyMention]:
    """The agencies with which the task is done: those behind "phối hợp (với)"."""
    folded = document.folded
    if all(folded.find(word, span.start, span.end) < 0 for word in ("phối hợp", " cùng ")):
        return
    for match in _COORDINATION.finditer(folded, span.start, span.end):
        listed = agency_list(document, match.end(), span.end, abbreviations)
        yield from listed.mentions
    for match in _COORDINATION_BEHIND.finditer(folded, span.start, span.end):
        listed = agency_list(document, match.end(), span.end, abbreviations)
        yield from listed.mentions


def recipients(
    document: Document, clause: Clause, abbreviations: Mapping[str, str]
) -> Iterator[AgencyMention]:
    """The agencies to which something is reported, sent, submitted, or which are advised."""
    folded = document.folded
    for regex in (_SUBMISSION, _REQUEST_UPWARDS):
        for match in regex.finditer(folded, clause.start, clause.end):
            listed = agency_list(document, match.end(), clause.end, abbreviations)
            yield from listed.mentions
    sends = _SENDS.search(folded, clause.start, clause.end)
    if not sends:
        return
    for match in _DESTINATION.finditer(folded, sends.end(), clause.end):
        listed = agency_list(document, match.end(), clause.end, abbreviations)
        if listed.mentions and _receives(match["link"], listed.mentions[0]):
            yield from listed.mentions


def _receives(link: str, first: AgencyMention) -> bool:
    """Whether an agency behind this preposition is where a report ends up.

    "về" leads to any agency; the others lead to many things, and are believed before names only.
    """
    named = first.rule in _NAMED or first.rule.startswith("office")
    if link in ("qua", "thông qua"):
        return named and not first.name.lower().startswith(_MEDIA)
    return named or (link == "về" and first.name.lower().startswith("các "))
