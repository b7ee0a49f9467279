"""Agencies without a name: "các sở, ban, ngành", "các cơ quan, đơn vị liên quan"."""

from __future__ import annotations

import re
from itertools import islice

from extractor.lexicon.agencies import agency_fields
from extractor.lexicon.patterns import patterns

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
_BRANCHES = _TABLE["branches"].regex
_BODIES = _TABLE["bodies"].regex
_INSTITUTIONS = _TABLE["institutions"].regex
_RELATED = _TABLE["related"].regex
_END = _TABLE["end"].regex
_SUBJECT_END = _TABLE["subject_end"].regex
_ATTRIBUTIVE = _TABLE["attributive"].regex
_LISTED = _TABLE["listed"].regex
_FIELD = _TABLE["field"].regex
_JOIN = re.compile(r"(?<! trong),? và |, ?")
_TRAILING = _TABLE["trailing"].regex
# Longer than any attribute: reading stays linear on every input.
_LENGTH = {Reach.SENTENCE: 80, Reach.SUBJECT: 300, Reach.LIST: 300}
_JOINS = 12


def class_at(
    passage: Passage, at: int, noun_at: int, determined: bool, reach: Reach
) -> Element | None:
    """The class of agencies whose noun stands at `noun_at`; "các" before it begins at `at`."""
    folded, end = passage.folded, passage.end
    branches = _BRANCHES.match(folded, noun_at, end)
    if branches:
        return _branches(passage, at, branches, determined)
    bodies = _BODIES.match(folded, noun_at, end)
    if bodies:
        stop = _class_end(passage, bodies.end(), reach, attributive=not bodies["more"])
        return Element(at, stop, stop, Form.BODIES, determined, stop > bodies.end())
    institutions = _INSTITUTIONS.match(folded, noun_at, end)
    if institutions:
        stop = _class_end(passage, institutions.end(), reach, attributive=True)
        noun = institutions.group()
        modified = stop > institutions.end() or " " in noun
        capital = reach is Reach.LIST and passage.text[noun_at : noun_at + 2].istitle()
        # Without "các" it may be the verb: "tổ chức thực hiện".
        if determined or (noun != "tổ chức" and (modified or capital)):
            return Element(at, stop, stop, Form.INSTITUTIONS, determined, modified)
    return None


def _branches(passage: Passage, at: int, noun: re.Match[str], determined: bool) -> Element | None:
    """The state's branches; one alone is a class with "các", as "đoàn thể", or "ngành y tế"."""
    if _FIELD.match(passage.folded, noun.end(), passage.end):
        return None
    stop = area_end(passage, noun.end())
    resume = after_related(passage, stop)
    field = _field_end(passage, noun)
    if field:
        stop = resume = field
    elif resume == stop:
        stop = resume = _class_end(passage, noun.end(), Reach.SENTENCE, attributive=False)
    modified = resume > noun.end()
    alone = not determined and not noun["more"]
    central = noun["first"].startswith("cơ quan ")
    if alone and not (
        central or noun["first"] == "đoàn thể" or (noun["first"] == "ngành" and modified)
    ):
        return None
    return Element(at, stop, resume, Form.BRANCHES, determined, modified)


def _field_end(passage: Passage, noun: re.Match[str]) -> int | None:
    """Behind the field of one branch, which may hold "và": "ngành Giáo dục và Đào tạo"."""
    if noun.group() != "ngành":
        return None
    for head in ("sở", "bộ"):
        field = agency_fields(head).match(passage.folded, noun.end() + 1, passage.end)
        if field and passage.text[field.start()].isupper():
            return area_end(passage, field.end())
    return None


def _class_end(passage: Passage, at: int, reach: Reach, *, attributive: bool) -> int:
    """Where the attributes of a class end: at a verb, a comma, another agency.

    Where none of these comes soon, only the area served and "liên quan" are taken.
    """
    folded, end = passage.folded, passage.end
    related = _RELATED.match(folded, at, end)
    if related and (reach is Reach.SENTENCE or not _goes_on_after(folded, related.end(), end)):
        return related.end()
    start = at
    if attributive and reach is not Reach.SENTENCE:
        verb = _ATTRIBUTIVE.match(folded, at, end)
        start = verb.end() if verb else at
    limit = min(end, start + _LENGTH[reach])
    ending = _END if reach is Reach.SENTENCE else _SUBJECT_END
    found = ending.search(folded, start, limit)
    if found and found.start() == at and passage.text[at + 1 : at + 2].isupper():
        found = ending.search(folded, found.end(), limit)  # "cơ quan Thi hành án": a name
    if not found and limit < end:
        return after_related(passage, area_end(passage, at))
    stop = found.start() if found else limit
    if stop == at and reach is Reach.LIST:
        stop = _listed_end(passage, at)
    for join in islice(_JOIN.finditer(folded, at, stop), _JOINS):
        if reach is Reach.SENTENCE or starts_element(passage, join.end()):
            return join.start()
    trailing = _TRAILING.search(folded, at, stop)
    stop = trailing.start() if trailing else stop
    return stop - (folded[stop - 1] == " ")  # before a bracket or a dash


def _listed_end(passage: Passage, at: int) -> int:
    """Behind a verb that says which class is meant ("các đơn vị xây dựng pháp luật, Vụ ...")."""
    attribute = _LISTED.match(passage.folded, at, passage.end)
    if not attribute:
        return at
    stop = attribute.end()
    join = _JOIN.match(passage.folded, stop, passage.end)
    closed = "liên quan" in attribute.group() or stop == passage.end
    return stop if closed or (join and starts_element(passage, join.end())) else at


def _goes_on_after(folded: str, at: int, end: int) -> bool:
    """Whether "liên quan" is followed by what it relates to, without "đến"."""
    return folded.startswith(" ", at, end) and not _END.match(folded, at, end)
