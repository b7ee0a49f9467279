"""Which line ends are ends of blocks, and which only break a block over lines or pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.lexicon.alphabet import LOWER
from extractor.lexicon.labels import BULLETS, PREFIXED, Style, read_labels
from extractor.lexicon.patterns import patterns

from .layout import SHORT_LINE, Layout, ends, with_next_word
from .lines import Line, Shape

_CONTINUES = re.compile(r"(?:\.\.|…|[)\]”,;:%/&])")
_BULLET_GOES_ON = re.compile(rf"[-–—] (?:[{LOWER}]|\d)")
_BRACKET_OPEN = re.compile(r"\([^()]{1,60}$")
_BRACKET_CLOSED = re.compile(r"[^()]{1,60}\)")
_ONLY_LABEL = 12  # characters: no label is longer
_SENTENCE = 120  # characters: a heading is rarely longer
_SMALL_LETTERS = 2  # words, of the first six, before a line counts as one in small letters
_PLACE = 25  # characters: no name of a province is longer
_WORD = 6  # characters: a line must have more to be the beginning of a sentence


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
    unfinished = ends("unfinished", line.text)
    if not (gap or page) and _breaks_a_name(begun, after.text):
        return True
    heading = line.opens and labels and len(begun) <= 2 * _SENTENCE
    flows = heading or (unfinished and not gap)
    if rules["starts"].regex.match(after.text) and not flows:
        return False
    if rules["enacts"].regex.match(after.text) or _ends_capitals(begun, after.text):
        return False
    if not line.opens and rules["signs"].regex.match(begun):
        return False
    if _starts_unit(line, after, gap, layout):
        return False
    lower = after.text[0].islower() or bool(_CONTINUES.match(after.text))
    ended = ends("ended", line.text)
    if not ended and not unfinished and rules["ground"].regex.match(after.text):
        return False
    room = layout.width - with_next_word(line, after)
    if page:
        full = room <= (SHORT_LINE * layout.width if layout.spaced else layout.slack)
        flows = layout.wrapped and full and not (line.bold or after.bold)
        goes_on = layout.wrapped and lower and line.text[-1] == ";"
        return goes_on or (not ended and (lower or flows))
    capitals = bool(labels) and begun[labels[-1].end :].isupper()
    if gap:
        if line.bold and after.bold and not ended:  # a heading set as two bold paragraphs
            return bool(labels) and capitals == after.text.isupper()
        if line.bold and not after.bold:
            return False
        return lower and not ended and len(begun) > 2 * _ONLY_LABEL and not begun.isupper()
    counts = after.text[0].isdigit() and ends("counts", line.text)
    unfinished = unfinished or bool(counts) or _in_brackets(line.text, after.text)
    if line.opens or (line.bold and after.bold and not ended and capitals and after.text.isupper()):
        return True
    if not layout.wrapped:
        return not ended and (lower or unfinished) and len(line.text) > _WORD
    if lower or unfinished or (not ended and rules["cites"].regex.match(after.text)):
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


def _ends_capitals(begun: str, after: str) -> bool:
    """Does a title in capitals end, and a sentence in small letters begin?"""
    if len(begun) <= _ONLY_LABEL or not begun.isupper() or not after[0].isupper():
        return False
    return sum(word.islower() for word in after.split(" ", 6)[1:6]) >= _SMALL_LETTERS


def _breaks_a_name(begun: str, after: str) -> bool:
    """Does a line end behind the first word of a name in the letterhead, or of the place?"""
    rules = patterns("layout")
    if rules["half_name"].regex.match(begun):
        return after.split(" |")[0].isupper()
    place = begun.istitle() and len(begun) <= _PLACE
    return place and rules["half_place"].regex.match(after) is not None


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
        if ends("refers", line.text):
            return False  # "... tại khoản / 2. Điều 5"
        if labels[0].style in PREFIXED and ends("unfinished", line.text):
            return False  # "... theo quy định tại / Điều 5 Nghị định"
    ended = ends("ended", line.text)
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
