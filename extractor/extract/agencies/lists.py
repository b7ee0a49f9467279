"""Lists of agencies: where they go on, what their members share, what is one class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.lexicon.agencies import agency_fields
from extractor.lexicon.patterns import patterns

from .element import Element, Form, Passage, Reach
from .grammar import element_at

_TABLE = patterns("agencies")
_DETERMINER = _TABLE["determiner"].regex
_DISTRIBUTED = _TABLE["distributed"].regex
_OFFICE = _TABLE["office"].regex
_RELATED = _TABLE["related"].regex
_SCOPE = _TABLE["scope"].regex
_ASIDE = _TABLE["aside"].regex
_SEPARATOR = _TABLE["separator"].regex
_WIDE_SEPARATOR = re.compile(f"{_SEPARATOR.pattern}| ?; ?(?:và )?")
_SHARED_HEADS = frozenset({"sở", "bộ", "phòng", "hội", "vụ", "cục"})
# Bounds, so that reading stays linear on every input: agencies, and semicolons between them.
_LONGEST_LIST = 60
_MOST_CLAUSES = 6


def members(passage: Passage, at: int, reach: Reach) -> list[Element]:
    """The agencies of the list that begins at `at`; none where no agency begins there."""
    return _joined(passage, list(_each(passage, at, reach)))


def _each(passage: Passage, at: int, reach: Reach) -> Iterator[Element]:
    """The members of a list, as long as a separator and a further agency follow."""
    folded, end = passage.folded, passage.end
    separator = _SEPARATOR if reach is Reach.SENTENCE else _WIDE_SEPARATOR
    here, head, title = at, "", ""
    clauses = 0
    for _ in range(_LONGEST_LIST):
        shared = _shared_before(passage, here)
        if shared:
            title, head, here = shared
        element = _sharing(passage, here, head) or element_at(passage, here, reach)
        if element is None:
            return
        if title and element.head:
            element = replace(element, title=title, office=True)
        yield element
        head = element.head or _shared_head(passage, element)
        aside = _ASIDE.match(folded, element.resume, end)
        join = separator.match(folded, aside.end() if aside else element.resume, end)
        if not join:
            return
        clauses += ";" in join.group()
        if clauses > _MOST_CLAUSES:
            return
        here = join.end()


def _shared_before(passage: Passage, at: int) -> tuple[str, str, int] | None:
    """The office and the head that a list shares, and where it begins: "Giám đốc các Sở: "."""
    folded, end = passage.folded, passage.end
    office = _OFFICE.match(folded, at, end)
    behind = office.end() if office else at
    behind += office is not None and folded.startswith(" ", behind, end)
    distributed = _DISTRIBUTED.match(folded, behind, end)
    if not distributed:
        return None
    title = passage.text[at:behind].strip()
    return title, distributed["head"], distributed.end()


def _shared_head(passage: Passage, element: Element) -> str:
    """The head that further members may leave out: "Sở Tài chính, Y tế"."""
    if element.form is not Form.KNOWN or element.office:
        return ""
    determiner = _DETERMINER.match(passage.folded, element.start, element.end)
    start = determiner.end() if determiner else element.start
    head = passage.folded[start : element.end].partition(" ")[0]
    return head if head in _SHARED_HEADS else ""


def _sharing(passage: Passage, at: int, head: str) -> Element | None:
    """A member of which only the field is printed, its head standing before the list."""
    field = agency_fields(head).match(passage.folded, at, passage.end) if head else None
    if not field or not passage.text[at].isupper() or _SCOPE.match(passage.folded, field.end()):
        return None
    related = _RELATED.match(passage.folded, field.end(), passage.end)
    resume = related.end() if related else field.end()
    return Element(at, field.end(), resume, Form.KNOWN, modified=True, head=head)


def _joined(passage: Passage, elements: list[Element]) -> list[Element]:
    """Classes that one determiner and one "liên quan" hold together become one agency."""
    joined: list[Element] = []
    for element in elements:
        if joined and _one_class(passage, joined[-1], element):
            joined[-1] = replace(
                joined[-1], end=element.end, resume=element.resume, modified=element.modified
            )
        else:
            joined.append(element)
    return joined


def _one_class(passage: Passage, before: Element, element: Element) -> bool:
    """Whether `element` only continues the class `before` it.

    "các sở, ngành và địa phương" is one class, "các sở, ngành và đơn vị liên quan" two: there
    the attribute belongs to the second noun alone. So it does behind "cơ quan, đơn vị".
    """
    if not {before.form, element.form} <= {Form.BRANCHES, Form.BODIES}:
        return False
    if element.determined or element.office or before.modified:
        return False
    join = passage.folded[before.resume : element.start]
    if ";" in join or passage.folded.startswith(("sở", "bộ"), element.start):
        return False
    if not element.modified or not _several(passage, before):
        return True
    return "và" not in join and not passage.folded.startswith("cơ quan", element.start)


def _several(passage: Passage, element: Element) -> bool:
    """Whether a class has several nouns, as "sở, ban, ngành" has."""
    words = passage.folded[element.start : element.end]
    return "," in words or " ngành" in words or " và " in words
