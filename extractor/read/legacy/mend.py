"""A text in which some or all lines are in an old encoding, as Unicode throughout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.lexicon.legacy import Charset
from extractor.model import Issue, IssueCode, OffsetMap, Severity, Span, apply_edits

from .convert import cased, edits
from .detect import charsets_of
from .encoding import Encoding
from .headings import small_headings


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
    new, offsets = converted_stretches(text, stretches)
    counts = Counter(charset for charset in charsets if charset)
    places: dict[Charset, Span] = {}
    for span, encoding in stretches:
        places.setdefault(encoding.charset, offsets.to_new(span))
    issues = tuple(
        conversion_issue(charset, counts[charset], "line", span) for charset, span in places.items()
    )
    if Charset.TCVN3 in counts:
        issues += tuple(small_headings(new))
    return Mended(new, offsets, issues)


def converted_stretches(
    text: str, stretches: Sequence[tuple[Span, Encoding]]
) -> tuple[str, OffsetMap]:
    """`text` with some stretches (in order, apart) as Unicode, and the map from it to `text`.

    >>> converted_stretches("ë ë", [(Span(2, 3), Encoding(Charset.TCVN3))])[0]
    'ë ở'
    """
    new, offsets = apply_edits(
        text,
        (
            edit
            for (start, end), encoding in stretches
            for edit in edits(text, start, end, encoding.charset)
        ),
    )
    parts: list[str] = []
    cursor = 0
    for span, encoding in stretches:
        start, end = offsets.to_new(span)
        parts += [new[cursor:start], cased(new[start:end], encoding)]
        cursor = end
    return "".join(parts) + new[cursor:], offsets


def conversion_issue(charset: Charset, count: int, what: str, place: Span | None) -> Issue:
    """The finding that `count` lines, paragraphs or runs were converted."""
    message = f"text in {charset.upper()} was read as Unicode ({count} {what}{'s'[: count != 1]})"
    return Issue(IssueCode.ENCODING, Severity.INFO, message, place)


def _stretches(
    lines: Sequence[str], charsets: Sequence[Charset | None]
) -> Iterator[tuple[Span, Encoding]]:
    """Consecutive lines in one encoding, with their place in the text."""
    at = 0
    for charset, group in groupby(zip(lines, charsets, strict=True), key=lambda pair: pair[1]):
        start = at
        for line, _ in group:
            at += len(line) + 1
        if charset is not None:
            yield Span(start, at - 1), Encoding(charset)
