"""What is read at one place of a text, and the small readers that names and classes share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extractor.lexicon.agencies import known_agency
from extractor.lexicon.patterns import patterns
from extractor.model import Document

_TABLE = patterns("agencies")
_START = _TABLE["start"].regex
_SCOPE = _TABLE["scope"].regex
_WHICH = _TABLE["which_areas"].regex
_RELATED = _TABLE["related"].regex
_CAPITALS = patterns("agencies_cased")["capitals"].regex


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
    `head`: the noun that it shares with the agency before it ("các Sở: Tài chính, Y tế"), `title`:
    the office that it shares ("Giám đốc các Sở: Tài chính, Y tế").
    """

    start: int
    end: int
    resume: int
    form: Form
    determined: bool = False
    modified: bool = False
    office: bool = False
    head: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch of a document in which agencies are read."""

    text: str
    folded: str
    end: int
    abbreviations: Mapping[str, str]

    @classmethod
    def of(cls, document: Document, end: int, abbreviations: Mapping[str, str]) -> Passage:
        return cls(document.source.matched, document.folded, end, abbreviations)


def starts_element(passage: Passage, at: int) -> bool:
    """Whether another agency begins at `at`, seen from its first words alone."""
    if _START.match(passage.folded, at, passage.end):
        return True
    return known_agency(passage.folded, at, passage.end) is not None


def area_end(passage: Passage, at: int) -> int:
    """Behind the area served: "tỉnh Hòa An", "các xã, phường ven sông", "cấp huyện"."""
    text, folded, end = passage.text, passage.folded, passage.end
    scope = _SCOPE.match(folded, at, end)
    if not scope:
        return at
    name = _CAPITALS.match(text, scope.end(), end)
    stop = name.end() if name else scope.end()
    further = _SCOPE.match(folded, stop, end)
    stop = further.end() if further else stop
    which = _WHICH.match(folded, stop, end) if "các " in scope.group() else None
    return which.end() if which else stop


def after_related(passage: Passage, at: int) -> int:
    """Behind "có liên quan", which is no part of a name."""
    related = _RELATED.match(passage.folded, at, passage.end)
    return related.end() if related else at
