"""Decode the labels of a body as one sequence: the cheapest way to read all of them together.

A label is not read line by line: "d)" behind "d)" is "đ)", "1." may be a look-alike of "I.", a
number at the start of a line may be running text. All readings are followed side by side, the
dearer ones given up as soon as they fall behind (a beam search; linear in the number of units).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

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


class _Path(NamedTuple):
    """A way to read everything so far; `before` is the same without its last labelled unit."""

    cost: float
    stack: Stack
    counts: Counts
    label: Label | None
    oddity: str
    before: _Path | None

    def reading(self) -> Reading:
        """Of the last labelled unit."""
        return Reading(self.stack if self.label else None, self.label, self.oddity)


def decode(labels: Sequence[tuple[Label, ...]]) -> tuple[Reading, ...]:
    """One reading for each unit, given the possible labels of each (empty: running text).

    >>> from extractor.lexicon.labels import read_labels
    >>> texts = ["c) Một", "d) Hai", "d) Ba", "2 xã", "e) Bốn"]
    >>> [x.stack[-1].label if x.stack else "" for x in decode([read_labels(t) for t in texts])]
    ['c', 'd', 'đ', '', 'e']
    """
    paths = [_Path(0.0, (), Counts(), None, "", None)]
    for found in labels:
        if found:
            paths = _extended(paths, found)
    running_text = Reading(None)
    readings: list[Reading] = []
    path: _Path | None = paths[0]
    for found in reversed(labels):
        if found and path:
            readings.append(path.reading())
            path = path.before
        else:
            readings.append(running_text)
    return tuple(reversed(readings))


def _extended(paths: Sequence[_Path], found: tuple[Label, ...]) -> list[_Path]:
    """The cheapest ways to read one more unit, one for each stack, in a fixed order."""
    by_stack: dict[tuple[Stack, Counts], _Path] = {}
    limit = inf
    for path in paths:
        for cost, stack, counts, label, oddity in _readings(path, found):
            if cost > limit:
                continue
            limit = min(limit, cost + _MARGIN)
            known = by_stack.get((stack, counts))
            if known is None or cost < known.cost:
                by_stack[stack, counts] = _Path(cost, stack, counts, label, oddity, path)
    ordered = sorted(by_stack.values(), key=lambda path: path.cost)[:_BEAM]
    return [path for path in ordered if path.cost <= limit]


def _readings(
    path: _Path, found: tuple[Label, ...]
) -> Iterator[tuple[float, Stack, Counts, Label | None, str]]:
    """Every way to read a unit behind `path`: as one of its labels, or as running text."""
    as_text = min(NOT_A_LABEL[label.style] for label in found)
    if as_text < _MARGIN:  # a bullet is never taken for text: the path would be given up at once
        yield path.cost + as_text, path.stack, path.counts, None, "text"
    for label in found:
        so_far = path.cost + label.doubt
        if label.style in BULLETS and len(found) > 1:
            so_far += BULLET_BEFORE_LABEL
        counts = path.counts.after(label)
        for stack, cost, oddity in _places(path.stack, label, path.counts):
            yield so_far + cost, stack, counts, label, oddity


def _places(stack: Stack, label: Label, counts: Counts) -> list[tuple[Stack, float, str]]:
    """Every place where `label` can stand: next at an open level, or first of a new one."""
    style, bullet = label.style, label.style in BULLETS
    result: list[tuple[Stack, float, str]] = []
    for depth, level in enumerate(stack):
        if level.style is style and same_level(level, label):
            above = stack[:depth]
            wrong = WRONG_PREFIX if level.prefix != label.prefix else 0.0
            for new, cost, oddity in continued(level, label):
                result.append(((*above, new), cost + wrong, oddity))
    if result and bullet:
        return result[-1:]  # bullets have no number to tell their levels apart
    # A new level goes below the deepest level that customarily stands above it; or, against
    # custom, below the deepest level of all.
    depth_of = rank(label)
    keep = len(stack)
    while keep and rank(stack[keep - 1]) >= depth_of:
        keep -= 1
    deepest = keep if bullet else _without_bullets(stack)
    for depth in (keep,) if deepest == keep else (min(keep, deepest), max(keep, deepest)):
        above = stack[:depth]
        level, cost, oddity = opened(label, above[-1] if above else None, counts)
        for left in stack[depth:]:
            if left.style not in BULLETS:
                cost += POPPED
        result.append(((*above, level), cost, oddity))
    return result


def _without_bullets(stack: Stack) -> int:
    depth = len(stack)
    while depth and stack[depth - 1].style in BULLETS:
        depth -= 1
    return depth
