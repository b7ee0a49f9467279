"""When a document takes effect, and when a law was passed: both stand in its last articles."""

from __future__ import annotations

import re

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Span
from extractor.values.dates import partial_date

from .view import NOTHING, Reading

_PATTERNS = patterns("metadata")
# The patterns need these words; looking for them first spares the rest of a long text.
_NEAR = 200
_TRIES = 1_000


def effective_on(document: Document, issued_on: str) -> Reading:
    """The ISO date of effect: the one given, or that of issue for "từ ngày ký"."""
    match = _search(document.folded, "effective", " có hiệu lực")
    if match is None:
        return NOTHING
    if match["signing"]:
        return Reading(issued_on, Span(*match.span()))
    date = partial_date({name: match[name] for name in ("day", "month", "year")})
    return Reading(date.iso if date.is_whole else "", Span(*match.span()))


def passed_on(document: Document) -> tuple[Reading, Reading]:
    """The ISO dates on which a law or resolution was passed and takes effect, where it says so."""
    match = _search(document.folded, "passed", " thông qua ngày")
    if match is None:
        return NOTHING, NOTHING
    span = Span(*match.span())
    passed = partial_date({name: match[name] for name in ("day", "month", "year")})
    effect = partial_date({name: match[f"in_{name}"] for name in ("day", "month", "year")})
    return (
        Reading(passed.iso if passed.is_whole else "", span),
        Reading(effect.iso if effect.is_whole else "", span),
    )


def _search(folded: str, name: str, words: str) -> re.Match[str] | None:
    """The first match of a pattern around its fixed `words`."""
    at = folded.find(words)
    for _ in range(_TRIES):
        if at < 0:
            break
        match = _PATTERNS[name].regex.search(folded, max(0, at - _NEAR), at + _NEAR)
        if match:
            return match
        at = folded.find(words, at + 1)
    return None
