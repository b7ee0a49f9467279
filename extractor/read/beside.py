"""Recipients and signature side by side in plain text, as `pdftotext -layout` leaves them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.lexicon.patterns import patterns
from extractor.model import OffsetMap, Span, fold

from .rendered import Rendered

_GAP = re.compile(r"(?<=\S)(?: *\t[ \t]*| {3,})(?=\S)")
_ITEM = re.compile(r"[-–—+•]")
_ENDS = ".;:"
_LINE = 300  # characters: no printed line has more
_ROWS, _EMPTY = 60, 8  # lines of a signature block, empty ones together
_FEWEST = 2  # lines that have both columns
_LEANS = 12  # characters by which what is centred below the right column may begin before it


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of two columns, `left` and `right` in the text; `end` is behind its line end."""

    left: Span | None
    right: Span | None
    end: int


def in_columns(raw: str) -> Rendered:
    """`raw` with the recipients of each signature block before the signature.

    >>> in_columns("Nơi nhận:     KT. CHỦ TỊCH\\n- Như trên;   PHÓ CHỦ TỊCH\\n").text.split("\\n")
    ['Nơi nhận:', '- Như trên;', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', '']
    """
    blocks = list(_blocks(raw))
    if not blocks:
        return Rendered(raw, OffsetMap.identity(len(raw)))
    pieces: list[tuple[str, Span, bool]] = []  # text, where it comes from, whether copied
    at = 0
    for rows, begin, end in blocks:
        pieces.append((raw[at:begin], Span(at, begin), True))
        columns = [row.left for row in rows], [row.right for row in rows]
        found = [span for column in columns for span in column if span]
        for number, span in enumerate(found):
            pieces.append((span.of(raw), span, True))
            ends = number < len(found) - 1 or raw[end - 1] == "\n"
            pieces.append(("\n" * ends, Span(span.end, span.end), False))
        at = end
    pieces.append((raw[at:], Span(at, len(raw)), True))
    return _joined([piece for piece in pieces if piece[0]], len(raw))


def _joined(pieces: Sequence[tuple[str, Span, bool]], old_size: int) -> Rendered:
    new: list[int] = []
    size = 0
    for text, _, _ in pieces:
        new.append(size)
        size += len(text)
    offsets = OffsetMap(
        tuple(new),
        tuple(span.start for _, span, _ in pieces),
        tuple(span.end for _, span, _ in pieces),
        tuple(copied for _, _, copied in pieces),
        size,
        old_size,
    )
    return Rendered("".join(text for text, _, _ in pieces), offsets)


def _blocks(raw: str) -> Iterator[tuple[list[_Row], int, int]]:
    """Signature blocks: their rows, where they begin and end."""
    begun = 0
    for gap in _GAP.finditer(raw):
        at = raw.rfind("\n", 0, gap.start()) + 1
        if at < begun:
            continue
        row = _row(raw, at)
        begun = row.end
        if row.left and row.right and _signs(raw[at : row.end]):
            rows = list(_rows(raw, at, row.right.start - at))
            if sum(bool(row.left and row.right) for row in rows) >= _FEWEST:
                yield rows, at, rows[-1].end
                begun = rows[-1].end


def _rows(raw: str, at: int, column: int) -> Iterator[_Row]:
    """The rows from `at` on; the right one begins about `column` characters behind the edge."""
    empty: list[_Row] = []
    ended = False  # the last recipient, who may go on in the next line
    for _ in range(_ROWS):
        if at >= len(raw):
            return
        row = _row(raw, at)
        if "\f" in raw[at : row.end]:
            return
        left = row.left
        if left and not row.right:
            if left.start - at >= max(column - _LEANS, 1):
                row, left = _Row(None, left, row.end), None
            elif not _ITEM.match(raw, left.start) and (left.end - at > column or empty or ended):
                return  # a line across both, or below them
        if left:
            ended = raw[left.end - 1] in _ENDS
        if row.left or row.right:
            yield from empty
            empty = []
            yield row
        else:
            empty.append(row)
            if len(empty) > _EMPTY:
                return
        at = row.end


def _row(raw: str, at: int) -> _Row:
    newline = raw.find("\n", at)
    end = len(raw) if newline < 0 else newline + 1
    if end - at > _LINE:
        return _Row(Span(at, end), None, end)
    line = raw[at:end]
    words = line.strip()
    if not words:
        return _Row(None, None, end)
    start = at + line.index(words[0])
    gap = _GAP.search(words)
    if gap is None:
        return _Row(Span(start, start + len(words)), None, end)
    right = Span(start + gap.end(), start + len(words))
    return _Row(Span(start, start + gap.start()), right, end)


def _signs(line: str) -> bool:
    words = fold(unicodedata.normalize("NFC", " ".join(line.split())))
    return patterns("layout_tables")["signature_block"].regex.search(words) is not None
