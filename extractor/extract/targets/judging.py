"""Which measures are targets: not names, and outside goals promised."""

from __future__ import annotations

import re

from extractor.lexicon.number_words import NumberWord
from extractor.lexicon.patterns import patterns
from extractor.lexicon.units import UnitKind
from extractor.model import Comparator, Document, Role, Span

from .clauses import Clause
from .measures import Measure

_ALWAYS = {UnitKind.PERCENT, UnitKind.POINTS, UnitKind.SPEED, UnitKind.TIMES, UnitKind.PHYSICAL}
_OPENING = 20
_PHRASE_BREAK = re.compile(r"[,:;.(–]|\s-\s")
_ORDER_WORDS = 3
_LOOSE = ("trên", "từ")
# What something may be counted per: 1 ha, 100 girls, 10,000 inhabitants.
_WHOLE = 100
_BASES = {1, 100, 1_000, 10_000, 100_000}
_LEVELS = {UnitKind.MONEY, UnitKind.INDEX}


def quoted(document: Document, stretch: Span) -> list[Span]:
    """Names and titles in quotation marks, whose figures promise nothing."""
    found = patterns("targets")["quoted"].regex.finditer(document.text, *stretch)
    return [Span(*match.span()) for match in found]


def is_target(document: Document, clause: Clause, measure: Measure) -> bool:
    """Does the clause commit to this measure?"""
    if not _is_quantity(document, clause, measure) or _is_conditional(document, measure.part):
        return False
    return clause.in_goals or _is_promised(document, clause, measure)


def _is_quantity(document: Document, clause: Clause, measure: Measure) -> bool:
    """Does the number measure something, rather than name it?"""
    kind, lead, explicit = measure.kind, measure.lead, measure.explicit
    before = Span(measure.part.start, measure.span.start)
    if kind is UnitKind.GRADE or _is_base(document, measure):
        return False
    if kind in _ALWAYS or kind in _LEVELS or kind is UnitKind.RANK:
        return True
    if kind is UnitKind.COUNT:
        if explicit:
            return True
        if lead in (NumberWord.NAME, NumberWord.INNER):
            return False
        return measure.quantity.known or lead is not None or measure.opens
    if kind is UnitKind.INDEX:
        return True
    if kind is UnitKind.PART:
        # "trên 4 loại hình báo chí" says where; "trên" compares results only.
        bounded = explicit and measure.comparator is not Comparator.GREATER
        return bounded or _has(document, "level", before)
    if kind in (UnitKind.AGE, UnitKind.DURATION):
        near = explicit or lead in (NumberWord.REACH, NumberWord.COMMIT)
        if explicit and "/" in measure.quantity.unit:
            return True  # "ít nhất 2 ngày/tháng"
        if not clause.in_goals and not _has(document, "reduction", before):
            return False
        return near and _has(document, "duration_subject", before)
    # A bare number measures an index only.
    stated = explicit or _has(document, "level", before)
    return stated and _has(document, "index_subject", before)


def _is_base(document: Document, measure: Measure) -> bool:
    """ "giá trị trên 1 ha đất đạt 150 triệu đồng": what the value behind it is counted per."""
    if measure.quantity.value not in _BASES:
        return False
    before = document.folded[measure.part.start : measure.quantity.number.start].split()[-1:]
    return before in (["trên"], ["cứ"], ["mỗi"], ["với"]) and (
        measure.kind is UnitKind.PHYSICAL or before != ["trên"]
    )


def _is_promised(document: Document, clause: Clause, measure: Measure) -> bool:
    """Outside goals: is it promised, rather than a rule, a price or a description?"""
    kind, lead, explicit = measure.kind, measure.lead, measure.explicit
    part = measure.part
    if clause.situation:
        return _has(document, "strives", Span(part.start, measure.span.start))
    if kind is UnitKind.INDEX and lead is NumberWord.COMMIT:
        return True  # "thí điểm 5 điểm trông trẻ" counts places
    if kind in (UnitKind.MONEY, UnitKind.INDEX, UnitKind.NONE, UnitKind.RANK):
        return _has(document, "ambition", Span(part.start, measure.span.start))
    if _has(document, "policy", Span(part.start, min(part.end, measure.span.end + 40))):
        return False
    if kind is UnitKind.PERCENT and _is_subsidy(document, measure):
        return False
    if kind is UnitKind.TIMES and _has(document, "report", part):
        return False
    if clause.section.role is Role.FUNDING:
        return False
    before = Span(part.start, measure.span.start)
    if explicit and (_has(document, "each", before) or _has(document, "attribute", before)):
        return True
    if kind is UnitKind.COUNT and lead is None and not measure.opens:
        # "tuyên truyền trên 3 kênh" says where, "nơi sử dụng từ 500 lao động trở lên" which;
        # after a verb of result they would compare.
        explicit = explicit and not document.folded.startswith(_LOOSE, measure.span.start)
    if measure.opens:
        return not _has(document, "inner_label", before)
    if explicit:
        return True
    if kind is UnitKind.PERCENT and lead is None:
        whole = measure.quantity.value == _WHOLE
        return whole or _has(document, "drives", before) or _begins(document.folded, before)
    if kind is UnitKind.TIMES and "/" in measure.quantity.unit:
        return True
    if lead in (NumberWord.COMMIT, NumberWord.REACH):
        return True
    if lead is None and kind is UnitKind.COUNT:
        return measure.quantity.known and _begins(document.folded, before)
    if lead is NumberWord.LINK:
        return kind is not UnitKind.COUNT or _has(document, "aims", before)
    return False


def _begins(folded: str, before: Span) -> bool:
    """Do one to three words stand before the figure, an order with an unknown verb ("Nạo vét")?"""
    phrase = _PHRASE_BREAK.split(folded[before.start : before.end])[-1]
    few = 1 <= len(phrase.split()) <= _ORDER_WORDS
    return few and not patterns("targets")["no_order"].regex.match(phrase)


def _is_subsidy(document: Document, measure: Measure) -> bool:
    """ "hỗ trợ 50% kinh phí": who pays, not what is aimed at."""
    before = document.folded[measure.part.start : measure.span.start]
    table = patterns("targets")
    return bool(
        table["subsidy_before"].regex.search(before)
        and table["subsidy_behind"].regex.match(document.folded, measure.span.end)
    )


def _is_conditional(document: Document, part: Span) -> bool:
    """ "Nếu vượt quá 5 tờ khai": the figure says when something holds, not what is aimed at."""
    opening = document.folded[part.start : part.start + _OPENING]
    return _has(document, "conditional", part) or bool(
        patterns("targets")["conditional_opening"].regex.match(opening)
    )


def _has(document: Document, name: str, stretch: Span) -> bool:
    return bool(patterns("targets")[name].regex.search(document.folded, *stretch))
