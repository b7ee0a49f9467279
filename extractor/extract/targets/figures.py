"""Which quantities measure something, rather than name, rate or condition it."""

from __future__ import annotations

from extractor.lexicon.number_words import NumberWord
from extractor.lexicon.patterns import patterns
from extractor.lexicon.units import UnitKind
from extractor.model import Comparator, Document, Span

from .measures import Measure
from .saying import opens_with, says

_ALWAYS = {
    UnitKind.PERCENT,
    UnitKind.POINTS,
    UnitKind.SPEED,
    UnitKind.TIMES,
    UnitKind.PHYSICAL,
    UnitKind.MONEY,
    UnitKind.INDEX,
    UnitKind.RANK,
}
# What something may be counted per: 1 ha, 100 girls, 10,000 inhabitants.
_BASES = {1, 100, 1_000, 10_000, 100_000}
_PER = {"trên", "cứ", "mỗi", "với"}


def quoted(document: Document, stretch: Span) -> list[Span]:
    """Names and titles in quotation marks, whose figures promise nothing."""
    found = patterns("targets")["quoted"].regex.finditer(document.text, *stretch)
    return [Span(*match.span()) for match in found]


def is_figure(document: Document, measure: Measure, *, in_goals: bool) -> bool:
    """Does the number measure something? Durations count under goals, or where they shrink."""
    kind, lead, explicit = measure.kind, measure.lead, measure.explicit
    if kind is UnitKind.GRADE or _is_base(document, measure) or _is_conditional(document, measure):
        return False
    if kind in _ALWAYS:
        return True
    if kind is UnitKind.COUNT:
        if lead in (NumberWord.NAME, NumberWord.INNER):
            return explicit
        return explicit or measure.quantity.known or lead is not None or measure.opens
    if kind is UnitKind.PART:
        # "trên 4 loại hình báo chí" says where; "trên" compares results only.
        bounded = explicit and measure.comparator is not Comparator.GREATER
        return bounded or says(document, "level", measure.before)
    if kind in (UnitKind.AGE, UnitKind.DURATION):
        if explicit and "/" in measure.quantity.unit:
            return True  # "ít nhất 2 ngày/tháng"
        near = explicit or lead in (NumberWord.REACH, NumberWord.COMMIT)
        promised = in_goals or says(document, "reduction", measure.before)
        return near and promised and says(document, "duration_subject", measure.before)
    # A bare number measures an index only.
    stated = explicit or says(document, "level", measure.before)
    return stated and says(document, "index_subject", measure.before)


def _is_base(document: Document, measure: Measure) -> bool:
    """ "giá trị trên 1 ha đất đạt 150 triệu đồng": what the value behind it is counted per."""
    if measure.quantity.value not in _BASES:
        return False
    words = document.folded[measure.part.start : measure.quantity.number.start].split()
    if not words or words[-1] not in _PER:
        return False
    return measure.kind is UnitKind.PHYSICAL or words[-1] != "trên"


def _is_conditional(document: Document, measure: Measure) -> bool:
    """ "Nếu vượt quá 5 tờ khai": the figure says when something holds, not what is aimed at."""
    return says(document, "conditional", measure.part) or opens_with(
        document, "conditional_opening", measure.part
    )
