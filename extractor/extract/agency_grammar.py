"""One agency at one place of a text: where its name begins and ends.

A known name is taken from the gazetteer; an unknown one is a head noun with a capitalised name
("Trung tâm Quan trắc"); what has no name is a class ("các cơ quan, đơn vị liên quan"). Behind
all of them may stand the area served ("tỉnh", "các xã, phường").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from extractor.lexicon.agencies import known_agency
from extractor.lexicon.patterns import patterns
from extractor.model import Document


class Form(StrEnum):
    """How a mention was recognised."""

    KNOWN = "known"
    SHORT = "short"
    NAME = "name"
    AUTHORITY = "authority"
    BRANCHES = "branches"
    BODIES = "bodies"
    INSTITUTIONS = "institutions"


class Reach(StrEnum):
    """How far the words of an unknown name or the attributes of a class may go.

    SENTENCE: to the next comma or verb. SUBJECT: over commas, to the verb of the sentence.
    LIST: over all that is no other agency, as in a heading that only names agencies.
    """

    SENTENCE = "sentence"
    SUBJECT = "subject"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Element:
    """One agency of a list: the characters printed, and where reading goes on.

    `determined`: "các" stands before it. `modified`: a class with attributes, an area, or
    "liên quan", which no further noun can join. `office`: a person's office leads it.
    `head`: the noun that it shares with the agency before it ("các Sở: Tài chính, Y tế").
    """

    start: int
    end: int
    resume: int
    form: Form
    determined: bool = False
    modified: bool = False
    office: bool = False
    head: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch of a document in which agencies are read."""

    text: str
    folded: str
    end: int
    abbreviations: Mapping[str, str]

    @classmethod
    def of(cls, document: Document, end: int, abbreviations: Mapping[str, str]) -> Passage:
        return cls(document.text, document.folded, end, abbreviations)


_TABLE = patterns("agencies")
_CASED = patterns("agencies_cased")
_DETERMINER = _TABLE["determiner"].regex
_OFFICE = _TABLE["office"].regex
_AUTHORITY = _TABLE["authority"].regex
_BRANCHES = _TABLE["branches"].regex
_BODIES = _TABLE["bodies"].regex
_INSTITUTIONS = _TABLE["institutions"].regex
_RELATED = _TABLE["related"].regex
_SCOPE = _TABLE["scope"].regex
_START = _TABLE["start"].regex
_COMMITTEE = _TABLE["committee"].regex
_HEAD = _TABLE["head"].regex
_END = _TABLE["end"].regex
_SUBJECT_END = _TABLE["subject_end"].regex
_ATTRIBUTIVE = _TABLE["attributive"].regex
_FIELD = _TABLE["field"].regex
_CAPITALS = _CASED["capitals"].regex
_SHORT = _CASED["short_form"].regex
_NAME_WORD = re.compile(r"(, | và | - | – | )([\w/&.-]*\w)")
_JOIN = re.compile(r"(?<! trong),? và |, ?")
_LISTED = re.compile(r"(?: (?!với |về |cho |chủ trì |sau)[^\s,;.:()]+){1,8}?(?=,| và |[;.]?$)")
_TRAILING = re.compile(r"(?: và| hoặc| trong| của| với|,)+$")
# Longer than any official name and any attribute: reading stays linear on every input.
_NAME_WORDS = 20
_NAME_LENGTH = 240
_JOINS = 12
_CLASS_LENGTH = {Reach.SENTENCE: 80, Reach.SUBJECT: 300, Reach.LIST: 300}


def element_at(passage: Passage, at: int, reach: Reach) -> Element | None:
    """The agency that begins at `at`, determiner and office included; None for none."""
    office = _OFFICE.match(passage.folded, at, passage.end)
    if office:
        return _holder(passage, at, office.end(), reach)
    return _body(passage, at, reach)


def _body(passage: Passage, at: int, reach: Reach) -> Element | None:
    folded, end = passage.folded, passage.end
    determiner = _DETERMINER.match(folded, at, end)
    name_at = determiner.end() if determiner else at
    determined = determiner is not None
    authority = _AUTHORITY.match(folded, name_at, end)
    if authority:
        stop = authority.end()
        return Element(at, stop, _after_related(passage, stop), Form.AUTHORITY, determined, True)
    return _named(passage, at, name_at, determined, reach) or _class(
        passage, at, name_at, determined, reach
    )


def _holder(passage: Passage, at: int, office_end: int, reach: Reach) -> Element | None:
    """A person's office: "Giám đốc Sở Y tế", "Thủ trưởng các đơn vị"."""
    inner = office_end
    while passage.folded.startswith(" ", inner, passage.end):
        inner += 1
    if passage.folded.startswith("của ", inner, passage.end):
        inner += 4
    body = _body(passage, inner, reach)
    if body is None:
        return None
    return Element(at, body.end, body.resume, body.form, body.determined, True, office=True)


def _named(
    passage: Passage, at: int, name_at: int, determined: bool, reach: Reach
) -> Element | None:
    known = known_agency(passage.folded, name_at, passage.end)
    if known and _printed_as_name(passage.text[name_at : known[1]]):
        form, stop = Form.KNOWN, known[1]
    else:
        committee = _COMMITTEE.match(passage.folded, name_at, passage.end)
        if committee and passage.text[name_at].isupper():
            stop = _area_end(passage, committee.end())
            return Element(at, stop, _after_related(passage, stop), Form.NAME, determined, True)
        short = _SHORT.match(passage.text, name_at, passage.end)
        head = None if short else _HEAD.match(passage.folded, name_at, passage.end)
        if short and _stands_for_agency(passage, short.group()):
            form, stop = Form.SHORT, short.end()
        elif head and _begins_name(passage, head):
            form, stop = Form.NAME, head.end()
        elif head and passage.text[name_at].isupper():
            return _unit_of(passage, at, head, reach)
        else:
            return None
    stop = _name_end(passage, stop, reach)
    return Element(at, stop, _after_related(passage, stop), form, determined, True)


def _unit_of(passage: Passage, at: int, head: re.Match[str], reach: Reach) -> Element | None:
    """A part of each of a class of agencies: "Thanh tra các Bộ, ngành", "Ban Dân tộc các tỉnh"."""
    if not passage.folded.startswith(" các ", head.end(), passage.end):
        return None
    inner = _class(passage, head.end() + 1, head.end() + 5, True, reach)
    if inner is None:
        return None
    return Element(at, inner.end, inner.resume, inner.form, modified=True)


def _printed_as_name(printed: str) -> bool:
    """A short form needs its capitals ("CA tỉnh", but "ca bệnh"), other names need words."""
    return " " in printed or printed[0].isupper()


def _stands_for_agency(passage: Passage, short: str) -> bool:
    expansion = passage.abbreviations.get(short, "")
    folded = expansion.lower()
    return bool(
        expansion and (known_agency(folded) or _HEAD.match(folded) or _BODIES.match(folded + "."))
    )


def _begins_name(passage: Passage, head: re.Match[str]) -> bool:
    """A capital behind the head tells a name, unless all is in capitals, as in titles."""
    if passage.text[head.start() : head.end()].isupper():
        return False
    if _CAPITALS.match(passage.text, head.end(), passage.end):
        return True
    return passage.text[head.start()].isupper() and bool(
        _SCOPE.match(passage.folded, head.end(), passage.end)
    )


def _name_end(passage: Passage, at: int, reach: Reach) -> int:
    """Where the name whose head ends at `at` ends itself, area served included."""
    text, folded = passage.text, passage.folded
    area = _area_end(passage, at)
    capitals = _CAPITALS.match(text, at, passage.end)
    if area > at or not capitals:
        return area
    furthest = min(passage.end, at + _NAME_LENGTH)
    limit = _END.search(folded, capitals.end(), furthest)
    stop = limit.start() if limit else furthest
    here = at
    for _ in range(_NAME_WORDS):
        area = _area_end(passage, here)
        if area > here:
            return area
        word = _NAME_WORD.match(text, here, stop)
        if not word or not _goes_on(passage, word, reach):
            break
        here = word.end()
    return here


def _goes_on(passage: Passage, word: re.Match[str], reach: Reach) -> bool:
    """Whether the next word still belongs to the name."""
    join, first = word.group(1), word.group(2)[0]
    if join not in (", ", " và "):
        return True
    if _starts_element(passage, word.start(2)):
        return False
    return first.isupper() or reach is Reach.LIST


def _starts_element(passage: Passage, at: int) -> bool:
    if _START.match(passage.folded, at, passage.end):
        return True
    return known_agency(passage.folded, at, passage.end) is not None


def _area_end(passage: Passage, at: int) -> int:
    """Behind the area served: "tỉnh Hòa An", "các xã, phường", "cấp huyện"."""
    scope = _SCOPE.match(passage.folded, at, passage.end)
    if not scope:
        return at
    name = _CAPITALS.match(passage.text, scope.end(), passage.end)
    stop = name.end() if name else scope.end()
    further = _SCOPE.match(passage.folded, stop, passage.end)
    return further.end() if further else stop


def _after_related(passage: Passage, at: int) -> int:
    """Behind "có liên quan", which is no part of a name."""
    related = _RELATED.match(passage.folded, at, passage.end)
    return related.end() if related else at


def _class(
    passage: Passage, at: int, name_at: int, determined: bool, reach: Reach
) -> Element | None:
    folded, end = passage.folded, passage.end
    branches = _BRANCHES.match(folded, name_at, end)
    if branches:
        return _branches(passage, at, branches, determined)
    bodies = _BODIES.match(folded, name_at, end)
    if bodies:
        stop = _class_end(passage, bodies.end(), reach, attributive=not bodies["more"])
        return Element(at, stop, stop, Form.BODIES, determined, stop > bodies.end())
    institutions = _INSTITUTIONS.match(folded, name_at, end)
    if institutions:
        stop = _class_end(passage, institutions.end(), reach, attributive=True)
        noun = institutions.group()
        modified = stop > institutions.end() or " " in noun
        capital = reach is Reach.LIST and passage.text[name_at : name_at + 2].istitle()
        # Without "các" it may be the verb: "tổ chức thực hiện".
        if determined or (noun != "tổ chức" and (modified or capital)):
            return Element(at, stop, stop, Form.INSTITUTIONS, determined, modified)
    return None


def _branches(passage: Passage, at: int, noun: re.Match[str], determined: bool) -> Element | None:
    """The state's branches; one alone is a class with "các", as "đoàn thể", or "ngành y tế"."""
    if _FIELD.match(passage.folded, noun.end(), passage.end):
        return None
    stop = _area_end(passage, noun.end())
    resume = _after_related(passage, stop)
    if resume == stop:
        stop = resume = _class_end(passage, noun.end(), Reach.SENTENCE, attributive=False)
    modified = resume > noun.end()
    alone = not determined and not noun["more"]
    if alone and not (noun["first"] == "đoàn thể" or (noun["first"] == "ngành" and modified)):
        return None
    return Element(at, stop, resume, Form.BRANCHES, determined, modified)


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
    limit = min(end, start + _CLASS_LENGTH[reach])
    ending = _END if reach is Reach.SENTENCE else _SUBJECT_END
    found = ending.search(folded, start, limit)
    if not found and limit < end:
        return _after_related(passage, _area_end(passage, at))
    stop = found.start() if found else limit
    if stop == at and reach is Reach.LIST:
        stop = _listed_end(passage, at)
    for join in islice(_JOIN.finditer(folded, at, stop), _JOINS):
        if reach is Reach.SENTENCE or _starts_element(passage, join.end()):
            return join.start()
    trailing = _TRAILING.search(folded, at, stop)
    return trailing.start() if trailing else stop


def _listed_end(passage: Passage, at: int) -> int:
    """Behind a verb that says which class is meant ("các đơn vị xây dựng pháp luật, Vụ ...")."""
    attribute = _LISTED.match(passage.folded, at, passage.end)
    if not attribute:
        return at
    stop = attribute.end()
    join = _JOIN.match(passage.folded, stop, passage.end)
    closed = "liên quan" in attribute.group() or stop == passage.end
    return stop if closed or (join and _starts_element(passage, join.end())) else at


def _goes_on_after(folded: str, at: int, end: int) -> bool:
    """Whether "liên quan" is followed by what it relates to, without "đến"."""
    return folded.startswith(" ", at, end) and not _END.match(folded, at, end)
