"""Names and terms with a wrong letter or tone mark, and two ways of spelling side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.lexicon.wordlists import misspellings as slips
from extractor.model import Issue, IssueCode, Severity, Span, fold

from .evidence import Evidence, whole_words

# oa, oe, uy at the end of a word with the mark on the first vowel: "hóa", "thủy".
_FIRST = re.compile(r"(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)$")


def misspellings(evidence: Evidence) -> Iterator[Issue]:
    """Known slips in names and terms, whose repair is certain."""
    for wrong, right in slips().items():
        if not evidence.known.issuperset(wrong.split()):
            continue
        for span in evidence.places(wrong):
            message = f"misspelt: {right!r} is meant"
            yield Issue(IssueCode.MISSPELLING, Severity.WARNING, message, span, right)


def tone_marks(evidence: Evidence) -> Iterator[Issue]:
    """One finding where "hòa" and "hoà" are mixed: both are right, but not in one document."""
    first: list[tuple[str, int]] = []
    second: list[tuple[str, int]] = []
    for printed, folded, count in evidence.words:
        lowered = printed.lower()
        if lowered != folded:
            second.append((printed, count))
        elif _FIRST.search(folded):
            first.append((printed, count))
    if not first or not second:
        return
    usual, rare = sorted((first, second), key=_total, reverse=True)
    span = _earliest(evidence, rare)
    printed = span.of(evidence.document.text)
    same = [word for word, _ in usual if fold(word) == fold(printed)]
    example = same[0] if same else max(usual, key=lambda word: word[1])[0]
    message = (
        f"tone marks are placed in two ways, as in {example} ({_total(usual)} times)"
        f" and {printed} ({_total(rare)} times)"
    )
    suggestion = fold(printed) if rare is second and printed.islower() else ""
    yield Issue(IssueCode.MIXED_SPELLING, Severity.INFO, message, span, suggestion)


def _total(words: list[tuple[str, int]]) -> int:
    return sum(count for _, count in words)


def _earliest(evidence: Evidence, words: list[tuple[str, int]]) -> Span:
    firsts = (next(whole_words(evidence.document.text, word), None) for word, _ in words)
    return min(filter(None, firsts), default=Span(0, 0))
