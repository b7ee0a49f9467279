"""What it costs to read a label at a place: the model of how labels nest and count."""

from __future__ import annotations

from typing import NamedTuple

from extractor.lexicon.labels import BULLETS, Label, Style
from extractor.values.letters import POINTS, steps, successor
from extractor.values.roman import to_roman

# How deep a style stands by custom (Decree 30/2020/NĐ-CP, Annex I, II.5.a; then as observed).
RANK = {
    Style.PART: 0,
    Style.CHAPTER: 1,
    Style.SECTION: 2,
    Style.SUBSECTION: 3,
    Style.ARTICLE: 4,
    Style.UPPER: 5,
    Style.ROMAN: 6,
    Style.NUMBER: 7,
    Style.DOTTED: 8,
    Style.NUMBER_PAREN: 9,
    Style.LETTER: 10,
    Style.SUBLABEL: 11,
    Style.BRACKETED: 11,
    Style.LOWER_ROMAN: 12,
    Style.STAR: 13,
    Style.DASH: 14,
    Style.PLUS: 15,
    Style.DOT: 16,
}

# Costs, in units of "one odd thing". They were set by hand on the reasoning beside them and are
# compared only with each other.
OPEN = 0.2  # one level deeper
OPEN_LATE = 1.5  # a sequence that does not begin with its first label ...
COUNTED_ON = 0.8  # ... but goes on with the sequence of the section before
LATE_STEP = 0.5  # ... and for each label missing before it, up to five
INVERTED = 2.5  # a level under one that customarily stands below it
POPPED = 0.2  # a labelled level left for a style that had not been in use above
SKIPPED = 1.0  # a label skipped; LATE_STEP for each further one
REPEATED = 2.0  # the same label again, meant as the next
REPEATED_D = 0.5  # "d)" again, meant as "đ)"
STANDING = 2.3  # the same label again, meant as it stands
RESTARTED = 3.0  # back to the first label at the same level
BACKWARDS = 5.0  # back to any other
WRONG_PREFIX = 1.5  # "2.1" below "3"
BULLET_BEFORE_LABEL = 1.0  # "- c) ..." read as a bullet

# What it costs to take a label for running text: the more it looks like one, the more.
NOT_A_LABEL = {
    **dict.fromkeys(RANK, 3.5),
    Style.PART: 4.0,
    Style.CHAPTER: 4.0,
    Style.ARTICLE: 5.0,
    Style.ROMAN: 4.0,
    Style.BRACKETED: 2.5,
    **dict.fromkeys(BULLETS, 6.0),
}


class Level(NamedTuple):
    """An open level: its style, its number, its label as it should read, what stands above it."""

    style: Style
    number: int
    label: str
    prefix: tuple[int, ...] = ()


Stack = tuple[Level, ...]


class Step(NamedTuple):
    """A way to read a unit: the stack behind it, what it costs, what was odd ("" if nothing)."""

    stack: Stack
    cost: float
    oddity: str = ""


def continued(level: Level, label: Label) -> list[tuple[Level, float, str]]:
    """`label` as the next at the level of `level`: the new level, its cost, its oddity."""
    if label.style in BULLETS:
        return [(Level(label.style, level.number + 1, label.raw), 0.0, "")]
    if not label.number:
        return [(_next(level, label), 0.0, "")]
    delta = label.number - level.number
    if label.style is Style.LETTER:
        delta = steps(level.label, label.letter)
    if label.style is Style.SUBLABEL:
        delta = label.number - level.number if label.raw[0] == level.label[0] else 1
    as_printed = Level(label.style, label.number, label.letter, label.prefix)
    if delta == 1:
        return [(as_printed, 0.0, "")]
    if delta == 0:
        meant = _next(level, label)
        cost = REPEATED_D if label.raw == "d" else REPEATED
        return [(meant, cost, "duplicate"), (as_printed, STANDING, "duplicate")]
    if delta > 1:
        return [(as_printed, SKIPPED + LATE_STEP * min(delta - 2, 5), "skipped")]
    return [(as_printed, RESTARTED if label.number == 1 else BACKWARDS, "restarted")]


def _next(level: Level, label: Label) -> Level:
    if label.style is Style.LETTER:
        letter = successor(level.label) or label.letter
        return Level(label.style, POINTS.find(letter) + 1 or label.number, letter)
    number = level.number + 1
    if label.style is Style.DOTTED:
        printed = ".".join(str(part) for part in (*label.prefix, number))
        return Level(label.style, number, printed, label.prefix)
    if label.style is Style.LOWER_ROMAN:
        return Level(label.style, number, to_roman(number).lower(), label.prefix)
    return Level(label.style, number, label.raw, label.prefix)


class Counts(NamedTuple):
    """The last article and the last number: both may count on through the levels above them."""

    article: int = 0
    number: int = 0

    def after(self, label: Label) -> Counts:
        if label.style is Style.ARTICLE:
            return Counts(label.number, 0)
        return Counts(self.article, label.number) if label.style is Style.NUMBER else self


def first(label: Label) -> Level:
    """The level that `label` opens."""
    if not label.number:
        return Level(label.style, 1, "a" if label.style is Style.LETTER else "i")
    number = 1 if label.style in BULLETS else label.number
    return Level(label.style, number, label.letter, label.prefix)


def opened(label: Label, under: Level | None, counts: Counts) -> tuple[float, str]:
    """What it costs that `label` opens a level below `under` (None: the root); its oddity."""
    cost = OPEN
    if under is not None and rank(label) <= rank(under):
        cost += INVERTED
    oddity = ""
    if not label.number:
        return cost + OPEN_LATE, ""  # an unread label goes on with a sequence
    if label.style is Style.ARTICLE:
        late = label.number - counts.article - 1  # articles count through the chapters
    elif label.style is Style.NUMBER and label.number == counts.number + 1 > 1:
        return cost + COUNTED_ON, ""
    elif label.style is Style.DOTTED:
        late = label.number - 1
        if not _prefix_fits(label, under):
            cost += WRONG_PREFIX
    else:
        late = label.number - 1 if label.style not in BULLETS else 0
    if late:
        cost += OPEN_LATE + LATE_STEP * min(abs(late) - 1, 5)
        oddity = "late"
    return cost, oddity


def _prefix_fits(label: Label, under: Level | None) -> bool:
    if under is None:
        return False
    if under.style is Style.DOTTED:
        return (*under.prefix, under.number) == label.prefix
    return len(label.prefix) == 1 and under.number == label.prefix[0]


def rank(of: Level | Label) -> float:
    """How deep a label stands by custom; "1.2.1" below "1.2"."""
    return RANK[of.style] + 0.1 * len(of.prefix) if of.prefix else RANK[of.style]


def same_level(level: Level, label: Label) -> bool:
    """Do the two belong to one sequence, by the way they are written?"""
    return level.style is label.style and len(level.prefix) == len(label.prefix)
