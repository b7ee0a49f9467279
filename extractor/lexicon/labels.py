"""The labels that a block may begin with, in every reading that its characters allow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from re import Match, Pattern

from extractor.values.letters import POINTS
from extractor.values.roman import from_roman

from .patterns import patterns


class Style(StrEnum):
    """How a label is written; one style is one level of the tree wherever it occurs."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    ROMAN = "roman"
    UPPER = "upper"
    NUMBER = "number"
    NUMBER_PAREN = "number_paren"
    DOTTED = "dotted"
    BRACKETED = "bracketed"
    LETTER = "letter"
    SUBLABEL = "sublabel"
    LOWER_ROMAN = "lower_roman"
    DASH = "dash"
    PLUS = "plus"
    STAR = "star"
    DOT = "dot"


BULLETS = frozenset({Style.DASH, Style.PLUS, Style.STAR, Style.DOT})
PREFIXED = frozenset({Style.PART, Style.CHAPTER, Style.SECTION, Style.SUBSECTION, Style.ARTICLE})


@dataclass(frozen=True, slots=True)
class Label:
    """One reading of a block's beginning.

    `number` is the place in the label's own order (letters: in the order of points); `raw` the
    label as printed, without brackets and points; `end` where the unit's words begin, in
    characters from the start of the block. `prefix` are the numbers above it in "2.1.3".
    `doubt` says how unlike the printed form the reading is: 0 as printed, more for a bullet set
    before the label or for look-alike characters (l, 1 and I).
    """

    style: Style
    number: int
    raw: str
    end: int
    prefix: tuple[int, ...] = ()
    doubt: float = 0.0


_BEHIND_BULLET = 0.3  # "- c) ...": Markdown lists put a dash before labels
_LOOK_ALIKE = 1.5  # "l." for "1.", "1." for "I."
_REACH = 64  # characters
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def read_labels(text: str) -> tuple[Label, ...]:
    """Every reading of the beginning of `text` as a label; empty for running text.

    >>> [(label.style.value, label.raw, label.number) for label in read_labels("- đ) Rà soát")]
    [('dash', '-', 1), ('letter', 'đ', 5)]
    >>> read_labels("2 Điều 5 của Luật")
    ()
    """
    if not text or not (text[0] in _first_characters() or text[0].isdigit()):
        return ()
    # A line is asked for several times, and no label is as long as this, but for spaces in it.
    return _labels_of(text if text[_REACH - 1 : _REACH] == " " else text[:_REACH])


@lru_cache(maxsize=4096)
def _labels_of(text: str) -> tuple[Label, ...]:
    found = _readings(text, 0)
    if found and found[0].style in BULLETS:
        behind = [
            Label(x.style, x.number, x.raw, x.end, x.prefix, x.doubt + _BEHIND_BULLET)
            for x in _readings(text, found[0].end)
            if x.style not in BULLETS
        ]
        found += behind
    return tuple(found)


@cache
def _first_characters() -> frozenset[str]:
    return frozenset("(PCMTIVXLABDEFGHKĐ-–—−+*•▪◦●○■►✓✔➢➤→·❖◆‣▫❑abcdefghijklmnopqrstuvwxyzđăâêôơư")


@cache
def _by_first(first: str) -> tuple[tuple[Style, Pattern[str]], ...]:
    """The patterns that a block with this first character can match, in the order of the file."""
    table = patterns("labels")
    names: list[str] = []
    if first.isdigit():
        names = ["dotted", "number"]
    elif first == "(":
        names = ["bracketed", "lower_roman"]
    else:
        if first in "PCMTĐD":
            names += ["part", "chapter", "section", "subsection", "article"]
        if first in "IVXL":
            names.append("roman")
        if first in "ABCDEFGHK":
            names.append("upper")
        if first.islower():
            names += ["letter", "sublabel"]
        if not first.isalnum():
            names += ["dash", "plus", "star", "dot"]
    return tuple((Style(name), table[name].regex) for name in names)


def _readings(text: str, at: int) -> list[Label]:
    found: list[Label] = []
    for style, regex in _by_first(text[at]) if at < len(text) else ():
        match = regex.match(text, at)
        if match:
            found += _read(style, match)
            break
    return found


def _read(style: Style, match: Match[str]) -> list[Label]:
    raw, end = match["number"], match.end()
    if style in BULLETS:
        return [Label(style, 1, raw, end)]
    if style is Style.DOTTED:
        *above, last = (int(part) for part in raw.split("."))
        return [Label(style, last, raw, end, tuple(above))]
    if style is Style.LETTER:
        return _letter(raw, end)
    if style is Style.SUBLABEL:
        return [Label(style, int(raw), match["letter"] + raw, end)]
    if style is Style.LOWER_ROMAN:
        number = from_roman(raw.upper())
        return [Label(style, number, raw, end)] if number else []
    if style is Style.NUMBER:
        closed = match.string[match.end("number")] == ")"
        own = Style.NUMBER_PAREN if closed else Style.NUMBER
        found = [Label(own, int(raw), raw, end)]
        if raw in ("1", "11", "111"):
            found.append(Label(Style.ROMAN, len(raw), raw, end, doubt=_LOOK_ALIKE))
            if raw == "1" and closed:
                found.append(
                    Label(Style.LETTER, POINTS.index("l") + 1, "l", end, doubt=_LOOK_ALIKE)
                )
        return found
    if style is Style.ROMAN:
        value = from_roman(raw)
        found = [Label(style, value, raw, end)] if value else []
        if raw == "I":
            found.append(Label(Style.NUMBER, 1, raw, end, doubt=_LOOK_ALIKE))
        return found
    if style is Style.UPPER:
        return [Label(style, ord(raw) - 64, raw, end)]
    if style is Style.BRACKETED:
        return [Label(style, int(raw), raw, end)]
    number = _ordinal(raw)
    return [Label(style, number, raw, end)] if number else []


def _letter(raw: str, end: int) -> list[Label]:
    place = POINTS.find(raw) + 1 or ord(raw) - 96
    found = [Label(Style.LETTER, place, raw, end)]
    if raw == "l":
        found.append(Label(Style.NUMBER, 1, raw, end, doubt=_LOOK_ALIKE))
        found.append(Label(Style.ROMAN, 1, raw, end, doubt=_LOOK_ALIKE))
    return found


def _ordinal(raw: str) -> int | None:
    if raw[0].isdigit():
        return int(raw.rstrip("abcdđe"))
    word = raw.lower().removeprefix("thứ ")
    return _WORDS.index(word) + 1 if word in _WORDS else from_roman(raw)
