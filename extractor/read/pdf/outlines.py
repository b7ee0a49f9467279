"""Letters and figures that are drawn: curves where the rest of a line is text.

Some offices write the number and the date by hand on a screen; the file then has curves, of which
no text can be read. They are told of, so that nobody takes the gap for a blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.model import Box

from ..layout.rows import joined, printed_rows
from ..pages import PageLine

_FEWEST = 2  # shapes in a line: one may be a mark


def drawn_beside(shapes: Sequence[Box], lines: Iterable[PageLine]) -> list[tuple[int, str]]:
    """How many of the `shapes`, of the size of letters, stand in a line of text: with its text."""
    if len(shapes) < _FEWEST:
        return []
    found = []
    for row in printed_rows(lines):
        line = joined(row)
        beside = [
            shape
            for shape in shapes
            if line.box.top < (shape.top + shape.bottom) / 2 < line.box.bottom
            and line.box.x0 - line.size < shape.x0 < line.box.x1 + 4 * line.size
        ]
        if len(beside) >= _FEWEST:
            found.append((len(beside), line.text))
    return found
