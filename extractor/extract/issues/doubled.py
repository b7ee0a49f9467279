"""Words printed twice: "trên các các nền tảng"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from operator import eq

from extractor.model import Issue, IssueCode, Severity, Span

from .evidence import Evidence

# Words of grammar: doubled they are always a slip, whereas "ngày ngày" or "dần dần" are words.
_ONE = frozenset(
    (
        *("các", "những", "của", "và", "với", "trong", "tại", "theo", "cho", "về", "để", "được"),
        *("trên", "dưới", "bằng", "nhằm", "hoặc", "cùng", "đã", "sẽ", "khi", "nếu", "như", "do"),
        *("bởi", "đối", "thì", "là", "mà"),
    )
)
# Pairs of words that may rightly follow themselves, as noun and as verb.
_TWO = frozenset({"tổ chức", "đầu tư", "báo cáo", "kế hoạch", "quản lý", "sản xuất", "từng bước"})


def doubled(evidence: Evidence) -> Iterator[Issue]:
    """Doubled words of grammar, and doubled pairs of words ("thực hiện thực hiện")."""
    tokens = evidence.tokens
    same = bytes(map(eq, tokens, islice(tokens, 1, None)))
    phrases = {tokens[at] for at in _places(same, b"\1") if tokens[at] in _ONE}
    same = bytes(map(eq, tokens, islice(tokens, 2, None)))
    for at in _places(same, b"\1\1"):
        pair = f"{tokens[at]} {tokens[at + 1]}"
        if pair.replace(" ", "").isalpha() and pair not in _TWO and tokens[at] != tokens[at + 1]:
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
