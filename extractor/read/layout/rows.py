"""Rows: the stretches of lines that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.lexicon.labels import read_labels
from extractor.model import Box, Span

from ..pages import PageLine

Row = tuple[PageLine, ...]

_OVERLAP = 0.5  # of the lower one's height: stretches that overlap so much stand in one row
_HALF = 0.2  # that of stretches with a gap between them
_APART = 0.3  # font sizes: how wide that gap is
_INSIDE = 0.5  # of its width: a stretch that overlaps another so much is printed over it
_LABEL = 12  # characters: a label alone is no longer
_TO_LABEL = 4  # font sizes: how far the words of a unit are behind its label at most


def height(line: PageLine) -> float:
    """The font size where it is known, else what the box shows of it."""
    return line.size or line.box.bottom - line.box.top


def rows_of(lines: Iterable[PageLine]) -> list[Row]:
    """Rows from top to bottom; a label that stands apart is one with the words behind it."""
    return [with_labels(row) for row in printed_rows(lines)]


def printed_rows(lines: Iterable[PageLine]) -> list[Row]:
    """Rows from top to bottom, the stretches in each from left to right.

    What is printed over other words (a page number in a letterhead) makes a row of its own.
    """
    rows: list[list[PageLine]] = []
    over: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda line: (line.box.top + line.box.bottom, line.box.x0)):
        row = next((row for row in reversed(rows[-3:]) if _beside(row, line)), None)
        if row is None:
            rows.append([line])
        elif any(_covers(other, line) for other in row):
            over.append([line])
        else:
            row.append(line)
    found = [tuple(sorted(row, key=lambda line: line.box.x0)) for row in [*over, *rows]]
    return sorted(found, key=lambda row: min(line.box.top for line in row))


def joined(row: Sequence[PageLine]) -> PageLine:
    """The stretches of a row as one line."""
    if len(row) == 1:
        return row[0]
    raised: list[Span] = []
    at = 0
    for line in row:
        raised += [span.shifted(at) for span in line.raised]
        at += len(line.text) + 1
    longest = max(row, key=lambda line: len(line.text))
    letters = sum(len(line.text) for line in row)
    sure = [line.confidence * len(line.text) for line in row if line.confidence is not None]
    return PageLine(
        " ".join(line.text for line in row),
        around(line.box for line in row),
        longest.size,
        sum(len(line.text) for line in row if line.bold) > 0.8 * letters,
        sum(sure) / letters if sure else None,
        tuple(raised),
    )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around some."""
    all_boxes = list(boxes)
    return Box(
        min(box.x0 for box in all_boxes),
        min(box.top for box in all_boxes),
        max(box.x1 for box in all_boxes),
        max(box.bottom for box in all_boxes),
    )


def _beside(row: Sequence[PageLine], line: PageLine) -> bool:
    """Does `line` stand in `row`? In columns lines may stand half a line higher or lower."""
    first = row[0]
    overlap = min(first.box.bottom, line.box.bottom) - max(first.box.top, line.box.top)
    if overlap <= 0:
        return False
    lower = min(first.box.bottom - first.box.top, line.box.bottom - line.box.top)
    if overlap > _OVERLAP * lower:
        return True
    apart = _APART * height(line)
    return overlap > _HALF * lower and all(
        line.box.x0 > other.box.x1 + apart or line.box.x1 < other.box.x0 - apart for other in row
    )


def _covers(a: PageLine, b: PageLine) -> bool:
    overlap = min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0)
    return overlap > _INSIDE * max(min(a.box.x1 - a.box.x0, b.box.x1 - b.box.x0), 0.1)


def with_labels(row: Row) -> Row:
    """A row in which a label that stands apart is one with the words behind it."""
    if len(row) == 1:
        return row
    found: list[PageLine] = []
    for line in row:
        before = found[-1] if found else None
        if (
            before
            and line.box.x0 - before.box.x1 < _TO_LABEL * height(line)
            and is_label(before.text)
        ):
            found[-1] = joined((before, line))
        else:
            found.append(line)
    return tuple(found)


def is_label(text: str) -> bool:
    """Is `text` a label without words?"""
    if len(text) > _LABEL:
        return False
    labels = read_labels(text + " x")
    return bool(labels) and labels[-1].end >= len(text)
