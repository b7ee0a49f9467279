"""Letterheads and signatures that are set side by side with tabs or spaces, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..layout_tables import names_layout
from .content import Block, Paragraph, Run

_GAP = re.compile(r"[ \xa0]*\t[\s\xa0]*|[ \xa0]{4,}")
_ONLY_RIGHT = re.compile(r"[ \xa0]*\t|[ \xa0]{15,}")
_BULLET = re.compile(r"[-–—+*•]")
_FEWEST = 2  # rows that have both columns

Row = tuple[Paragraph | None, Paragraph | None]


def in_columns(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with the left column of each letterhead or signature before its right one.

    >>> lines = ("Nơi nhận:\\tKT. CHỦ TỊCH", "- Như trên;\\tPHÓ CHỦ TỊCH", "- Lưu: VT.\\tLê A")
    >>> found = in_columns([Paragraph((Run(line),)) for line in lines])
    >>> [block.text for block in found]
    ['Nơi nhận:', '- Như trên;', '- Lưu: VT.', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Lê A']
    """
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        rows = list(_rows(blocks, at)) if _begins(blocks[at]) else []
        if sum(None not in row for row in rows) >= _FEWEST:
            found += [left for left, _ in rows if left]
            found += [right for _, right in rows if right]
            at += len(rows)
        else:
            found.append(blocks[at])
            at += 1
    return found


def _begins(block: Block) -> bool:
    """Whether it has two columns, with words of a letterhead or signature."""
    if not isinstance(block, Paragraph) or None in _row(block):
        return False
    return names_layout(1, 2, block.text)


def _rows(blocks: Sequence[Block], at: int) -> Iterator[Row]:
    for block in blocks[at:]:
        if not isinstance(block, Paragraph):
            return
        left, right = _row(block)
        if left and not right and not _is_item(left):
            return
        yield left, right


def _row(paragraph: Paragraph) -> Row:
    """What stands left of the gap and right of it."""
    text = paragraph.text
    if "\n" in text:
        return paragraph, None
    start = len(text) - len(text.lstrip())
    if _ONLY_RIGHT.match(text) and not _is_item(paragraph) and not _GAP.search(text.strip()):
        return None, paragraph
    gap = _GAP.search(text, start)
    if gap is None or not text[gap.end() :].strip():
        return paragraph, None
    left = Paragraph(_cut(paragraph.runs, start, gap.start()), paragraph.label)
    return left, Paragraph(_cut(paragraph.runs, gap.end(), len(text)))


def _is_item(paragraph: Paragraph) -> bool:
    return _BULLET.match(f"{paragraph.label}{paragraph.text.lstrip()}") is not None


def _cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of characters `start` to `end` of a paragraph."""
    parts = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if text:
            parts.append(Run(text, run.font, run.bold, run.caps))
    return tuple(parts)
