"""Zones: which part of the layout each unit belongs to, and where an attached document begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern

from extractor.lexicon.labels import BULLETS, PREFIXED, Style
from extractor.lexicon.patterns import patterns
from extractor.model import Zone, fold

from .furniture import document_start
from .units import Unit

_LONG = 80  # characters: longer than a line of the letterhead
_TITLE_LINES = 6  # a title has no more lines
_TITLE_CAPITALS = 30  # characters: so much of a title in capitals must be in capitals
_SIGNATURE_LINES = 8  # nor has a signature
_OUTLINE_WITHIN = 30  # units behind its title in which the outline of a document begins
_STRUCTURAL = frozenset({Style.ROMAN, Style.UPPER, *PREFIXED})


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit with its zone. `part` counts the documents in one file: a decision and its plan."""

    unit: Unit
    zone: Zone
    part: int


@cache
def _rule(name: str) -> Pattern[str]:
    return patterns("zones")[name].regex


def place(units: Sequence[Unit]) -> tuple[Placed, ...]:
    """The zone of each unit, by walking through the layout from top to bottom."""
    walk = _Walk(units)
    placed = [Placed(unit, walk.step(index), walk.part) for index, unit in enumerate(units)]
    return tuple(_with_closing(placed))


class _Walk:
    """Where the walk stands: the zone of the unit before, and what has been seen since."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.folded = [fold(unit.text) for unit in units]
        self.part = 0
        self.zone = Zone.HEADER
        self.since = 0  # units in the present zone
        self.titled = False  # the type of the document ("KẾ HOẠCH") has been seen
        self.start = document_start(units, self.folded)
        self.left_over = False  # behind the document, in what a web page puts below it
        self.columns: dict[int, Zone] = {}  # recipients and signature beside each other
        # Annexes stand behind the signature: "PHỤ LỤC" before it is part of the text.
        self.signed = max(
            (i for i, text in enumerate(self.folded) if _rule("recipients").search(text)),
            default=-1,
        )
        self.romans = any(
            label.style in _STRUCTURAL and not label.doubt
            for unit in units
            for label in unit.labels
        )

    def step(self, index: int) -> Zone:
        unit, text = self.units[index], self.folded[index]
        if unit.block.furniture or index < self.start:
            return Zone.FURNITURE
        if unit.row and (self.zone is not Zone.HEADER or (self.part and self.titled)):
            # A table in the text is an annex to it, not part of its outline; behind the signature
            # one without a heading, or below the title of a list, begins the annexes.
            if self.zone not in (Zone.PREAMBLE, Zone.BODY):
                self.zone = Zone.ANNEX
            return Zone.ANNEX
        zone = self._next(index, unit, text)
        if unit.column is None:
            self.columns.clear()
        elif zone in (Zone.RECIPIENTS, Zone.SIGNATURE):
            zone = self._in_column(unit.column, zone, text)
        if zone is Zone.FURNITURE:
            return zone
        self.since = self.since + 1 if zone is self.zone else 0
        self.zone = zone
        return zone

    def _next(self, index: int, unit: Unit, text: str) -> Zone:
        if self.zone is Zone.HEADER:
            return self._header(index, unit, text)
        if self.zone is Zone.PREAMBLE:
            return self._preamble(index, unit, text)
        if self.zone is Zone.BODY:
            return self._tail(index, unit, text) or Zone.BODY
        return self._after(index, unit, text)

    def _in_column(self, column: int, zone: Zone, text: str) -> Zone:
        """Cells below each other belong together, whatever stands beside them."""
        found = _rule("recipients").search(text) or _rule("signature").search(text)
        if not found:
            zone = self.columns.get(column, zone)
        self.columns[column] = zone
        return zone

    def _header(self, index: int, unit: Unit, text: str) -> Zone:
        if self._is_title(unit, text):
            self.titled = True
            self.since = 0
            return Zone.HEADER
        grounds = _rule("grounds").search(text) and not unit.text.isupper()
        if not grounds and _rule("letterhead").search(text) and len(text) < 2 * _LONG:
            return Zone.HEADER
        if index == self.start and self._is_annex(index, unit, text):
            return Zone.ANNEX
        if self._starts_body(unit):
            return Zone.BODY
        if _rule("enacts").search(text):
            return Zone.PREAMBLE
        sentence = len(text) > _LONG and not unit.text.isupper() and not unit.block.bold
        if grounds:
            # "KẾ HOẠCH / Thực hiện Chương trình ...": a title, which unlike grounds has no stop.
            title = self.titled and self.since <= 1 and text[-1] not in ".,;:"
            return Zone.HEADER if title and not text.startswith("căn cứ") else Zone.PREAMBLE
        if (
            self.titled and self.since and sentence and text[-1] in ".;:"
        ) or self.since > 4 * _TITLE_LINES:
            return Zone.PREAMBLE
        return Zone.HEADER

    def _preamble(self, index: int, unit: Unit, text: str) -> Zone:
        if self._starts_body(unit):
            return Zone.BODY
        before = self.folded[index - 1]
        if not self.romans and before.endswith(("như sau:", "sau đây:", "như sau")):
            return Zone.BODY  # a document without labels
        return self._tail(index, unit, text) or Zone.PREAMBLE

    def _tail(self, index: int, unit: Unit, text: str) -> Zone | None:
        """Recipients, signature, annex, notes: what may follow the text proper."""
        if _rule("recipients").search(text):
            return Zone.RECIPIENTS
        if len(text) < _LONG and _rule("signature").search(text) and unit.text[:3].isupper():
            return Zone.SIGNATURE
        if self._is_annex(index, unit, text):
            return Zone.ANNEX
        return Zone.FURNITURE if _rule("footnote").search(text) else None

    def _is_annex(self, index: int, unit: Unit, text: str) -> bool:
        if index < self.signed or unit.glued or not _rule("annex").search(text):
            return False
        return unit.text[:2].isupper() or len(text) < _LONG

    def _after(self, index: int, unit: Unit, text: str) -> Zone:
        """Behind the text proper: more of the tail, an attached document, or what is left over."""
        if self.zone is not Zone.ANNEX and (
            self._is_title(unit, text) or self._is_attached(index, unit)
        ):
            self.part += 1
            self.titled, self.left_over, self.since = True, False, 0
            return Zone.HEADER
        found = self._tail(index, unit, text)
        if found is not None and not (self.zone is Zone.ANNEX and found is not Zone.FURNITURE):
            return found
        if self.zone is Zone.ANNEX:
            return Zone.ANNEX
        self.left_over = self.left_over or bool(_rule("portal").search(text))
        if self.left_over:
            return Zone.FURNITURE
        if self.zone is Zone.SIGNATURE and (self.since > _SIGNATURE_LINES or len(text) > 2 * _LONG):
            return Zone.ANNEX
        if self.zone is Zone.RECIPIENTS and len(text) > 4 * _LONG:
            return Zone.ANNEX
        return self.zone

    def _is_attached(self, index: int, unit: Unit) -> bool:
        """A title in capitals whose type is lost, with "(Kèm theo Quyết định ...)" below it."""
        if not unit.text.isupper() or _rule("enclosure").search(self.folded[index]):
            return False
        behind = range(index + 1, min(index + 1 + _TITLE_LINES, len(self.units)))
        if not any(_rule("attached").search(self.folded[at]) for at in behind):
            return False
        following = self.units[index + 1 : index + _OUTLINE_WITHIN]
        return any(
            label.style is Style.ROMAN and label.number == 1 and not label.doubt
            for unit in following
            for label in unit.labels
        )

    def _is_title(self, unit: Unit, text: str) -> bool:
        """The type of a document on its own line, or in capitals at the start of its title."""
        if _rule("title").search(text):
            return unit.text.isupper() or unit.block.bold
        if self.titled and self.zone is Zone.HEADER:
            return False
        words = text.split(" ", 3)
        capitals = unit.text[:_TITLE_CAPITALS].isupper()
        return len(words) > 2 and capitals and bool(_rule("title").search(" ".join(words[:2])))

    def _starts_body(self, unit: Unit) -> bool:
        """Does the outline begin here?"""
        if not unit.labels or unit.labels[0].style in BULLETS:
            return False
        if any(label.style in _STRUCTURAL and not label.doubt for label in unit.labels):
            return True
        if unit.text.isupper():  # "1." read for "I." before a heading in capitals
            return any(label.style is Style.ROMAN for label in unit.labels)
        first = unit.labels[0]
        numbered = first.style in (Style.NUMBER, Style.NUMBER_PAREN, Style.DOTTED)
        return numbered and first.number <= 2 and self.zone is Zone.PREAMBLE and not self.romans


def _with_closing(placed: list[Placed]) -> list[Placed]:
    """From the first closing sentence behind the last label on, the body is closing."""
    result = list(placed)
    bodies: dict[int, list[int]] = {}
    for index, at in enumerate(placed):
        if at.zone is Zone.BODY:
            bodies.setdefault(at.part, []).append(index)
    for part, body in bodies.items():
        labelled = [i for i in body if placed[i].unit.labels]
        after = [i for i in body if not labelled or i > labelled[-1]]
        begin = next((i for i in after if _rule("closes").search(fold(placed[i].unit.text))), None)
        for i in after:
            if begin is not None and i >= begin:
                result[i] = Placed(placed[i].unit, Zone.CLOSING, part)
    return result
