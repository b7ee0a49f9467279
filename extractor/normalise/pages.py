"""Page numbers and running heads: lines that belong to the page, not to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.lexicon.patterns import patterns

from .lines import Line, Shape

_NUMBER = re.compile(
    r"(?:[-–—] ?)?(?:trang )?(\d{1,4})(?: ?/ ?\d{1,4})?(?: ?[-–—])?$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_REACH = 3  # lines around a page break among which heads and feet are looked for
_APART = 400  # characters at least between two page numbers; rows of a table stand closer
_HEAD = 120  # characters: a running head has no more
_REPEATS = 3  # so often a line must come back at page breaks to count as a running head


def page_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that are page breaks, page numbers, running heads or feet.

    A number alone on its line is a page number if it stands at a page break, or if at least
    three of them count up through the document (tables have such lines too, between bars).
    A running head is a short line that comes back, digits aside, at three page breaks or more, or
    word for word as the first behind every page break.
    """
    breaks = [index for index, line in enumerate(lines) if line.shape is Shape.BREAK]
    found = set(breaks)
    near = {at for index in breaks for at in _around(lines, index)}
    numbers = _numbers(lines)
    counting = _counting_up(lines, numbers)
    found.update(index for index, _ in numbers if index in near or index in counting)
    edges = near | {at for index in counting for at in _around(lines, index)}
    heads = Counter(_shape_of(lines[index]) for index in edges - found)
    repeated = {index for index in edges if heads[_shape_of(lines[index])] >= _REPEATS}
    tops = [at for index in breaks if (at := _top(lines, index, found)) is not None]
    if len(tops) == len(breaks) > 1 and len({lines[at].text for at in tops}) == 1:
        repeated.update(tops)
    ended = patterns("layout")["ended"].regex
    found.update(
        index  # a head is short, and no sentence
        for index in repeated
        if len(lines[index].text) <= _HEAD and not ended.search(lines[index].text)
    )
    return frozenset(found)


def _top(lines: Sequence[Line], page_break: int, numbers: set[int]) -> int | None:
    """The first line of the page that begins at a break, page numbers aside."""
    near = (at for at in _around(lines, page_break) if at > page_break)
    return next((at for at in near if at not in numbers), None)


def _shape_of(line: Line) -> str:
    """A line without its digits, which change from page to page."""
    return _DIGITS.sub("0", line.text)


def _numbers(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """(index, number) of the lines that hold nothing but a number, outside of tables."""
    found = []
    for index, line in enumerate(lines):
        if (
            line.shape is Shape.TEXT
            and len(line.text) <= 16
            and (match := _NUMBER.match(line.text))
        ):
            beside = (lines[max(index - 1, 0)].shape, lines[min(index + 1, len(lines) - 1)].shape)
            if Shape.BAR not in beside:
                found.append((index, int(match.group(1))))
    return found


def _counting_up(lines: Sequence[Line], numbers: list[tuple[int, int]]) -> set[int]:
    """The longest run n, n+1, n+2 ... that stands far enough apart, if it has three or more."""
    run: list[tuple[int, int]] = []
    best: list[tuple[int, int]] = []
    for index, number in numbers:
        at = lines[index].span.start
        if run and number == run[-1][1] + 1 and at - lines[run[-1][0]].span.start >= _APART:
            run.append((index, number))
        elif not run or number <= 2:
            run = [(index, number)]
        if len(run) > len(best):
            best = list(run)
    return {index for index, _ in best} if len(best) >= _REPEATS else set()


def _around(lines: Sequence[Line], index: int) -> list[int]:
    """The lines with text within reach of a page break, empty lines not counted."""
    found: list[int] = []
    for step in (-1, 1):
        at, seen = index + step, 0
        while 0 <= at < len(lines) and seen < _REACH and abs(at - index) <= 4 * _REACH:
            if lines[at].shape is Shape.TEXT:
                found.append(at)
                seen += 1
            at += step
    return found
