"""What belongs to the page, not to the text: page numbers, running heads, marks of signing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from extractor.lexicon.patterns import patterns

from ..pages import PageLine, PageLines
from .rows import height, rows_of

_MARGIN = 0.13  # of the page's height: where page numbers and running heads stand
_REPEATS = 3  # so many pages have a running head at least
_HEAD = 120  # characters at most
_STAMP_SIZE = 0.9  # of the page's usual size: marks of signing are set small
_STAMP_STEP = 1.8  # font sizes from line to line in a mark


def page_furniture(pages: Sequence[PageLines]) -> list[frozenset[PageLine]]:
    """For each page the lines that do not belong to its text.

    A page number stands alone in the first or last row, or over other words. A running head
    stands in the margin of three pages or more, word for word the same.
    """
    edges = [_edge_rows(page) for page in pages]
    heads = Counter(
        text for rows in edges for text in {_text(row) for row in rows if _may_be_head(row)}
    )
    found = []
    for page, rows in zip(pages, edges, strict=True):
        own: set[PageLine] = set()
        for row in rows:
            if _is_number(row) or heads[_text(row)] >= _REPEATS:
                own.update(row)
        own.update(_stamps(page.lines))
        found.append(frozenset(own))
    return found


def _edge_rows(page: PageLines) -> list[tuple[PageLine, ...]]:
    """The first two rows and the last two, those that stand in the margins."""
    height_as_read = page.height if page.turn in (0, 180) else page.width
    upper, lower = _MARGIN * height_as_read, (1 - _MARGIN) * height_as_read
    margins = [line for line in page.lines if line.box.bottom < upper or line.box.top > lower]
    rows = rows_of(margins)
    above = [row for row in rows if row[0].box.bottom < upper]
    below = [row for row in rows if row[0].box.top > lower]
    return [*above[:2], *below[-2:]]


def _is_number(row: Sequence[PageLine]) -> bool:
    return len(row) == 1 and bool(patterns("pages")["page_number"].regex.match(row[0].text))


def _may_be_head(row: Sequence[PageLine]) -> bool:
    text = _text(row)
    return len(text) <= _HEAD and not patterns("pages")["motto"].regex.search(text)


def _text(row: Iterable[PageLine]) -> str:
    return " ".join(line.text for line in row)


def _stamps(lines: Sequence[PageLine]) -> set[PageLine]:
    """The lines that signing software printed: small, one below the other, some with its words."""
    regex = patterns("pages")["stamp"].regex
    marked = [line for line in lines if regex.match(line.text)]
    if not marked:
        return set()
    sizes = sorted(height(line) for line in lines)
    usual = sizes[len(sizes) // 2]
    found: set[PageLine] = set()
    for line in marked:
        block = _block(line, lines)
        words = sum(bool(regex.match(other.text)) for other in block)
        if words >= 2 or height(line) < _STAMP_SIZE * usual or len(block) == len(lines):
            found.update(block)
    return found


def _block(line: PageLine, lines: Sequence[PageLine]) -> list[PageLine]:
    """`line` and those of its size that stand above and below it without a gap."""
    block = [line]
    for step in (1, -1):
        at = line
        for other in sorted(lines, key=lambda other: step * other.box.top):
            down = step * (other.box.top - at.box.top)
            if (
                0 < down < _STAMP_STEP * height(at)
                and abs(other.box.x0 - line.box.x0) < 2 * height(line)
                and height(other) < 1.15 * height(line)
            ):
                block.append(other)
                at = other
    return block
