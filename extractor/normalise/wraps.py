"""Which line ends are ends of blocks, and which only break a block over lines or pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.lexicon.alphabet import LOWER, UPPER
from extractor.lexicon.labels import BULLETS, PREFIXED, Style, read_labels
from extractor.lexicon.patterns import patterns

from .lines import Line, Shape

_CONTINUES = re.compile(r"(?:\.\.|…|[)\]”,;:%/&])")
_BULLET_GOES_ON = re.compile(rf"[-–—] (?:[{LOWER}]|\d)")
_BRACKET_OPEN = re.compile(r"\([^()]{1,60}$")
_BRACKET_CLOSED = re.compile(r"[^()]{1,60}\)")
_SENTENCE_INSIDE = re.compile(rf"[{LOWER}]{{2}}\. [{UPPER}]")
_SHORT_LINE = 0.3  # of the width: a line that lacks more is a heading or ends its paragraph
_ENOUGH = 5  # paragraphs, before their beginnings say anything
_NEARLY = 0.8  # of the paragraphs
_LAST_WORDS = 60  # characters: longer than what the rules about the ends of lines look at
_ONLY_LABEL = 12  # characters: no label is longer
# Of the lines of a file that sets an empty one behind each: how many have one, how many go on in
# the next (and how many there must be), and how full most of these are.
_SPACED, _RUNNING, _FEWEST, _FULL = 0.8, 0.1, 5, 0.75
_SENTENCE = 120  # characters: a heading is rarely longer
_WORD = 6  # characters: a line must have more to be the beginning of a sentence


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
                needed.append(_with_next_word(line, after))
        inner_ends += len(_SENTENCE_INSIDE.findall(line.text))
        if _ends("ended", line.text):
            paragraph_ends += 1
            blank_behind += after is None or after.shape is Shape.BLANK
    lengths = sorted(len(line.text) for line in lines if line.shape is Shape.TEXT)
    width = lengths[len(lengths) * 19 // 20] if lengths else 0
    return Layout(
        wrapped=len(needed) >= 3 and len(needed) >= 0.15 * pairs,
        spaced=blank_behind * 2 >= paragraph_ends,
        width=width,
        slack=max(0, min(width - sorted(needed)[len(needed) // 10], int(_SHORT_LINE * width)))
        if needed
        else 0,
        terse=paragraph_ends > inner_ends,
        listed=_listed(lines, width),
        margin=_margin(lines),
    )


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
        if after.text[0].islower() and not _ends("ended", line.text) and not read_labels(after.text)
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


def _listed(lines: Sequence[Line], width: int) -> bool:
    """Does nearly every paragraph begin with a label, as far as line lengths tell paragraphs?"""
    begun = [
        after
        for line, after in pairwise(lines)
        if line.shape is after.shape is Shape.TEXT
        and _ends("ended", line.text)
        and _with_next_word(line, after) <= (1 - _SHORT_LINE) * width
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


def _with_next_word(line: Line, after: Line) -> int:
    """How long `line` were if the first word of `after` stood on it too, in characters."""
    return len(line.text) + 1 + len(after.text.split(" ", 1)[0])


def joins(begun: str, line: Line, after: Line, gap: bool, page: bool, layout: Layout) -> bool:
    """Does the block that `line` ends go on in `after`?

    `begun` is the block's text so far; `gap`: empty lines stand between; `page`: so does the end
    of a page.
    """
    if line.shape is not Shape.TEXT or after.shape is not Shape.TEXT:
        return False
    rules = patterns("layout")
    if only_label(begun):
        return not read_labels(after.text)
    labels = read_labels(begun)
    if rules["complete"].regex.match(begun):
        return False
    unfinished = _ends("unfinished", line.text)
    heading = line.opens and labels and len(begun) <= 2 * _SENTENCE
    flows = heading or (unfinished and not gap)
    if rules["starts"].regex.match(after.text) and not flows:
        return False
    if not line.opens and rules["signs"].regex.match(begun):
        return False
    if _starts_unit(line, after, gap, layout):
        return False
    lower = after.text[0].islower() or bool(_CONTINUES.match(after.text))
    ended = _ends("ended", line.text)
    if not ended and not unfinished and rules["ground"].regex.match(after.text):
        return False
    room = layout.width - _with_next_word(line, after)
    if page:
        full = room <= (_SHORT_LINE * layout.width if layout.spaced else layout.slack)
        flows = layout.wrapped and full and not (line.bold or after.bold)
        goes_on = layout.wrapped and lower and line.text[-1] == ";"
        return goes_on or (not ended and (lower or flows))
    if gap:
        if line.bold and after.bold and not ended:  # a heading set as two bold paragraphs
            return bool(labels) and begun.isupper() == after.text.isupper()
        return lower and not ended and len(begun) > 2 * _ONLY_LABEL and not begun.isupper()
    counts = after.text[0].isdigit() and _ends("counts", line.text)
    unfinished = unfinished or bool(counts) or _in_brackets(line.text, after.text)
    if line.opens:
        return True
    if not layout.wrapped:
        return not ended and (lower or unfinished) and len(line.text) > _WORD
    if lower or unfinished:
        return True
    # "**3. Sở Y tế:** / Chủ trì ...": where paragraphs stand apart, a title that runs on.
    runs_on = layout.spaced and line.text.endswith(":")
    if line.bold and not after.bold and labels and not runs_on:
        return False
    if layout.margin is not None and (ended or after.indent < layout.margin):
        return after.indent < layout.margin
    if layout.spaced:
        return True
    # A line is broken at the width only if the next word had no room on it. A finished sentence
    # that leaves room ends its paragraph; an unfinished one must leave more than lines of this
    # file do that surely go on. Where no room is left, either may be; as a sentence ends at the
    # end of a line by chance as often as a paragraph does, the more frequent one is taken.
    if not ended:
        return room <= layout.slack
    return room < 0 and (layout.listed or not (layout.terse and line.text[-1] == "."))


def _ends(rule: str, line: str) -> bool:
    """Does `line` end as the rule says? Rules look at the last words only, so we do too."""
    return patterns("layout")[rule].regex.search(line, max(0, len(line) - _LAST_WORDS)) is not None


def _in_brackets(line: str, after: str) -> bool:
    return bool(_BRACKET_OPEN.search(line) and _BRACKET_CLOSED.match(after))


def stops_short(lines: Sequence[Line]) -> bool:
    """Does a paragraph of these lines break off in the middle of a sentence?"""
    long = sum(len(line.text) for line in lines) > _SENTENCE
    last = lines[-1].text
    return long and last[-1].isalnum() and not last.isupper() and not lines[-1].bold


def only_label(text: str) -> bool:
    """Is `text` a label without words, "II." or "Điều 5."?"""
    if len(text) > _ONLY_LABEL:
        return False
    labels = read_labels(text)
    return bool(labels) and labels[-1].end == len(text) and labels[-1].style not in BULLETS


def _starts_unit(line: Line, after: Line, gap: bool, layout: Layout) -> bool:
    """Does `after` begin with a label, and is it one?"""
    labels = read_labels(after.text)
    if not labels:
        return False
    if labels[0].style in BULLETS and _in_brackets(line.text, after.text):
        return False  # "(IoT / - Internet of Things)"
    if not gap and labels[0].style not in BULLETS:
        if _ends("refers", line.text):
            return False  # "... tại khoản / 2. Điều 5"
        if labels[0].style in PREFIXED and _ends("unfinished", line.text):
            return False  # "... theo quy định tại / Điều 5 Nghị định"
    ended = _ends("ended", line.text)
    flowing = layout.wrapped and layout.spaced and not gap
    if labels[-1].style not in BULLETS:
        # Where paragraphs stand apart, a label behind an unfinished line is a number in a sentence,
        # and "(1)" begins an enumeration inside it.
        inline = labels[0].style in (Style.BRACKETED, Style.LOWER_ROMAN)
        return not flowing or ((ended or line.bold) and not inline)
    if ended or line.shape is not Shape.TEXT:
        return True
    if _BULLET_GOES_ON.match(after.text):  # "kinh tế / - xã hội", "2026 / - 2030"
        return gap and not after.text[2].islower()
    if gap or line.bold or read_labels(line.text):
        return True
    return not flowing or len(line.text) < 0.4 * layout.width
