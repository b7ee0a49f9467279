"""Agencies named in a stretch of text, lists split, abbreviations expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractor.lexicon.agencies import agency_fields, agency_names
from extractor.lexicon.patterns import patterns
from extractor.model import Document, Span

from .agency_grammar import Element, Form, Passage, Reach, element_at
from .agency_names import full_name

_TABLE = patterns("agencies")
_SEPARATOR = _TABLE["separator"].regex
_DISTRIBUTED = _TABLE["distributed"].regex
_RELATED = _TABLE["related"].regex
_DETERMINER = _TABLE["determiner"].regex
_SCOPE = _TABLE["scope"].regex
_ASIDE = _TABLE["aside"].regex
_CANDIDATE = re.compile(f"{_TABLE['candidate'].regex.pattern}|{agency_names().pattern}")
_WIDE_SEPARATOR = re.compile(f"{_SEPARATOR.pattern}| ?; ?(?:và )?")
# Bounds, so that reading stays linear on every input: agencies, and semicolons between them.
_LONGEST_LIST = 60
_MOST_CLAUSES = 6
_SHARED_HEADS = frozenset({"sở", "bộ", "phòng", "hội", "vụ", "cục"})
_CLASSES = frozenset({Form.BRANCHES, Form.BODIES, Form.INSTITUTIONS, Form.AUTHORITY})
# How sure one can be that the characters are one agency, rightly cut, by how it was recognised.
_CONFIDENCE = {
    Form.KNOWN: 0.98,
    Form.SHORT: 0.9,
    Form.NAME: 0.85,
    Form.AUTHORITY: 0.95,
    Form.BRANCHES: 0.95,
    Form.BODIES: 0.9,
    Form.INSTITUTIONS: 0.75,
}


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency, or a class of agencies, as named at one place.

    `span` is as printed, `name` has its abbreviations expanded and no "có liên quan" behind a
    name; `is_class` for "các sở, ban, ngành" and its like; `rule` says how it was recognised.
    """

    span: Span
    name: str
    is_class: bool
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class AgencyList:
    """The agencies of a list, and the offset at which the text goes on behind it."""

    mentions: tuple[AgencyMention, ...]
    end: int


def agency_mentions(
    document: Document, span: Span, abbreviations: Mapping[str, str]
) -> tuple[AgencyMention, ...]:
    """All agencies named within `span`, in reading order, the members of a list one by one.

    >>> from tests.build import document_of
    >>> document = document_of(("I", "Gửi về Sở KH&CN và UBND các xã, phường để tổng hợp"))
    >>> short = {"KH&CN": "Khoa học và Công nghệ", "UBND": "Ủy ban nhân dân"}
    >>> [m.name for m in agency_mentions(document, document.sections[0].span, short)]
    ['Sở Khoa học và Công nghệ', 'Ủy ban nhân dân các xã, phường']
    """
    found: list[AgencyMention] = []
    at = span.start
    while candidate := _CANDIDATE.search(document.folded, at, span.end):
        listed = agency_list(document, candidate.start(), span.end, abbreviations)
        found += listed.mentions if _worth_keeping(listed) else ()
        at = max(listed.end, candidate.end())
    return tuple(found)


def candidates(document: Document, span: Span) -> Iterator[int]:
    """Offsets within `span` at which reading an agency is worth an attempt, in order."""
    for match in _CANDIDATE.finditer(document.folded, span.start, span.end):
        yield match.start()


def agency_list(
    document: Document,
    at: int,
    end: int,
    abbreviations: Mapping[str, str],
    reach: Reach = Reach.SENTENCE,
) -> AgencyList:
    """The agencies of the list that begins exactly at `at`; none where no agency begins there."""
    if not _may_begin(document, at, end):
        return AgencyList((), at)
    passage = Passage.of(document, end, abbreviations)
    elements = _joined(passage, list(_elements(passage, at, reach)))
    mentions = tuple(_mention(passage, element) for element in elements)
    return AgencyList(mentions, elements[-1].resume if elements else at)


def _may_begin(document: Document, at: int, end: int) -> bool:
    """A quick look: most places where a list might begin hold none."""
    return (
        _CANDIDATE.match(document.folded, at, end) is not None
        or document.text[at : at + 2].isupper()
    )


def _worth_keeping(listed: AgencyList) -> bool:
    """A lone common noun ("doanh nghiệp") met in running text says nothing."""
    return len(listed.mentions) > 1 or any(
        mention.rule not in (Form.BODIES, Form.INSTITUTIONS)
        or mention.name.startswith(("các ", "Các "))
        for mention in listed.mentions
    )


def _elements(passage: Passage, at: int, reach: Reach) -> Iterator[Element]:
    """The members of a list, as long as a separator and a further agency follow."""
    folded, end = passage.folded, passage.end
    separator = _SEPARATOR if reach is Reach.SENTENCE else _WIDE_SEPARATOR
    distributed = _DISTRIBUTED.match(folded, at, end)
    head = distributed["head"] if distributed else ""
    here = distributed.end() if distributed else at
    clauses = 0
    for _ in range(_LONGEST_LIST):
        element = _sharing(passage, here, head) or element_at(passage, here, reach)
        if element is None:
            return
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


def _shared_head(passage: Passage, element: Element) -> str:
    """The head that further members may leave out: "Sở Tài chính, Y tế"."""
    if element.form is not Form.KNOWN or element.office:
        return ""
    head = passage.folded[element.start : element.end].partition(" ")[0]
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


def _mention(passage: Passage, element: Element) -> AgencyMention:
    printed = passage.text[element.start : element.end]
    determiner = _DETERMINER.match(passage.folded, element.start, element.end)
    lead = determiner.end() - element.start if determiner else 0
    name = printed[:lead] + full_name(printed[lead:], passage.abbreviations)
    if element.head:
        name = f"{element.head.capitalize()} {name}"
    is_class = element.determined or element.form in _CLASSES
    rule = f"office of {element.form}" if element.office else element.form.value
    return AgencyMention(
        Span(element.start, element.end),
        name.replace("có liên quan", "liên quan"),
        is_class,
        _CONFIDENCE[element.form],
        rule,
    )
