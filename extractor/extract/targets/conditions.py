"""Conditions: quantities that qualify the headline quantity of their clause."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.lexicon.patterns import patterns
from extractor.lexicon.units import UnitKind
from extractor.model import Document, Span

from .measures import Measure
from .saying import says

# What a share of people or places can be a share for: those with this speed, or so many of these.
_QUALIFYING = {
    UnitKind.SPEED,
    UnitKind.COUNT,
    UnitKind.PART,
    UnitKind.PHYSICAL,
    UnitKind.TIMES,
    UnitKind.DURATION,
    UnitKind.MONEY,
    UnitKind.INDEX,
}
_NEAR = 30


def qualified(document: Document, measures: Sequence[Measure]) -> list[int | None]:
    """For each measure the index of the one that it qualifies, None for a measure of its own.

    "90% hộ dùng mạng với tốc độ 1 Gb/s": the speed qualifies the share, also where it is said
    first ("Tỷ lệ hộ dùng mạng với tốc độ 1 Gb/s đạt 90%").
    """
    result: list[int | None] = []
    for index, measure in enumerate(measures):
        share = _share_before(document, measures, index)
        if share is None:
            share = _whole_before(document, measures, index, result)
        if share is None and measure.kind in _QUALIFYING:
            share = _share_behind(document, measures, index)
        result.append(share)
    return result


def _share_before(document: Document, measures: Sequence[Measure], index: int) -> int | None:
    measure = measures[index]
    if _states_level(document, measure):
        return None
    if measure.kind not in _QUALIFYING and measure.kind is not UnitKind.PERCENT:
        return None
    for head in range(index - 1, -1, -1):
        share = measures[head]
        if share.part != measure.part:
            return None
        if share.kind is not UnitKind.PERCENT:
            continue
        between = Span(share.span.end, measure.span.start)
        if measure.kind is UnitKind.SPEED:
            return head if says(document, "speed_joined", between) else None
        if measure.kind is UnitKind.PERCENT and not says(document, "with_share", between):
            return None  # "90% xã, 80% thôn": two shares, unless one has the other
        return head if head == index - 1 and _qualifies(document, between) else None
    return None


def _whole_before(
    document: Document, measures: Sequence[Measure], index: int, heads: Sequence[int | None]
) -> int | None:
    """What a measure describes: "mở 5 lớp, mỗi lớp 40 học viên", "64 km đường rộng 3 m"."""
    measure = measures[index]
    if index == 0 or measures[index - 1].part != measure.part or _states_level(document, measure):
        return None
    if measure.kind is UnitKind.PERCENT:
        return None
    between = Span(measures[index - 1].span.end, measure.span.start)
    if not (_of_each(document, between) or says(document, "attribute", between)):
        return None
    head = index - 1
    while (above := heads[head]) is not None and above < head:
        head = above
    return head


def _of_each(document: Document, between: Span) -> bool:
    """ "5 lớp ở thôn, mỗi lớp": does "mỗi" take up a noun that stands before it?"""
    match = patterns("targets")["each"].regex.search(document.folded, *between)
    if match is None:
        return False
    return f" {match['noun']}" in document.folded[between.start - _NEAR : match.start()]


def _qualifies(document: Document, between: Span) -> bool:
    """Do the words between a share and a count make one statement ("90% xã có 2 lớp")?

    Behind a comma they may go on listing subjects ("xã, phường mỗi quý có ..."), or begin anew.
    """
    table, folded = patterns("targets"), document.folded
    last = between.start
    for match in table["separator"].regex.finditer(folded, *between):
        if match.group() in ".;:":
            return False
        last = match.end()
    words = folded[last : between.end]
    if last == between.start:
        return bool(words.strip())
    return not table["new_measure"].regex.search(words) and bool(
        table["predicate"].regex.search(words)
    )


def _share_behind(document: Document, measures: Sequence[Measure], index: int) -> int | None:
    measure = measures[index]
    if index + 1 == len(measures) or _states_level(document, measure):
        return None
    share = measures[index + 1]
    if share.kind is not UnitKind.PERCENT or share.part != measure.part:
        return None
    between = Span(measure.span.end, share.span.start)
    clear = not says(document, "separator", between)
    return index + 1 if clear and says(document, "level", between) else None


def _states_level(document: Document, measure: Measure) -> bool:
    """Has the measure a predicate of its own ("tốc độ trung bình đạt 100 Mb/s")?"""
    near = Span(max(measure.part.start, measure.span.start - _NEAR), measure.span.start)
    return says(document, "level", near)
