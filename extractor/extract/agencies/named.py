"""Agencies with a name: a known one, a short form, or a head noun with a capitalised name."""

from __future__ import annotations

import re

from extractor.lexicon.agencies import known_agency
from extractor.lexicon.patterns import patterns

from .classes import class_at
from .element import (
    Element,
    Form,
    Passage,
    Reach,
    after_related,
    area_end,
    starts_element,
)

_TABLE = patterns("agencies")
_CASED = patterns("agencies_cased")
_SCOPE = _TABLE["scope"].regex
_OPERATOR = _TABLE["operator"].regex
_COMMITTEE = _TABLE["committee"].regex
_HEAD = _TABLE["head"].regex
_END = _TABLE["end"].regex
_TRAILING = _TABLE["trailing"].regex
_CAPITALS = _CASED["capitals"].regex
_FIELD = _CASED["further_field"].regex
_NOMINAL = _CASED["nominal"].regex
_UNIT = _TABLE["unit"].regex
_ZONES = _TABLE["further_zones"].regex
_SHORT = _CASED["short_form"].regex
_DASH = re.compile(r" [–-] ")
_WORD = re.compile(r"(, | và | - | – | )([\w/&.-]*\w)")
# Behind these a number is part of a name; elsewhere it begins something else.
_NUMBERED = ("khu vực", "số", "đề án", "ban chỉ đạo")
_AFTER_NAME = frozenset({"được", "nơi", "quyền"})
# Longer than any official name: reading stays linear on every input.
_WORDS = 20
_LENGTH = 240


def named_at(
    passage: Passage, at: int, name_at: int, determined: bool, reach: Reach
) -> Element | None:
    """The agency whose name begins at `name_at`; "các" before it, if any, begins at `at`."""
    known = known_agency(passage.folded, name_at, passage.end)
    if known and _printed_as_name(passage.text[name_at : known[1]]):
        form, stop = Form.KNOWN, known[1]
        field = _FIELD.match(passage.text, stop, passage.end)
        if field and passage.folded.startswith("trung tâm ", name_at):
            form, stop = Form.NAME, field.end()
    else:
        committee = _COMMITTEE.match(passage.folded, name_at, passage.end)
        if committee and passage.text[name_at].isupper():
            stop = area_end(passage, committee.end())
            return Element(at, stop, after_related(passage, stop), Form.NAME, determined, True)
        short = _SHORT.match(passage.text, name_at, passage.end)
        head = None if short else _head(passage, name_at)
        if short and _stands_for_agency(passage, short.group()):
            form, stop = Form.SHORT, short.end()
        elif head and _begins_name(passage, head):
            form, stop = Form.NAME, head.end()
        elif head:
            return _unit_of(passage, at, head, reach)
        else:
            return None
    stop = _name_end(passage, stop, reach)
    further = _ZONES.match(passage.folded, stop, passage.end)
    if further and passage.folded.startswith("ban quản lý", name_at):
        stop = _name_end(passage, further.end(), reach)
    if form in (Form.KNOWN, Form.NAME) and _UNIT.match(passage.folded, name_at, stop):
        stop = _owner_end(passage, stop)
    return Element(at, stop, after_related(passage, stop), form, determined, True)


def _owner_end(passage: Passage, at: int) -> int:
    """Behind the agency that a unit belongs to: "Vụ Pháp chế - Bộ Tài chính"."""
    dash = _DASH.match(passage.folded, at, passage.end)
    owner = known_agency(passage.folded, dash.end(), passage.end) if dash else None
    if not dash or not owner or not passage.text[dash.end()].isupper():
        return at
    return area_end(passage, owner[1])


def _head(passage: Passage, at: int) -> re.Match[str] | None:
    """The noun that a name follows; "nghiệp vụ Logistics" shows why it needs its capital."""
    if not passage.text[at : at + 1].isupper():
        return None
    folded, end = passage.folded, passage.end
    return _HEAD.match(folded, at, end) or _OPERATOR.match(folded, at, end)


def _unit_of(passage: Passage, at: int, head: re.Match[str], reach: Reach) -> Element | None:
    """A part of each of a class of agencies: "Thanh tra các Bộ, ngành", "Ban Dân tộc các tỉnh"."""
    if not passage.folded.startswith(" các ", head.end(), passage.end):
        return None
    inner = class_at(passage, head.end() + 1, head.end() + 5, True, reach)
    if inner is None:
        return None
    return Element(at, inner.end, inner.resume, inner.form, modified=inner.modified)


def _printed_as_name(printed: str) -> bool:
    """A short form needs its capitals ("CA tỉnh", but "ca bệnh"), other names need words."""
    return " " in printed or printed[0].isupper()


def _stands_for_agency(passage: Passage, short: str) -> bool:
    expansion = passage.abbreviations.get(short, "")
    folded = expansion.lower()
    return bool(expansion and (known_agency(folded) or _HEAD.match(folded)))


def _begins_name(passage: Passage, head: re.Match[str]) -> bool:
    """A capital behind the head tells a name, unless all is in capitals, as in titles."""
    if passage.text[head.start() : head.end()].isupper():
        return False
    if _CAPITALS.match(passage.text, head.end(), passage.end):
        return True
    return _SCOPE.match(passage.folded, head.end(), passage.end) is not None


def _name_end(passage: Passage, at: int, reach: Reach) -> int:
    """Where the name whose head ends at `at` ends itself, area served included."""
    text, folded = passage.text, passage.folded
    area = area_end(passage, at)
    capitals = _CAPITALS.match(text, at, passage.end)
    if area > at or not capitals:
        return area
    furthest = min(passage.end, at + _LENGTH)
    stop = _limit(passage, capitals.end(), furthest)
    here = at
    for _ in range(_WORDS):
        area = area_end(passage, here)
        if area > here:
            return area
        inner = _agency_behind(passage, here)
        if inner:
            here = inner
            continue
        word = _WORD.match(text, here, stop)
        if not word or not _goes_on(passage, word, reach):
            break
        here = word.end()
    trailing = _TRAILING.search(folded, at, here)
    return trailing.start() if trailing else here


def _agency_behind(passage: Passage, at: int) -> int | None:
    """Behind the agency that an office is part of: "Văn phòng Thường trực Ban Chỉ huy ..."."""
    if not passage.text[at + 1 : at + 2].isupper() or passage.text[at : at + 1] != " ":
        return None
    known = known_agency(passage.folded, at + 1, passage.end)
    return known[1] if known else None


def _limit(passage: Passage, at: int, furthest: int) -> int:
    """The first word that ends a name: a verb does not where it is printed as part of it."""
    for ending in _END.finditer(passage.folded, at, furthest):
        if not _NOMINAL.match(passage.text, ending.start(), furthest):
            return ending.start()
    return furthest


def _goes_on(passage: Passage, word: re.Match[str], reach: Reach) -> bool:
    """Whether the next word still belongs to the name."""
    join, first = word.group(1), word.group(2)[0]
    if word.group(2) in _AFTER_NAME:
        return False
    if first.isdigit():
        return passage.folded.endswith(_NUMBERED, 0, word.start())
    if join not in (", ", " và "):
        return True
    if starts_element(passage, word.start(2)):
        return False
    return first.isupper() or reach is Reach.LIST
