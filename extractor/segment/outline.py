"""Decode the labels of a body as one sequence: the cheapest way to read all of them together.

A label is not read line by line: "d)" behind "d)" is "đ)", "1." may be a look-alike of "I.", a
number at the start of a line may be running text. All readings are followed side by side, the
dearer ones given up as soon as they fall behind (a beam search; linear in the number of units).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.lexicon.labels import BULLETS, Label

from .levels import (
    BULLET_BEFORE_LABEL,
    NOT_A_LABEL,
    POPPED,
    WRONG_PREFIX,
    Counts,
    Stack,
    continued,
    opened,
    rank,
    same_level,
)

_BEAM = 5  # readings followed at a time
_MARGIN = 5.0  # given up when this much dearer than the best


@dataclass(frozen=True, slots=True)
class Reading:
    """How one unit is read: the stack behind it (its own level last), or None for running text."""

    stack: Stack | None
    label: Label | None = None
    oddity: str = ""


@dataclass(frozen=True, slots=True)
class _Path:
    """A way to read everything so far; `before` links back to the start."""

    cost: float
    stack: Stack
    counts: Counts
    reading: Reading
    before: _Path | None


def decode(labels: Sequence[tuple[Label, ...]]) -> tuple[Reading, ...]:
    """One reading for each unit, given the possible labels of each (empty: running text).

    >>> from extractor.lexicon.labels import read_labels
    >>> texts = ["c) Một", "d) Hai", "d) Ba", "2 xã", "e) Bốn"]
    >>> [x.stack[-1].label if x.stack else "" for x in decode([read_labels(t) for t in texts])]
    ['c', 'd', 'đ', '', 'e']
    """
    start = _Path(0.0, (), Counts(), Reading(None), None)
    paths = [start]
    for found in labels:
        if not found:
            paths = [_Path(p.cost, p.stack, p.counts, Reading(None), p) for p in paths]
            continue
        candidates = [after for path in paths for after in _extended(path, found)]
        paths = _best(candidates)
    readings: list[Reading] = []
    path: _Path | None = paths[0]
    while path is not None and path is not start:
        readings.append(path.reading)
        path = path.before
    return tuple(reversed(readings))


def _best(candidates: list[_Path]) -> list[_Path]:
    """The cheapest candidates, one for each stack, in a fixed order."""
    by_stack: dict[tuple[Stack, Counts], _Path] = {}
    for path in candidates:
        key = (path.stack, path.counts)
        if key not in by_stack or path.cost < by_stack[key].cost:
            by_stack[key] = path
    ordered = sorted(by_stack.values(), key=lambda path: path.cost)[:_BEAM]
    limit = ordered[0].cost + _MARGIN
    return [path for path in ordered if path.cost <= limit]


def _extended(path: _Path, found: tuple[Label, ...]) -> list[_Path]:
    result: list[_Path] = []
    as_text = min(NOT_A_LABEL[label.style] for label in found)
    if as_text < _MARGIN:  # a bullet is never taken for text: the path would be given up at once
        reading = Reading(None, None, "text")
        result.append(_Path(path.cost + as_text, path.stack, path.counts, reading, path))
    for label in found:
        doubt = label.doubt
        counts = path.counts.after(label)
        if label.style in BULLETS and len(found) > 1:
            doubt += BULLET_BEFORE_LABEL
        for stack, cost, oddity in _places(path.stack, label, path.counts):
            reading = Reading(stack, label, oddity)
            result.append(_Path(path.cost + doubt + cost, stack, counts, reading, path))
    return result


def _places(stack: Stack, label: Label, counts: Counts) -> list[tuple[Stack, float, str]]:
    """Every place where `label` can stand: next at an open level, or first of a new one."""
    result: list[tuple[Stack, float, str]] = []
    for depth, level in enumerate(stack):
        if same_level(level, label):
            above = stack[:depth]
            wrong = WRONG_PREFIX if level.prefix != label.prefix else 0.0
            for new, cost, oddity in continued(level, label):
                result.append(((*above, new), cost + wrong, oddity))
    if result and label.style in BULLETS:
        return result[-1:]  # bullets have no number to tell their levels apart
    # A new level goes below the deepest level that customarily stands above it; or, against
    # custom, below the deepest level of all.
    depth_of = rank(label)
    keep = len(stack)
    while keep and rank(stack[keep - 1]) >= depth_of:
        keep -= 1
    depths = {keep} if label.style in BULLETS else {keep, _without_bullets(stack)}
    for depth in sorted(depths):
        above = stack[:depth]
        level, cost, oddity = opened(label, above[-1] if above else None, counts)
        popped = sum(x.style not in BULLETS for x in stack[depth:])
        result.append(((*above, level), cost + POPPED * popped, oddity))
    return result


def _without_bullets(stack: Stack) -> int:
    depth = len(stack)
    while depth and stack[depth - 1].style in BULLETS:
        depth -= 1
    return depth
