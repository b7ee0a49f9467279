"""Measures: quantities with their comparison, and what the words around make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.lexicon.number_words import NumberWord, number_words
from extractor.lexicon.patterns import patterns
from extractor.lexicon.units import UnitKind
from extractor.model import Comparator, Document, Span

from .clauses import Clause
from .quantities import Quantity, quantities

_BEFORE = (
    ("before_at_most", Comparator.AT_MOST),
    ("before_at_least", Comparator.AT_LEAST),
    ("before_greater", Comparator.GREATER),
    ("before_less", Comparator.LESS),
)
# The words before a number that are looked at for a comparison: "ít nhất vào năm 2030 đạt".
_REACH = 60
_LEAD_WORDS = 4
_LEAD = re.compile(r"(?:[^\W_][\w-]*\s+){1,6}\Z")
_LEAD_ROLES = (
    NumberWord.REACH,
    NumberWord.COMMIT,
    NumberWord.LINK,
    NumberWord.INNER,
    NumberWord.NAME,
    NumberWord.NEUTRAL,
)
_LISTED = re.compile(r"(?:[,;(]|[,\s]và)\s*\Z")
_OPENING = re.compile(r"(?:\A|[,;:.(“\"–-])\s*\Z")
# A whole of 100 % cannot be exceeded: "trên 100% diện tích" says where, not how much.
_SHARE_OF_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity with its comparator. `span` holds both, `part` is the part of the clause.

    `lead` is what the words before it make of it, None for words that say nothing; `opens` says
    that nothing stands before it in its sentence or after a comma.
    """

    quantity: Quantity
    span: Span
    part: Span
    comparator: Comparator
    explicit: bool
    lead: NumberWord | None
    opens: bool

    @property
    def before(self) -> Span:
        """The part up to the measure."""
        return Span(self.part.start, self.span.start)

    @property
    def kind(self) -> UnitKind:
        return self.quantity.kind


def measures(document: Document, clause: Clause) -> list[Measure]:
    """All quantities of a clause with their comparators; none is judged yet."""
    found = quantities(document, clause.stretch)
    joined = list(_with_ranges_joined(document, found))
    result: list[Measure] = []
    for quantity in joined:
        part = clause.part_of(quantity.span.start)
        result.append(_measure(document, quantity, part, result[-1] if result else None))
    return result


def _with_ranges_joined(document: Document, found: list[Quantity]) -> Iterator[Quantity]:
    """ "từ 5 triệu đến 7 triệu đồng" is one range, as is "10% - 12%"."""
    index = 0
    while index < len(found):
        low = found[index]
        high = found[index + 1] if index + 1 < len(found) else None
        index += 1
        if high and low.value_max is None and high.value_max is None and low.kind is high.kind:
            between = document.folded[low.span.end : high.span.start].strip()
            same = low.unit in (high.unit, high.unit.split("/")[0])
            if between in ("đến", "-", "–", "tới") and same and low.value < high.value:
                index += 1
                yield replace(
                    high,
                    span=Span(low.span.start, high.span.end),
                    number=Span(low.number.start, high.number.end),
                    value=low.value,
                    value_max=high.value,
                )
                continue
        yield low


def _measure(
    document: Document, quantity: Quantity, part: Span, previous: Measure | None
) -> Measure:
    folded = document.folded
    limit = max(part.start, quantity.span.start - _REACH)
    if rank := _rank(document, quantity, part, limit):
        return rank
    start, comparator = _before(folded, limit, quantity)
    start = min(start, quantity.span.start)
    explicit = comparator is not None
    end = quantity.span.end
    if bound := _after(folded, quantity, end, part.end, comparator):
        comparator, end, explicit = bound[0], bound[1], True
    if _is_difference(folded, Span(start, end)):
        comparator = None
    if quantity.value_max is not None:
        comparator = Comparator.RANGE
    lead, opens = _lead(folded, limit, start)
    if previous and previous.part == part and _LISTED.search(folded, previous.span.end, start):
        # "xây dựng 5 mô hình và 3 lớp": what is said of the first holds for the second.
        lead, opens = previous.lead, previous.opens
    return Measure(
        quantity, Span(start, end), part, comparator or Comparator.EQUAL, explicit, lead, opens
    )


def _rank(document: Document, quantity: Quantity, part: Span, limit: int) -> Measure | None:
    """ "thuộc nhóm 10 tỉnh dẫn đầu": a place in an order, no count of provinces."""
    table, number = patterns("numbers"), quantity.number
    before = table["rank_before"].regex.search(document.folded, limit, number.start)
    after = table["rank_after"].regex.match(document.folded, number.end, part.end)
    if not (after or (before and before["placed"])):
        return None
    start = before.start() if before else number.start
    end = after.end() if after else number.end
    raw = document.text[number.end : end].strip()
    ranked = replace(
        quantity, span=Span(number.start, end), unit="hạng", unit_raw=raw, kind=UnitKind.RANK
    )
    exact = before is not None and before["exact"]
    comparator = Comparator.EQUAL if exact else Comparator.AT_MOST
    if quantity.value_max is not None:
        comparator = Comparator.RANGE
    return Measure(ranked, Span(start, end), part, comparator, True, None, False)


def _before(folded: str, limit: int, quantity: Quantity) -> tuple[int, Comparator | None]:
    """The comparator before a number, and where it begins."""
    at = quantity.number.start
    table = patterns("numbers")
    best: tuple[int, Comparator | None] = (at, None)
    for name, comparator in _BEFORE:
        match = table[name].regex.search(folded, limit, at)
        if match and match.start() < best[0]:
            best = match.start(), comparator
    if best[1] is Comparator.GREATER and quantity.kind is UnitKind.PERCENT:
        whole = quantity.value == _SHARE_OF_WHOLE
        if whole and folded.startswith("trên", best[0]):
            return at, None
    if best[1] is None and (about := table["before_about"].regex.search(folded, limit, at)):
        return about.start(), None
    return best


def _is_difference(folded: str, span: Span) -> bool:
    """ "thấp hơn 25% so với ..." tells two things apart by 25 %, and bounds nothing."""
    difference = patterns("targets")["difference"].regex.match(folded[span.start : span.end])
    return bool(difference) and folded.startswith(" so với", span.end)


def _after(
    folded: str, quantity: Quantity, at: int, end: int, comparator: Comparator | None
) -> tuple[Comparator, int] | None:
    """A bound behind the unit: "1 Gb/s trở lên", "từ 90% số hộ trở lên"."""
    table = patterns("numbers")
    if match := table["after_bound_at_once"].regex.match(folded, at, end):
        up = match["more"] or match["way"] == "lên"
        return (Comparator.AT_LEAST if up else Comparator.AT_MOST), match.end()
    opened = folded.rfind("từ", max(0, quantity.number.start - 4), quantity.number.start) >= 0
    if opened and comparator is not Comparator.RANGE:
        match = table["after_bound"].regex.match(folded, at, min(end, at + _REACH))
        if match and not re.search(r"[\d,;.]", match.group()):
            way = match["way"]
            # The words between belong to what is counted, not to the bound.
            return (Comparator.AT_LEAST if way == "lên" else Comparator.AT_MOST), at
    return None


def _lead(folded: str, limit: int, at: int) -> tuple[NumberWord | None, bool]:
    """What the words before a measure say, and whether there are none in its phrase.

    A linking word leaves it to what stands before it: "quan trắc tại 5 trạm" commits.
    """
    before = folded[limit:at]
    if _OPENING.search(before):
        return None, True
    match = _LEAD.search(before)
    if match is None:
        return None, False
    words = match.group().split()
    role = None
    while words:
        found, count = _longest(words)
        if found in (NumberWord.NAME, NumberWord.NEUTRAL):
            # "mỗi thôn có 2 tổ": the thôn has no number.
            return (role or found) if found is NumberWord.NAME else role, False
        if found is not NumberWord.LINK:
            return found or role, False
        role = found
        words = words[:-count]
    return role, False


def _longest(words: list[str]) -> tuple[NumberWord | None, int]:
    for count in range(min(len(words), _LEAD_WORDS), 0, -1):
        phrase = " ".join(words[-count:])
        for role in _LEAD_ROLES:
            if phrase in number_words(role):
                return role, count
    return None, 0
