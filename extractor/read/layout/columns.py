"""What stands side by side but is read one after the other: columns.

Official letters have two such places: the letterhead (issuing body and number | motto and date)
and the end (recipients | signature); some documents are set in columns throughout. A list with
figures at the right, or words set apart by a tab, is no column: its rows are read across.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from extractor.lexicon.patterns import patterns

from ..pages import PageLine
from .rows import Row, around, height, joined, with_labels

# In font sizes.
_GUTTER = 0.3  # the narrowest space between two stretches that are not one line
_BETWEEN = 0.7  # that between columns of running text
_APART = 2.6  # the distance between rows at which columns end
_NEXT = 1.0  # that between rows of the left column alone, which may be text of the page's width
_LARGER = 1.15  # times the size above: no more of the same column
_SIGNED = 12.0  # the room that a signature takes above the signer's name
_ABOVE = 15  # lines above columns among which their heading may stand
_FLOWING = 4  # rows on both sides that text in columns has at least
_FULL = 0.6  # of its column's width: how long its lines are in the middle

_TOUCHING = -2.0  # points: so much may the longest lines of two columns overlap


class Side(Enum):
    """Where lines stand: over the whole width, or in one of two columns."""

    BODY = auto()
    LEFT = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that are read from top to bottom; `side`: where they stand beside others."""

    lines: tuple[PageLine, ...]
    side: Side = Side.BODY


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows `first` to `last` (inclusive), with nothing between `left` and `right` in any."""

    first: int
    last: int
    left: float
    right: float
    both: int


def flows_of(rows: Sequence[Row], before: Sequence[PageLine] = ()) -> list[Flow]:
    """The lines of `rows` in the order of reading, those of one column together.

    `before` are the lines of a left column at the end of the page before, which may go on here.
    """
    return list(_flows([with_labels(row) for row in rows], before))


def _flows(
    rows: Sequence[Row], before: Sequence[PageLine] = (), side: Side = Side.BODY, depth: int = 0
) -> Iterator[Flow]:
    plain: list[PageLine] = []
    at = 0
    while at < len(rows):
        if before and not any(_in_line(rows[at][0], line) for line in before):
            before = ()  # no more of that column
        band = (
            _band_at(rows, at, [*before, *plain[-_ABOVE:]])
            if len(rows[at]) > 1 and depth < 4
            else None
        )
        if band is None:
            plain.append(joined(rows[at]))
            at += 1
            continue
        # What stands alone above the right column belongs to it, not to the text before.
        above: list[Row] = []
        while plain and _begins_column(plain[-1], band, above or [rows[at]]):
            above.insert(0, (plain.pop(),))
        if plain:
            yield Flow(tuple(plain), side)
            plain = []
        taken = [*above, *rows[at : band.last + 1]]
        middle = (band.left + band.right) / 2
        for part in (Side.LEFT, Side.RIGHT):
            column = [
                own
                for row in taken
                if (own := tuple(x for x in row if (_centre(x) < middle) is (part is Side.LEFT)))
            ]
            yield from _flows(column, side=part, depth=depth + 1)
        before = ()
        at = band.last + 1
    if plain:
        yield Flow(tuple(plain), side)


def _band_at(rows: Sequence[Row], first: int, above: Sequence[PageLine]) -> _Band | None:
    """The columns that begin in row `first`, below the lines `above`, if there are any."""
    bands = []
    row = rows[first]
    for before, after in pairwise(row):
        if after.box.x0 - before.box.x1 >= _GUTTER * height(before):
            band = _grown(rows, first, before.box.x1, after.box.x0)
            if _are_columns(rows, band, above):
                bands.append(band)
    return max(bands, key=lambda band: (band.both, band.right - band.left), default=None)


def _grown(rows: Sequence[Row], first: int, left: float, right: float) -> _Band:
    """How far down the gap between `left` and `right` goes on, however narrow it becomes."""
    sides = (
        [line for line in rows[first] if line.box.x1 <= left],
        [line for line in rows[first] if line.box.x0 >= right],
    )
    last, both = first, 1
    for at in range(first + 1, len(rows)):
        row = rows[at]
        middle = (left + right) / 2
        near = [line for line in row if _centre(line) < middle]
        far = [line for line in row if _centre(line) >= middle]
        left = max([left, *(line.box.x1 for line in near)])
        right = min([right, *(line.box.x0 for line in far)])
        if right - left < _TOUCHING or not _follows(near, far, sides):
            break
        last, both = at, both + bool(near and far)
        sides[0].extend(near)
        sides[1].extend(far)
    taken = around(line.box for line in sides[0]), around(line.box for line in sides[1])
    return _Band(first, last, taken[0].x1, taken[1].x0, both)


def _follows(
    near: Sequence[PageLine], far: Sequence[PageLine], sides: tuple[list[PageLine], list[PageLine]]
) -> bool:
    """Are `near` and `far`, left and right in one row, the next lines of two columns?

    A line alone may be one of the page's width: it must stand close below its column, in line
    with it, and be no larger. The signer's name stands far below the signer's position.
    """
    line = (near or far)[0]
    size, top = height(line), min(line.box.top for line in [*near, *far])
    bottoms = [max(line.box.bottom for line in side) for side in sides]
    if near and far:
        return top - max(bottoms) <= _APART * size
    own = sides[0] if near else sides[1]
    if near and (top - bottoms[0] > _NEXT * size or size > _LARGER * height(own[-1])):
        return False
    return top - max(bottoms) <= _SIGNED * size and any(_in_line(line, other) for other in own)


def _in_line(a: PageLine, b: PageLine) -> bool:
    """Do both begin at one place, or have the same middle?"""
    size = height(a)
    return abs(a.box.x0 - b.box.x0) < size or abs(_centre(a) - _centre(b)) < 1.5 * size


def _begins_column(line: PageLine, band: _Band, below: Sequence[Row]) -> bool:
    """Does `line`, which stands above a band, stand in its right column?"""
    size = height(line)
    top = min(other.box.top for other in below[0])
    return line.box.x0 > band.left and top - line.box.bottom < (_APART - 1) * size


def _are_columns(rows: Sequence[Row], band: _Band, above: Sequence[PageLine]) -> bool:
    middle = (band.left + band.right) / 2
    taken = [line for row in rows[band.first : band.last + 1] for line in row]
    near = [line for line in taken if _centre(line) < middle]
    far = [line for line in taken if _centre(line) >= middle]
    recipients = patterns("pages")["recipients"].regex
    if any(recipients.search(line.text) for line in [*above, *near]) and _letters(far):
        return True
    higher = [
        line for line in above if _begins_column(line, band, rows[band.first : band.first + 1])
    ]
    motto = patterns("pages")["motto"].regex
    if any(motto.match(line.text) for line in [*higher, *far][:2]):
        return True
    if _is_title([*higher, *far][0].text) and (
        _is_title(near[0].text) or all(line.text.startswith("-") for line in near)
    ):
        return True
    return (
        band.both >= _FLOWING
        and band.right - band.left >= _BETWEEN * height(near[0])
        and all(is_flowing(side) for side in (near, far))
    )


def _is_title(text: str) -> bool:
    """Is it written in capitals, as the lines of letterheads and signatures are?"""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 6 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _letters(lines: Sequence[PageLine]) -> bool:
    return sum(c.isalpha() for line in lines for c in line.text) >= 6


def is_flowing(lines: Sequence[PageLine]) -> bool:
    """Do most lines fill their column, as running text does?"""
    whole = around(line.box for line in lines)
    widths = sorted(line.box.x1 - line.box.x0 for line in lines)
    return widths[len(widths) // 2] >= _FULL * (whole.x1 - whole.x0) >= 6 * height(
        lines[0]
    ) and sum(any(c.isalpha() for c in line.text) for line in lines) > 0.8 * len(lines)


def _centre(line: PageLine) -> float:
    return (line.box.x0 + line.box.x1) / 2
