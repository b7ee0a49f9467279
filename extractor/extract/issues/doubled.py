"""Words printed twice: "ở các các sổ"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from operator import eq

from extractor.lexicon.wordlists import doubled_words
from extractor.model import Issue, IssueCode, Severity, Span

from .evidence import Evidence


def doubled(evidence: Evidence) -> Iterator[Issue]:
    """Doubled words of grammar, and doubled pairs of words ("thực hiện thực hiện").

    "ngày ngày" and "dần dần" are words of their own, so that only listed single words count; of
    pairs, those count that are not listed as doubled rightly ("các tổ chức tổ chức hội nghị").
    """
    tokens, slips = evidence.tokens, doubled_words()
    same = bytes(map(eq, tokens, islice(tokens, 1, None)))
    phrases = {tokens[at] for at in _places(same, b"\1") if slips.get(tokens[at])}
    same = bytes(map(eq, tokens, islice(tokens, 2, None)))
    for at in _places(same, b"\1\1"):
        pair = f"{tokens[at]} {tokens[at + 1]}"
        if (
            pair.replace(" ", "").isalpha()
            and slips.get(pair, True)
            and tokens[at] != tokens[at + 1]
        ):
            phrases.add(pair)
    for phrase in sorted(phrases):
        for span in evidence.places(f"{phrase} {phrase}"):
            printed = span.of(evidence.document.text)
            once = Span(span.start, span.start + len(phrase)).of(evidence.document.text)
            message = f"doubled: {printed!r}"
            yield Issue(IssueCode.DOUBLED_WORD, Severity.WARNING, message, span, once)


def _places(flags: bytes, pattern: bytes) -> Iterator[int]:
    at = flags.find(pattern)
    while at >= 0:
        yield at
        at = flags.find(pattern, at + 1)
