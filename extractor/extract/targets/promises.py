"""Outside goals: is a figure promised, rather than a rule, a price or a description?"""

from __future__ import annotations

import re

from extractor.lexicon.number_words import NumberWord
from extractor.lexicon.patterns import patterns
from extractor.lexicon.units import UnitKind
from extractor.model import Document, Role, Span

from .clauses import Clause
from .measures import Measure
from .saying import says

# Kinds whose figures are mostly prices, costs or descriptions, unless something is aimed at.
_BY_AMBITION = {UnitKind.MONEY, UnitKind.INDEX, UnitKind.NONE, UnitKind.RANK}
_PHRASE_BREAK = re.compile(r"[,:;.(–]|\s-\s")
_ORDER_WORDS = 3
_LOOSE = ("trên", "từ")
_WHOLE = 100
_BEHIND = 40


def is_promised(document: Document, clause: Clause, measure: Measure) -> bool:
    """Does a clause outside goals commit to this figure?"""
    if clause.situation:
        return says(document, "strives", measure.before)
    if measure.kind is UnitKind.INDEX and measure.lead is NumberWord.COMMIT:
        return True  # "thí điểm 5 điểm trông trẻ" counts places
    if measure.kind in _BY_AMBITION:
        return says(document, "ambition", measure.before)
    if clause.section.role is Role.FUNDING or _is_policy(document, measure):
        return False
    return _is_ordered(document, measure)


def _is_policy(document: Document, measure: Measure) -> bool:
    """Rates, subsidies and reporting duties: they bind, but promise no result."""
    part, table = measure.part, patterns("targets")
    if says(document, "policy", Span(part.start, min(part.end, measure.span.end + _BEHIND))):
        return True
    if measure.kind is UnitKind.TIMES:
        return says(document, "report", part)
    pays = table["subsidy_before"].regex.search(measure.before.of(document.folded))
    behind = table["subsidy_behind"].regex.match(document.folded, measure.span.end)
    return measure.kind is UnitKind.PERCENT and bool(pays and behind)


def _is_ordered(document: Document, measure: Measure) -> bool:
    """Do the words before the figure order it or state it as a level to reach?"""
    if measure.opens:
        return not says(document, "inner_label", measure.before)
    if measure.lead in (NumberWord.COMMIT, NumberWord.REACH):
        return True
    if measure.kind is UnitKind.COUNT:
        return _is_count_ordered(document, measure)
    if measure.explicit or measure.lead is NumberWord.LINK:
        return True
    if measure.kind is UnitKind.TIMES:
        return "/" in measure.quantity.unit
    if measure.kind is not UnitKind.PERCENT or measure.lead is not None:
        return False
    whole = measure.quantity.value == _WHOLE
    return whole or says(document, "drives", measure.before) or _begins(document, measure)


def _is_count_ordered(document: Document, measure: Measure) -> bool:
    """Counts describe more often than they promise: "toàn tỉnh có 120 hợp tác xã"."""
    before = measure.before
    if measure.lead is None:
        # "tuyên truyền trên 3 kênh" says where, "nơi sử dụng từ 500 lao động trở lên" which.
        loose = document.folded.startswith(_LOOSE, measure.span.start)
        if measure.explicit and not loose:
            return True
        if measure.explicit and (
            says(document, "each", before) or says(document, "attribute", before)
        ):
            return True
        return measure.quantity.known and _begins(document, measure)
    if measure.explicit:
        return True
    return measure.lead is NumberWord.LINK and says(document, "aims", before)


def _begins(document: Document, measure: Measure) -> bool:
    """Do one to three words stand before the figure, an order with an unknown verb ("Nạo vét")?"""
    phrase = _PHRASE_BREAK.split(measure.before.of(document.folded))[-1]
    few = 1 <= len(phrase.split()) <= _ORDER_WORDS
    return few and not patterns("targets")["no_order"].regex.match(phrase)
