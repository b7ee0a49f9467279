"""The labels that a block may begin with, in every reading that its characters allow."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    before the label or for look-alike characters (l, 1 and I). `meant` is the letter, where it is
    not the one printed ("8)" for "g)"). `number` is 0 for a label of which only the bracket was
    recognised: it is whichever comes next.
    """

    style: Style
    number: int
    raw: str
    end: int
    prefix: tuple[int, ...] = ()
    doubt: float = 0.0
    meant: str = ""

    @property
    def letter(self) -> str:
        """The label as it should be printed, if it is a letter."""
        return self.meant or self.raw


_BEHIND_BULLET = 0.3  # "- c) ...": Markdown lists put a dash before labels
_LOOK_ALIKE = 1.5  # "l." for "1.", "1." for "I."
_BARRED = 1.2  # "đ)" for "d)": more than a letter left out costs, less than one said twice
_UNREAD = 0.5  # ") ..." for any letter
_SKIPS = 0.8  # "j)" for "i)": less than a letter left out costs
# What scans make of letters before a bracket.
_MISREAD = {"1": "il", "4": "a", "8": "ag", "9": "g", "j": "i", "t": "i"}
_STROKES = str.maketrans({"1": "I", "l": "I", "T": "I", "H": "II"})
_STYLES = {
    "misread_roman": Style.ROMAN,
    "unread_letter": Style.LETTER,
    "unread_roman": Style.LOWER_ROMAN,
}
_REACH = 64  # characters
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def read_labels(text: str) -> tuple[Label, ...]:
    """Every reading of the beginning of `text` as a label; empty for running text.

    >>> [(label.style.value, label.raw, label.number) for label in read_labels("- e) Rà soát")]
    [('dash', '-', 1), ('letter', 'e', 6)]
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
            replace(x, doubt=x.doubt + _BEHIND_BULLET)
            for x in _readings(text, found[0].end)
            if x.style not in BULLETS
        ]
        found += behind
    return tuple(found)


@cache
def _first_characters() -> frozenset[str]:
    marks = "!©)](-–—−+*•▪◦●○■►✓✔➢➤→·❖◆‣▫❑"
    return frozenset(f"{marks}PCMTIVXLABDEFGHKĐabcdefghijklmnopqrstuvwxyzđăâêôơư")


@cache
def _by_first(first: str) -> tuple[tuple[Style, Pattern[str]], ...]:
    """The patterns that a block with this first character can match, in the order of the file."""
    table = patterns("labels")
    names: list[str] = []
    if first.isdigit():
        names = ["dotted", "number", "misread_roman"]
    elif first == "(":
        names = ["bracketed", "lower_roman", "unread_roman"]
    elif first in ")]!©":
        names = ["unread_letter"]
    else:
        if first in "PCMTĐD":
            names += ["part", "chapter", "section", "subsection", "article"]
        if first in "IVXL":
            names.append("roman")
        if first in "IVXHTl":
            names.append("misread_roman")
        if first in "ABCDEFGHK":
            names.append("upper")
        if first.islower():
            names += ["letter", "sublabel"]
        if not first.isalnum():
            names += ["dash", "plus", "star", "dot"]
    return tuple((_STYLES.get(name) or Style(name), table[name].regex) for name in names)


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
        if not raw:
            return [Label(style, 0, "()", end, doubt=_UNREAD)]
        number = from_roman(raw.upper())
        return [Label(style, number, raw, end)] if number else []
    if style is Style.NUMBER:
        closed = match.string[match.end("number")] == ")"
        own = Style.NUMBER_PAREN if closed else Style.NUMBER
        found = [Label(own, int(raw), raw, end)]
        if raw in ("1", "11", "111"):
            found.append(Label(Style.ROMAN, len(raw), raw, end, doubt=_LOOK_ALIKE))
        return found + _misread(raw, end) if closed else found
    if style is Style.ROMAN:
        value = from_roman(raw.translate(_STROKES))
        doubt = 0.0 if raw.translate(_STROKES) == raw else _LOOK_ALIKE
        found = [Label(style, value, raw, end, doubt=doubt)] if value else []
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
    if not raw.isalpha():
        return [Label(Style.LETTER, 0, raw or ")", end, doubt=_UNREAD)]
    place = POINTS.find(raw) + 1 or ord(raw) - 96
    found = [Label(Style.LETTER, place, raw, end), *_misread(raw, end)]
    if raw == "đ":
        found.append(Label(Style.LETTER, POINTS.index("d") + 1, raw, end, (), _BARRED, "d"))
    if raw == "l":
        found.append(Label(Style.NUMBER, 1, raw, end, doubt=_LOOK_ALIKE))
        found.append(Label(Style.ROMAN, 1, raw, end, doubt=_LOOK_ALIKE))
    return found


def _misread(raw: str, end: int) -> list[Label]:
    """The letters that `raw` may have been, before a bracket.

    >>> [label.meant for label in _misread("8", 2)]
    ['a', 'g']
    """
    doubt = _SKIPS if raw == "j" else _LOOK_ALIKE
    return [
        Label(Style.LETTER, POINTS.index(letter) + 1, raw, end, (), doubt, letter)
        for letter in _MISREAD.get(raw, "")
    ]


def _ordinal(raw: str) -> int | None:
    if raw[0].isdigit():
        return int(raw.rstrip("abcdđe"))
    word = raw.lower().removeprefix("thứ ")
    return _WORDS.index(word) + 1 if word in _WORDS else from_roman(raw)
