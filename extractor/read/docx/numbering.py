"""Automatic numbers: what numbering.xml defines, and the label that each paragraph gets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.lexicon.symbol_fonts import sign_of

from .numerals import numeral, padded
from .styles import Style, read_look
from .xml import VAL, Element, W, child_number, child_value, toggle, whole

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"  # for pictures and signs that are not known
_TYPED = frozenset("-–—−+*")
_LOWER = "+"
_UNKNOWN = re.compile(r"[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list (ECMA-376 part 1, 17.9.6).

    `text` is the pattern of the label, with "%1" for the number of the first level; `model` an
    example of a custom format; `gap`: a space or tab follows; `restart` the level (from 1) behind
    which it starts anew, 0 for never; `legal`: all numbers in digits; `style` the paragraph style
    that stands for it.
    """

    start: int = 0
    format: str = "decimal"
    model: str = ""
    text: str = ""
    gap: bool = True
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""
    caps: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name. Lists with the same `counter` count on from one another.

    `starts`: levels that begin anew where this list is first used, with their first number.
    """

    counter: str
    levels: tuple[Level, ...]
    starts: Mapping[int, int]


def read_lists(root: Element | None, styles: Mapping[str, Style]) -> Mapping[str, List]:
    """The lists of numbering.xml by id (numId)."""
    if root is None:
        return {}
    abstract = {found.get(f"{W}abstractNumId", ""): found for found in root.iter(f"{W}abstractNum")}
    numbers = {found.get(f"{W}numId", ""): found for found in root.iterfind(f"{W}num")}
    levels = {name: _read_levels(element) for name, element in abstract.items()}
    lists: dict[str, List] = {}
    for name, element in numbers.items():
        counter = _counter(child_value(element, "abstractNumId"), abstract, numbers, styles)
        own = list(levels.get(counter, ()))
        own += [Level(format="none")] * (LEVELS - len(own))
        starts: dict[int, int] = {}
        for override in element.iterfind(f"{W}lvlOverride"):
            at = whole(override.get(f"{W}ilvl"))
            if at is None or not 0 <= at < LEVELS:
                continue
            replaced = override.find(f"{W}lvl")
            if replaced is not None:
                own[at] = _read_level(replaced)
            start = child_number(override, "startOverride")
            if start is not None:
                starts[at] = start
        lists[name] = List(counter, tuple(own), starts)
    return lists


def level_of(found: List, style: Style) -> int | None:
    """The level that a paragraph style stands for in a list; None where it has none."""
    named = (style.id, style.numbered)
    return next(
        (at for at, level in enumerate(found.levels) if level.style and level.style in named), None
    )


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of a document in their order, and tells their labels.

    >>> levels = (Level(1, "upperRoman", text="%1."), Level(1, text="%1.%2.", legal=True))
    >>> counter = Counter({"7": List("0", levels, {})})
    >>> [counter.label("7", level) for level in (0, 1, 1, 0, 1)]
    ['I. ', '1.1. ', '1.2. ', 'II. ', '2.1. ']
    """

    lists: Mapping[str, List]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, at: int) -> str:
        """The label of the next paragraph of list `number` on level `at` (from 0)."""
        found = self.lists.get(number)
        if found is None or not 0 <= at < len(found.levels):
            return ""
        counts = self._counts.setdefault(found.counter, [None] * LEVELS)
        if (number, at) not in self._begun:
            self._begun.add((number, at))
            if at in found.starts:
                counts[at] = None
        before = counts[at]
        counts[at] = _start(found, at) if before is None else before + 1
        for below in range(at + 1, len(found.levels)):
            restart = found.levels[below].restart
            if at < (below if restart is None else restart):
                counts[below] = None
        return _shown(found, at, counts)


def _start(found: List, at: int) -> int:
    return found.starts.get(at, found.levels[at].start)


def _shown(found: List, at: int, counts: Sequence[int | None]) -> str:
    level = found.levels[at]
    if level.hidden:
        return ""
    if level.format == "bullet":
        return _bullet(level, at)

    def number(place: re.Match[str]) -> str:
        of = int(place[1]) - 1
        if of > at:
            return ""
        count = counts[of]
        if count is None:  # no paragraph of that level yet: Word shows the number before the first
            count = max(_start(found, of) - 1, 0)
        named = found.levels[of]
        if named.format == "custom":
            return padded(count, named.model)
        digits = level.legal and named.format not in ("decimalZero", "none")
        return numeral(count, "decimal" if digits else named.format)

    text = _PLACE.sub(number, level.text)
    if not text.strip():
        return ""
    text = text.upper() if level.caps else text
    return f"{text.rstrip()} " if level.gap else text


def _bullet(level: Level, at: int) -> str:
    """The sign of a level of bullets as its font draws it.

    Where a round, square or other sign is drawn on a lower level, it becomes "+", as those write
    who type bullets: else all of them would look like one level.
    """
    text = "".join(sign_of(sign, level.font) for sign in level.text).strip()
    text = _UNKNOWN.sub(_BULLET, text)
    if len(text) == 1 and at and text not in _TYPED:
        text = _LOWER
    return f"{text} " if text else ""


def _counter(
    name: str | None,
    abstract: Mapping[str, Element],
    numbers: Mapping[str, Element],
    styles: Mapping[str, Style],
) -> str:
    """The definition that a list really has: a definition may refer to that of a list style."""
    name = name or ""
    for _ in range(len(abstract)):
        link = child_value(abstract.get(name), "numStyleLink")
        style = styles.get(link or "")
        if style is None or style.number is None or style.number not in numbers:
            break
        name = child_value(numbers[style.number], "abstractNumId") or ""
    return name


def _read_levels(element: Element) -> tuple[Level, ...]:
    levels = [Level(format="none")] * LEVELS
    for found in element.iterfind(f"{W}lvl"):
        at = whole(found.get(f"{W}ilvl"))
        if at is not None and 0 <= at < LEVELS:
            levels[at] = _read_level(found)
    return tuple(levels)


def _read_level(element: Element) -> Level:
    look = read_look(element.find(f"{W}rPr"))
    format_, model = "decimal", ""
    for found in element.iter(f"{W}numFmt"):  # also inside of mc:AlternateContent
        format_, model = found.get(VAL, "decimal"), found.get(f"{W}format", "")
        if format_ == "custom":
            break
    picture = element.find(f"{W}lvlPicBulletId") is not None
    return Level(
        start=child_number(element, "start") or 0,
        format="bullet" if picture else format_,
        model=model,
        text=_BULLET if picture else child_value(element, "lvlText") or "",
        gap=child_value(element, "suff") != "nothing",
        restart=child_number(element, "lvlRestart"),
        legal=bool(toggle(element, "isLgl")),
        style=child_value(element, "pStyle") or "",
        font=look.font,
        caps=bool(look.caps),
        hidden=bool(look.hidden),
    )
