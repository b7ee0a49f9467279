"""Agencies named in a stretch of text, lists split, abbreviations expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.lexicon.agencies import agency_openings
from extractor.lexicon.patterns import patterns
from extractor.model import Document, Span

from .element import Element, Form, Passage, Reach
from .lists import members
from .spelling import full_name

_TABLE = patterns("agencies")
_DETERMINER = _TABLE["determiner"].regex
_KNOWN_OPENINGS = "|".join(map(re.escape, sorted(agency_openings(), key=len, reverse=True)))
_CANDIDATE = re.compile(rf"{_TABLE['candidate'].regex.pattern}|(?<!\w)(?:{_KNOWN_OPENINGS})(?!\w)")
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
        found += filter(_worth_keeping, listed.mentions)
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
    elements = members(passage, at, reach)
    mentions = tuple(_mention(passage, element) for element in elements)
    return AgencyList(mentions, elements[-1].resume if elements else at)


def _may_begin(document: Document, at: int, end: int) -> bool:
    """A quick look: most places where a list might begin hold none."""
    return (
        _CANDIDATE.match(document.folded, at, end) is not None
        or document.text[at : at + 2].isupper()
    )


def _worth_keeping(mention: AgencyMention) -> bool:
    """Common nouns met in running text ("doanh nghiệp", "các trường") are no agencies there."""
    if mention.rule == Form.BODIES:
        return mention.name.lower().startswith("các ")
    return mention.rule != Form.INSTITUTIONS


def _mention(passage: Passage, element: Element) -> AgencyMention:
    printed = passage.text[element.start : element.end]
    determiner = _DETERMINER.match(passage.folded, element.start, element.end)
    lead = determiner.end() - element.start if determiner else 0
    head = f"{element.head.capitalize()} " if element.head else ""
    name = printed[:lead] + full_name(head + printed[lead:], passage.abbreviations)
    if element.title:
        name = f"{element.title} {name}"
    is_class = element.determined or element.form in _CLASSES
    rule = f"office of {element.form}" if element.office else element.form.value
    return AgencyMention(
        Span(element.start, element.end),
        name.replace("có liên quan", "liên quan"),
        is_class,
        _CONFIDENCE[element.form],
        rule,
    )
