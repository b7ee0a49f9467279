"""A text in which some or all lines are in an old encoding, as Unicode throughout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.lexicon.legacy import Charset
from extractor.model import (
    Edit,
    Issue,
    IssueCode,
    OffsetMap,
    Severity,
    Span,
    apply_edits,
)

from .convert import cased, edits
from .detect import charsets_of
from .encoding import Encoding


class Mended(NamedTuple):
    """The new text, its map to the old one, and a finding for each encoding (spans in `text`)."""

    text: str
    offsets: OffsetMap
    issues: tuple[Issue, ...]


def mend(text: str, known: Charset | None = None) -> Mended:
    """`text` with its lines in old encodings converted, line by line.

    `known` is the encoding of the whole file, where its bytes are no Unicode.

    >>> mended = mend("KÕ ho¹ch ph¸t triÓn n«ng nghiÖp\\nKế hoạch")
    >>> mended.text, mended.issues[0].message
    ('Kế hoạch phát triển nông nghiệp\\nKế hoạch', 'text in TCVN3 was read as Unicode (1 line)')
    """
    if text.isascii() and text.isprintable():
        return Mended(text, OffsetMap.identity(len(text)), ())
    lines = text.split("\n")
    charsets = charsets_of(lines, known)
    if not any(charsets):
        return Mended(text, OffsetMap.identity(len(text)), ())
    stretches = list(_stretches(lines, charsets))
    new, offsets = apply_edits(text, _edits(text, stretches))
    parts: list[str] = []
    cursor = 0
    places: dict[Charset, Span] = {}
    for old, charset in stretches:
        span = Span(*offsets.to_new(old))
        parts += [new[cursor : span.start], cased(new[span.start : span.end], Encoding(charset))]
        cursor = span.end
        places.setdefault(charset, span)
    new = "".join(parts) + new[cursor:]
    counts = Counter(charset for charset in charsets if charset)
    issues = tuple(
        conversion_issue(charset, counts[charset], "line", span) for charset, span in places.items()
    )
    return Mended(new, offsets, issues)


def conversion_issue(charset: Charset, count: int, what: str, place: Span | None) -> Issue:
    """The finding that `count` lines, paragraphs or runs were converted."""
    message = f"text in {charset.upper()} was read as Unicode ({count} {what}{'s'[: count != 1]})"
    return Issue(IssueCode.ENCODING, Severity.INFO, message, place)


def _stretches(
    lines: Sequence[str], charsets: Sequence[Charset | None]
) -> Iterator[tuple[Span, Charset]]:
    """Consecutive lines in one encoding, with their place in the text."""
    at = 0
    for charset, group in groupby(zip(lines, charsets, strict=True), key=lambda pair: pair[1]):
        start = at
        for line, _ in group:
            at += len(line) + 1
        if charset is not None:
            yield Span(start, at - 1), charset


def _edits(text: str, stretches: Sequence[tuple[Span, Charset]]) -> Iterator[Edit]:
    for span, charset in stretches:
        yield from edits(text, span.start, span.end, charset)
