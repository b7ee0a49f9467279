"""Decode the labels of a body as one sequence: the cheapest way to read all of them together.

A label is not read line by line: "d)" behind "d)" is "đ)", "1." may be a look-alike of "I.", a
number at the start of a line may be running text. All readings are followed side by side, the
dearer ones given up as soon as they fall behind (a beam search; linear in the number of units).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from extractor.lexicon.labels import BULLETS, Label, Style

from .levels import (
    BULLET_BEFORE_LABEL,
    NOT_A_LABEL,
    POPPED,
    WRONG_PREFIX,
    Counts,
    Stack,
    continued,
    first,
    opened,
    rank,
    same_level,
)

_BEAM = 5  # readings followed at a time
_MARGIN = 5.0  # given up when this much dearer than the best
_COST = attrgetter("cost")


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
    candidates = [after for path in paths for after in _continuations(path, found)]
    candidates.sort(key=_COST)
    limit = candidates[0].cost + _MARGIN
    kept: dict[tuple[Stack, Counts], _Path] = {}
    for path in candidates:
        if path.cost > limit or len(kept) == _BEAM:
            break
        kept.setdefault((path.stack, path.counts), path)
    return list(kept.values())


def _continuations(path: _Path, found: tuple[Label, ...]) -> Iterator[_Path]:
    """Every way to read a unit behind `path`: as one of its labels, or as running text."""
    cost, stack, counts = path[:3]
    as_text = min(NOT_A_LABEL[label.style] for label in found)
    if as_text < _MARGIN:  # a bullet is never taken for text: the path would be given up at once
        yield _Path(cost + as_text, stack, counts, None, "text", path)
    for label in found:
        so_far = cost + label.doubt
        if label.style in BULLETS and len(found) > 1:
            so_far += BULLET_BEFORE_LABEL
        after = counts.after(label)
        for place, more, oddity in _places(stack, label, counts):
            yield _Path(so_far + more, place, after, label, oddity, path)


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
    while keep and rank(stack[keep - 1]) >= depth_of and not (bullet and _outer_dot(stack, keep)):
        keep -= 1
    deepest = keep if bullet else _without_bullets(stack)
    level = first(label)
    for depth in (keep,) if deepest == keep else (min(keep, deepest), max(keep, deepest)):
        cost, oddity = opened(label, stack[depth - 1] if depth else None, counts)
        for left in stack[depth:]:
            if left.style not in BULLETS:
                cost += POPPED
        result.append(((*stack[:depth], level), cost, oddity))
    return result


def _outer_dot(stack: Stack, depth: int) -> bool:
    """Is a dot the outermost bullet of its list? Then dashes and crosses stand below it."""
    outermost = depth == 1 or stack[depth - 2].style not in BULLETS
    return outermost and stack[depth - 1].style is Style.DOT


def _without_bullets(stack: Stack) -> int:
    depth = len(stack)
    while depth and stack[depth - 1].style in BULLETS:
        depth -= 1
    return depth
