"""What is said around a measure: what it measures, for whom, how firmly, how often."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.lexicon.patterns import patterns
from extractor.lexicon.units import UnitKind
from extractor.model import Document, Recurrence, Span

from .measures import Measure

_SPACES = re.compile(r"\s+")
_EDGES = " ,;:.–-("
_RECURRENCES = (
    ("weekly", Recurrence.WEEKLY),
    ("monthly", Recurrence.MONTHLY),
    ("quarterly", Recurrence.QUARTERLY),
    ("yearly", Recurrence.YEARLY),
)
_COUNTED = {UnitKind.COUNT, UnitKind.PART}


def zones(document: Document, kept: Sequence[Measure], heads: Sequence[int | None]) -> list[Span]:
    """For each measure of a clause the stretch that speaks of it alone.

    Between two figures the border is a comma or "và": the last where the subject follows its
    figure ("90% số hộ ..."), the first where it went before ("tỷ lệ hộ ... đạt 90%").
    """
    starts = [measure.part.start for measure in kept]
    ends = [measure.part.end for measure in kept]
    parted = patterns("targets")["parted"].regex
    for index in range(len(kept) - 1):
        one, two = kept[index], kept[index + 1]
        if one.part != two.part:
            continue
        follows = not _before(document, Span(starts[index], one.span.start))
        borders = [m.end() for m in parted.finditer(document.folded, one.span.end, two.span.start)]
        if heads[index + 1] == index:
            border = two.span.start
        elif borders:
            border = borders[-1] if follows else borders[0]
        else:
            border = two.span.start if follows else one.span.end
        ends[index] = starts[index + 1] = border
    return [Span(start, max(start, end)) for start, end in zip(starts, ends, strict=True)]


def indicators(
    document: Document, kept: Sequence[Measure], heads: Sequence[int | None]
) -> list[str]:
    """What each measure measures, as printed, without figure, years and introducing verbs.

    Where a figure has no subject of its own (a bracket, "tăng 5%/năm") it takes the one before,
    in brackets behind the words that it has.
    """
    result: list[str] = []
    change = patterns("targets")["change_only"].regex
    for index, (measure, zone) in enumerate(zip(kept, zones(document, kept, heads), strict=True)):
        own = _own_words(document, zone, measure)
        same_part = index and kept[index - 1].part == measure.part
        if heads[index] is None and same_part:
            before = result[-1].split(" (")[0]
            if _in_brackets(document, measure) is not None or not own:
                own = result[-1]
            elif before and change.search(own.lower()):
                own = f"{own} ({before})"
        result.append(own)
    return result


def scope(document: Document, measure: Measure) -> str:
    """The part of the population that a value holds for: "(vùng cao dưới 20%)"."""
    inside = _in_brackets(document, measure)
    if inside is not None:
        return _before(document, Span(inside, measure.span.start))
    lead_in = patterns("targets")["scope_lead_in"].regex
    if match := lead_in.match(document.folded, measure.part.start, measure.span.start):
        return document.text[slice(*match.span("scope"))]
    if measure.kind in _COUNTED:
        return ""
    behind = patterns("targets")["scope_behind"].regex
    match = behind.match(document.folded, measure.span.end, measure.part.end)
    return document.text[slice(*match.span("scope"))].strip() if match else ""


def hedge(document: Document, stretch: Span) -> str:
    """The words that soften a commitment, as printed, each once, joined by "; "."""
    found = patterns("targets")["hedge"].regex.finditer(document.folded, *stretch)
    return "; ".join(dict.fromkeys(match.group() for match in found))


def recurrence(document: Document, stretch: Span) -> Recurrence | None:
    """How often it is to be reached again: "mỗi quý", "/năm"."""
    table, folded = patterns("targets"), document.folded
    for name, value in _RECURRENCES:
        if table[name].regex.search(folded, *stretch):
            return value
    return None


def _in_brackets(document: Document, measure: Measure) -> int | None:
    """Where the words of a measure in brackets begin; None for one that is in none."""
    if measure.kind in _COUNTED:
        return None
    text, part = document.text, measure.part
    opening = text.rfind("(", part.start, measure.span.start)
    if opening < 0 or text.find(")", opening, measure.span.start) >= 0:
        return None
    return max(text.rfind(mark, opening, measure.span.start) for mark in "(,;") + 1


def _own_words(document: Document, zone: Span, measure: Measure) -> str:
    # What is counted belongs to the words: "có 5 mô hình" measures "mô hình".
    counted = measure.kind in _COUNTED
    end = measure.quantity.resumes if counted else measure.span.end
    before = _before(document, Span(zone.start, min(measure.span.start, zone.end)))
    after = _behind(document, Span(end, max(end, zone.end)))
    if counted and before.lower().endswith(measure.quantity.unit.lower()):
        after = after[len(measure.quantity.unit) :]
    words = _SPACES.sub(" ", f"{before} {after}").strip(_EDGES)
    return words or (measure.quantity.unit.split("/")[0] if counted else "")


def _before(document: Document, stretch: Span) -> str:
    """The words before a figure without those that only introduce it."""
    table, folded = patterns("targets"), document.folded
    start, end = stretch
    if (colon := folded.rfind(": ", start, end - 2) + 1) and folded[colon:end].strip(_EDGES):
        start = colon
    # In slices "^" is the beginning of the stretch.
    for name in ("start_named", "introduces"):
        if match := table[name].regex.search(folded[start:end]):
            end = start + match.start()
    if match := table["opens"].regex.match(folded[start:end]):
        start += match.end()
    kept: list[str] = []
    for match in table["dated"].regex.finditer(folded, start, end):
        kept.append(document.text[start : match.start()])
        start = match.end()
    return "".join([*kept, document.text[start : max(start, end)]]).strip(_EDGES)


def _behind(document: Document, stretch: Span) -> str:
    """The words behind a figure without the year that closes them."""
    words = stretch.of(document.text)
    if match := patterns("targets")["closes"].regex.search(stretch.of(document.folded)):
        words = words[: match.start()]
    words = words.strip(_EDGES)
    # "100% (15/15) xã", "90% số hộ": what stands between a share and its subject.
    if match := patterns("targets")["beside"].regex.match(words.lower()):
        words = words[match.end() :]
    return words if "(" in words else words.strip(" )")
