"""How a file is laid out: where its lines were broken, how its paragraphs begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.lexicon.alphabet import LOWER, UPPER
from extractor.lexicon.labels import read_labels
from extractor.lexicon.patterns import patterns

from .lines import Line, Shape

SHORT_LINE = 0.3  # of the width: a line that lacks more is a heading or ends its paragraph
_LAST_WORDS = 16  # characters: longer than what the rules about the ends of lines look at
_ENOUGH = 5  # paragraphs, before their beginnings say anything
_NEARLY = 0.8  # of the paragraphs
# Of the lines of a file that sets an empty one behind each: how many have one, how many go on in
# the next (and how many there must be), and how full most of these are.
_SPACED, _RUNNING, _FEWEST, _FULL = 0.8, 0.1, 5, 0.75
_SENTENCE_INSIDE = re.compile(rf"\. (?<=[{LOWER}]{{2}}\. )[{UPPER}]")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out.

    `wrapped`: its lines were broken at a width, so that a line end says little. `spaced`: its
    paragraphs stand apart by empty lines. `width`: the length that full lines have, `slack`: how
    much shorter lines may be that surely go on in the next, both in characters. `terse`: more
    paragraphs end than sentences inside of them, so that a sentence that fills its line to the end
    is rather a paragraph's last than not. `listed`: nearly every paragraph has a label, so that a
    sentence without one goes on with the paragraph. `margin`: how many spaces a line has before it
    that begins a paragraph; None where that does not tell.
    """

    wrapped: bool
    spaced: bool
    width: int
    slack: int
    terse: bool
    listed: bool
    margin: float | None


def layout_of(lines: Sequence[Line]) -> Layout:
    """Measured over the whole file: how often a line goes on in lower case, how its paragraphs end.

    >>> from .lines import split_lines
    >>> layout_of(split_lines("Các sở, ban\\nngành của\\ntỉnh\\n\\nỦy ban\\nnhân dân\\ntỉnh.", ()))
    Layout(wrapped=True, spaced=True, width=11, slack=0, terse=True, listed=False, margin=None)
    """
    pairs = paragraph_ends = blank_behind = inner_ends = 0
    needed: list[int] = []  # the lengths of lines that go on, the next word included
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        if line.shape is not Shape.TEXT:
            continue
        if after is not None and after.shape is Shape.TEXT:
            pairs += 1
            if after.text[0].islower() and not read_labels(after.text):
                needed.append(with_next_word(line, after))
        inner_ends += len(_SENTENCE_INSIDE.findall(line.text))
        if ends("ended", line.text):
            paragraph_ends += 1
            blank_behind += after is None or after.shape is Shape.BLANK
    lengths = sorted(len(line.text) for line in lines if line.shape is Shape.TEXT)
    width = lengths[len(lengths) * 19 // 20] if lengths else 0
    return Layout(
        wrapped=len(needed) >= 3 and len(needed) >= 0.15 * pairs,
        spaced=blank_behind * 2 >= paragraph_ends,
        width=width,
        slack=max(0, min(width - sorted(needed)[len(needed) // 10], int(SHORT_LINE * width)))
        if needed
        else 0,
        terse=paragraph_ends > inner_ends,
        listed=_listed(lines, width),
        margin=_margin(lines),
    )


def _listed(lines: Sequence[Line], width: int) -> bool:
    """Does nearly every paragraph begin with a label, as far as line lengths tell paragraphs?"""
    begun = [
        after
        for line, after in pairwise(lines)
        if line.shape is after.shape is Shape.TEXT
        and ends("ended", line.text)
        and with_next_word(line, after) <= (1 - SHORT_LINE) * width
    ]
    labelled = sum(bool(read_labels(line.text)) for line in begun)
    return len(begun) >= _ENOUGH and labelled >= _NEARLY * len(begun)


def _margin(lines: Sequence[Line]) -> float | None:
    """Half-way between lines that surely begin a paragraph and those that surely go on with one."""
    begin: list[int] = []
    go_on: list[int] = []
    for line, after in pairwise(lines):
        if line.shape is after.shape is Shape.TEXT:
            if read_labels(after.text):
                begin.append(after.indent)
            elif after.text[0].islower():
                go_on.append(after.indent)
    if min(len(begin), len(go_on)) < _ENOUGH:
        return None
    # Nearly all of the ones must stand further in than nearly all of the others.
    inner, outer = sorted(begin)[len(begin) // 10], sorted(go_on)[len(go_on) * 9 // 10]
    return (inner + outer) / 2 if inner > outer else None


def without_spacing(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the empty ones between them, in a file that sets one behind every line.

    So it is in text that was double-spaced, and where each line became a paragraph of its own
    (programs that make web pages or Word documents of a PDF): there they part nothing.

    >>> from .lines import split_lines
    >>> lines = split_lines("Các sở, ban\\n\\nngành của tỉnh\\n\\n" * 5 + "Ủy ban.", ())
    >>> len(lines), len(without_spacing(lines))
    (21, 11)
    """
    alone = [
        at
        for at in range(1, len(lines) - 1)
        if lines[at].shape is Shape.BLANK
        and lines[at - 1].shape is Shape.TEXT
        and lines[at + 1].shape is Shape.TEXT
    ]
    texts = sum(line.shape is Shape.TEXT for line in lines)
    if len(alone) < _SPACED * texts:
        return lines
    pairs = [(lines[at - 1], lines[at + 1]) for at in alone]
    running = [
        line
        for line, after in pairs
        if after.text[0].islower() and not ends("ended", line.text) and not read_labels(after.text)
    ]
    if len(running) < max(_FEWEST, _RUNNING * len(pairs)):
        return lines
    lengths = sorted(len(line.text) for line, _ in pairs)
    width = lengths[len(lengths) * 9 // 10]
    full = sum(_FULL * width <= len(line.text) <= width / _FULL for line in running)
    if full < _FULL * len(running):
        return lines
    blank = frozenset(alone)
    return [line for at, line in enumerate(lines) if at not in blank]


def with_next_word(line: Line, after: Line) -> int:
    """How long `line` were if the first word of `after` stood on it too, in characters."""
    return len(line.text) + 1 + len(after.text.split(" ", 1)[0])


def ends(rule: str, line: str) -> bool:
    """Does `line` end as the rule says? Rules look at the last words only, so we do too."""
    return patterns("layout")[rule].regex.search(line, max(0, len(line) - _LAST_WORDS)) is not None
