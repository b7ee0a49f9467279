"""Footnotes: out of the page that they interrupt, their calls written "[1]"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..pages import PageLine, PageLines
from .rows import height

_SMALLER = 0.95  # of the page's usual size: footnotes are set smaller
_RULE = (60.0, 260.0)  # points: how long the line above the footnotes is
_NUMBER = re.compile(r"\[?(\d{1,3})\]?(?=\D)")


class Noted(NamedTuple):
    """The lines of a page without its footnotes, and the notes: (number, lines) in order.

    A note without number goes on from the page before. `renumbered` are the notes whose numbers
    are not those that are printed: (printed, written).
    """

    lines: tuple[PageLine, ...]
    notes: tuple[tuple[str, tuple[PageLine, ...]], ...]
    renumbered: tuple[tuple[str, str], ...] = ()


def split_notes(
    page: PageLines, lines: Sequence[PageLine], before: Collection[str] = frozenset()
) -> Noted:
    """Part the footnotes from the `lines` of a page, and write their calls in brackets.

    `before` are the numbers of the notes before. Where those of this page begin anew, they are
    counted on, so that a number stands for one note.
    """
    start = _start(page, lines)
    if start is None:
        return Noted(tuple(lines), ())
    below = sorted((x for x in lines if x.box.top >= start), key=lambda x: (x.box.top, x.box.x0))
    notes: list[tuple[str, list[PageLine]]] = []
    for line in below:
        number = _number_of(line)
        if notes and not _is_next(number, notes[-1][0], line):
            number = ""  # "15 tháng 3 ..." in the midst of a note
        if number or not notes:
            notes.append((number, []))
        notes[-1][1].append(_without(line, number) if number else line)
    written = _written([number for number, _ in notes if number], before)
    text = tuple(_with_calls(line, written) for line in lines if line.box.top < start)
    changed = tuple((old, new) for old, new in written.items() if old != new)
    own = ((written.get(number, ""), tuple(note)) for number, note in notes)
    return Noted(text, tuple(own), changed)


def _is_next(number: str, before: str, line: PageLine) -> bool:
    """Is this the number behind that of the note before, or is it set as one?"""
    return bool(line.raised) or not (number and before) or int(number) == int(before) + 1


def _written(numbers: Sequence[str], before: Collection[str]) -> dict[str, str]:
    """How the notes of a page are numbered, by how they are printed."""
    if not any(number in before for number in numbers):
        return {number: number for number in numbers}
    last = max(map(int, before))
    return {number: str(last + at) for at, number in enumerate(dict.fromkeys(numbers), start=1)}


def _start(page: PageLines, lines: Sequence[PageLine]) -> float | None:
    """Where the footnotes of a page begin: at its lowest block of small lines with a number."""
    if not lines:
        return None
    weights = sorted((height(line), len(line.text)) for line in lines)
    half, usual = sum(weight for _, weight in weights) / 2, 0.0
    for size, weight in weights:
        half -= weight
        usual = size
        if half <= 0:
            break
    rules = [
        rule
        for rule in page.rules
        if _RULE[0] < rule.x1 - rule.x0 < _RULE[1] and rule.top > 0.3 * page.height
    ]
    for rule in rules:
        if any(other.top > rule.top + 2 and other.x0 <= rule.x0 + 2 for other in rules):
            continue  # a line of a table
        below = [line for line in lines if line.box.top > rule.top - 2]
        if below and all(height(line) < _SMALLER * usual for line in below):
            first = min(below, key=lambda line: line.box.top)
            if first.box.x0 > rule.x0 - 30 and first.box.top - rule.top < 3 * height(first):
                return first.box.top - 0.1
    numbered = [
        line for line in lines if line.raised and line.raised[0].start == 0 and _number_of(line)
    ]
    for line in sorted(numbered, key=lambda line: line.box.top):
        below = [other for other in lines if other.box.top >= line.box.top]
        if all(height(other) < _SMALLER * usual for other in below):
            return line.box.top - 0.1
    return None


def _number_of(line: PageLine) -> str:
    """The number that a line begins with, as a footnote does."""
    if line.raised and line.raised[0].start == 0:
        own = line.raised[0].of(line.text).strip("[]() ")
        return own if own.isdigit() else ""
    match = _NUMBER.match(line.text) if line.text[:1] in "[0123456789" else None
    return match[1] if match and (line.text[0] == "[" or line.text[match.end()] == " ") else ""


def _without(line: PageLine, number: str) -> PageLine:
    """A footnote's first line without its number."""
    behind = line.text.index(number) + len(number)
    return replace(line, text=line.text[behind:].lstrip("]). "), raised=())


def _with_calls(line: PageLine, written: Mapping[str, str]) -> PageLine:
    """`line` with "[1]" for a raised figure that a note on its page has."""
    text, grown = line.text, 0
    for span in line.raised:
        own = span.of(line.text)
        number = written.get(own.strip("[]()"))
        if number is not None:
            start, end = span.start + grown, span.end + grown
            call = f"[{number}]"
            text = text[:start] + call + text[end:]
            grown += len(call) - len(own)
    return line if text == line.text else replace(line, text=text, raised=())
