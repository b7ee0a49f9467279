"""One agency at one place of a text: where it begins and ends.

A known name is taken from the gazetteer; an unknown one is a head noun with a capitalised name
("Trung tâm Quan trắc"); what has no name is a class ("các cơ quan, đơn vị liên quan"). Behind
all of them may stand the area served ("tỉnh", "các xã, phường").
"""

from __future__ import annotations

from extractor.lexicon.patterns import patterns

from .classes import class_at
from .element import Element, Form, Passage, Reach, after_related
from .named import named_at

_TABLE = patterns("agencies")
_DETERMINER = _TABLE["determiner"].regex
_OFFICE = _TABLE["office"].regex
_MINISTER = _TABLE["minister"].regex
_AUTHORITY = _TABLE["authority"].regex
_OWN = patterns("agencies_cased")["own"].regex


def element_at(passage: Passage, at: int, reach: Reach) -> Element | None:
    """The agency that begins at `at`, determiner and office included; None for none."""
    ministers = _MINISTER.match(passage.folded, at, passage.end)
    if ministers:
        stop = ministers.end()
        return Element(at, stop, stop, Form.NAME, modified=True, office=True)
    office = _OFFICE.match(passage.folded, at, passage.end)
    held = _holder(passage, at, office.end(), reach) if office else None
    return held or _body(passage, at, reach)


def _body(passage: Passage, at: int, reach: Reach) -> Element | None:
    folded, end = passage.folded, passage.end
    determiner = _DETERMINER.match(folded, at, end)
    name_at = determiner.end() if determiner else at
    determined = determiner is not None
    authority = _AUTHORITY.match(folded, name_at, end)
    if authority:
        stop = authority.end()
        return Element(at, stop, after_related(passage, stop), Form.AUTHORITY, determined, True)
    return named_at(passage, at, name_at, determined, reach) or class_at(
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
        # "lãnh đạo Bộ": the agency that the document comes from.
        own = _OWN.match(passage.text, inner, passage.end)
        return Element(at, own.end(), own.end(), Form.NAME, False, True, True) if own else None
    return Element(at, body.end, body.resume, body.form, body.determined, True, office=True)
