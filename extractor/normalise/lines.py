"""The lines of a text: where they stand, how they are set, what they cannot be."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto

from extractor.model import Span

_RULE = re.compile(r"[ ]*(?:[-_=–—~─.][ ]*){3,}$")
_BAR = re.compile(r"[ ]*\|[ ]*$")
_TABLE_ROW = re.compile(r"[ ]*\|(?=.*\S).*\|[ ]*$")
_TABLE_RULE = re.compile(r"[ ]*\|?(?:[ ]*:?-{2,}:?[ ]*\|)+[ ]*:?-*:?[ ]*\|?[ ]*$")
_PAGE_BREAK = re.compile(
    r"[-=*_ ]*(?:PAGE BREAK|Page break|NGẮT TRANG)[-=*_ ]*$|\\(?:newpage|pagebreak)$"
)
_SEPARATOR = re.compile(r"[\n\f]")
_FRONT_MATTER = re.compile(r"\s*---[ ]*\n(?:[ \w-]+:.*\n|[ ]+-.*\n)+---[ ]*(?:\n|$)")


class Shape(Enum):
    TEXT = auto()
    BLANK = auto()
    RULE = auto()  # "-------": decoration
    BAR = auto()  # "|" alone: the border of a cell of a table that was flattened
    ROW = auto()  # "| a | b |"
    FRONT = auto()  # front matter of a Markdown file
    BREAK = auto()  # a page ends here


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `span` leaves out the spaces around it and the line end.

    `bold`: all of it is bold; `opens`: bold goes on into the next line. `indent`: the spaces
    before it.
    """

    span: Span
    text: str
    shape: Shape
    bold: bool = False
    opens: bool = False
    indent: int = 0


def split_lines(text: str, bold: tuple[Span, ...]) -> tuple[Line, ...]:
    """The lines of `text` in order; `bold` are its bold stretches in order.

    `Line.text` serves for decisions only, so `text` may be one as patterns should see it.

    >>> [line.shape.name for line in split_lines("a\\n\\n|\\n----\\n| x | y |", ())]
    ['TEXT', 'BLANK', 'BAR', 'RULE', 'ROW']
    """
    front = _FRONT_MATTER.match(text)
    front_end = front.end() if front else 0
    starts = [span.start for span in bold]
    lines: list[Line] = []
    at = 0
    for separator in (*_SEPARATOR.finditer(text), None):
        whole = text[at : separator.start() if separator else len(text)]
        own = whole.strip()
        start = at + len(whole) - len(whole.lstrip()) if own else at
        span = Span(start, start + len(own))
        shape = Shape.FRONT if own and span.start < front_end else _shape(own)
        is_bold = opens = False
        if bold and shape is Shape.TEXT:
            run = bisect_right(starts, span.start) - 1
            is_bold = run >= 0 and bold[run].end >= span.end
            last = bisect_right(starts, span.end) - 1
            opens = last >= 0 and bold[last].end > span.end + 1
        lines.append(Line(span, own, shape, is_bold, opens, start - at))
        at += len(whole) + 1
        if separator and separator.group() == "\f":
            lines.append(Line(Span(at - 1, at), "", Shape.BREAK))
    return tuple(lines)


def _shape(own: str) -> Shape:
    if not own:
        return Shape.BLANK
    if own[0] == "|":
        if _BAR.match(own) or _TABLE_RULE.match(own):
            return Shape.BAR if _BAR.match(own) else Shape.RULE
        return Shape.ROW if _TABLE_ROW.match(own) else Shape.TEXT
    if own[0] in "-_=–—~─.*\\P" and (_RULE.match(own) or _PAGE_BREAK.match(own)):
        return Shape.BREAK if _PAGE_BREAK.match(own) else Shape.RULE
    return Shape.TEXT
