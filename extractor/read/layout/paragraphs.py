"""Where paragraphs begin, by how their lines are set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.lexicon.alphabet import LOWER, UPPER
from extractor.lexicon.labels import read_labels
from extractor.lexicon.patterns import patterns

from ..pages import PageLine
from .breaks import is_broken
from .rows import height

_SENTENCE_INSIDE = re.compile(rf"\. (?<=[{LOWER}]{{2}}\. )[{UPPER}]")
_SAME = 3.0  # points: places so close to each other are the same margin
# In font sizes.
_INDENT = 0.8  # a line that begins so much further right is indented
_SPACED = 0.3  # so much more than the usual distance between lines parts paragraphs
_SLACK = 0.6  # the room at the end of a line that justification or OCR may leave
_SHORT = 4.0  # the room behind a line that surely is a paragraph's last
_MARKED = 0.3  # of the paragraphs: fewer that are indented or spaced tell nothing
_TELLING = 4  # lines that go on, which tell where such lines begin
_TITLE = 20  # characters: a shorter line in capitals may be a name in a sentence
_CENTRED = 1.2  # by how much the room before and behind a centred line may differ


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a column begin and end, and how far one is below the other.

    `hanging`: how far right of the first line of a paragraph its others begin, 0 where they do not.
    `plain`: paragraphs begin like any line, and more of them end than sentences inside of them.
    """

    left: float
    right: float
    pitch: float
    hanging: float = 0.0
    plain: bool = False


def margins_of(lines: Sequence[PageLine]) -> Margins:
    """The margins that most lines keep to: the usual left edge and the furthest usual right one."""
    left = min(_usual([line.box.x0 for line in lines]))
    right = max(_usual([line.box.x1 for line in lines]))
    steps = [
        (
            b.box.bottom - a.box.bottom,
            right - a.box.x1 < 2 * height(a) and b.box.x0 - left < height(b),
        )
        for a, b in pairwise(lines)
        if 0.5 * height(a) < b.box.bottom - a.box.bottom < 2 * height(a)
    ]
    # From a full line to one at the margin is a step inside a paragraph.
    inside = sorted(step for step, goes_on in steps if goes_on)
    every = inside if len(inside) >= _TELLING else sorted(step for step, _ in steps)
    pitch = every[len(every) // 3] if every else 1.3 * height(lines[0])
    found = Margins(left, right, pitch, _hanging(lines, left, right))
    return replace(found, plain=not found.hanging and _are_plain(lines, found))


def _are_plain(lines: Sequence[PageLine], margins: Margins) -> bool:
    """Do paragraphs begin without indent and space, and end more often than sentences inside?"""
    starts = [
        (before, line)
        for before, line in pairwise(lines)
        if margins.right - before.box.x1 > _SHORT * height(before) and _has_ended(before)
    ]
    marked = sum(
        line.box.x0 - margins.left > _INDENT * height(line)
        or line.box.bottom - before.box.bottom > margins.pitch + _SPACED * height(line)
        for before, line in starts
    )
    if len(starts) < _TELLING or marked > _MARKED * len(starts):
        return False
    return sum(len(_SENTENCE_INSIDE.findall(line.text)) for line in lines) < len(starts)


def _has_ended(line: PageLine) -> bool:
    return patterns("layout")["ended"].regex.search(line.text) is not None


def _usual(places: Sequence[float]) -> list[float]:
    """The places near which there are several; all where there are none."""
    near = Counter(round(place / _SAME) for place in places)
    most = max(2, 0.1 * len(places))
    return [place for place in places if near[round(place / _SAME)] >= most] or list(places)


def _hanging(lines: Sequence[PageLine], left: float, right: float) -> float:
    """How far inside the lines stand that go on in small letters behind a full line."""
    inside = sorted(
        line.box.x0 - left
        for before, line in pairwise(lines)
        if line.text[:1].islower() and right - before.box.x1 < 2 * height(before)
    )
    most = inside[len(inside) // 4] if len(inside) >= _TELLING else 0.0  # three of four stand so
    return inside[len(inside) // 2] if most > _INDENT * height(lines[0]) else 0.0


def paragraphs_of(lines: Sequence[PageLine], margins: Margins) -> list[list[PageLine]]:
    """`lines` of one flow, parted into paragraphs."""
    found: list[list[PageLine]] = []
    for line in lines:
        if found and goes_on(found[-1], line, margins):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def goes_on(
    paragraph: Sequence[PageLine], line: PageLine, margins: Margins, *, page: bool = False
) -> bool:
    """Is `line` the next line of `paragraph`? `page`: it stands on the next page or column."""
    last = paragraph[-1]
    size = max(height(last), height(line))
    step = line.box.bottom - last.box.bottom
    if not page and (step > margins.pitch + _SPACED * size or step < 0):
        return False
    if last.bold and not line.bold and (not line.text[:1].islower() or read_labels(line.text)):
        return False  # a heading has no other lines
    if _is_title(last) and not _in_capitals(line) and line.text[:1].isupper():
        return False
    ended = _has_ended(last)
    centred = _symmetric(last, margins) and _symmetric(line, margins)
    if centred and is_broken(last.text, line.text):
        return True
    if centred and _is_heading(paragraph, line, margins):
        alike = last.bold == line.bold and abs(last.size - line.size) < 0.1 * size
        if not alike or ended or page or line.text.startswith("("):
            return False
        return _in_capitals(paragraph[0]) == _in_capitals(line) or not _has_letters(line)
    room = margins.right - last.box.x1
    if room > _width_of_first_word(line) + _SLACK * size:
        return False  # the word would have stood there
    if ended and read_labels(line.text):
        return False
    if margins.plain and last.text[-1] == "." and line.text[:1].isupper():
        return False
    if centred and _is_open(last, line):
        return True
    indent = line.box.x0 - margins.left
    if margins.hanging:
        return abs(indent - margins.hanging) < _INDENT * size
    if indent < _INDENT * size:
        # At the margin: the second line of a paragraph, unless those before are hanging below
        # its label.
        return not (len(paragraph) > 1 and line.box.x0 < last.box.x0 - _INDENT * size)
    if abs(line.box.x0 - last.box.x0) < _INDENT * size and len(paragraph) > 1:
        return not read_labels(line.text)  # a block that is indented as a whole
    hanging = line.box.x0 > last.box.x0 - _INDENT * size and bool(read_labels(paragraph[0].text))
    return hanging and not ended and not line.text[:1].isupper() and not read_labels(line.text)


def _is_heading(paragraph: Sequence[PageLine], line: PageLine, margins: Margins) -> bool:
    """Are the paragraph's last line and the next one, both in the middle, those of a heading?

    The longest line of a heading may fill its column; then only bold letters or capitals tell it
    from running text.
    """
    last = paragraph[-1]
    narrow = _narrow(line, margins), _narrow(last, margins), _narrow(paragraph[0], margins)
    set_off = (last.bold and line.bold) or (_in_capitals(last) and _in_capitals(line))
    return (narrow[0] and narrow[1]) or (any(narrow) and set_off)


def _is_open(last: PageLine, line: PageLine) -> bool:
    """Does a sentence or a number go on in `line`, or a title in bold letters?"""
    if line.text[:1].islower():
        return True
    counts = line.text[:1].isdigit() and patterns("layout")["counts"].regex.search(last.text)
    return bool(counts) or (last.bold and line.bold)


def _is_title(line: PageLine) -> bool:
    return len(line.text) > _TITLE and _in_capitals(line) and _has_letters(line)


def _has_letters(line: PageLine) -> bool:
    return line.text.upper() != line.text.lower()


def _in_capitals(line: PageLine) -> bool:
    return line.text == line.text.upper()


def _symmetric(line: PageLine, margins: Margins) -> bool:
    """Is as much room before the line as behind it?"""
    before, behind = line.box.x0 - margins.left, margins.right - line.box.x1
    return abs(before - behind) < _CENTRED * height(line)


def _narrow(line: PageLine, margins: Margins) -> bool:
    room = min(line.box.x0 - margins.left, margins.right - line.box.x1)
    return room > _INDENT * height(line)


def _width_of_first_word(line: PageLine) -> float:
    word = line.text.split(" ", 1)[0]
    return (line.box.x1 - line.box.x0) * (len(word) + 1) / max(len(line.text), 1)
