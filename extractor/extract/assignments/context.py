"""What a block inherits from above: who leads, whether the text says so, who takes part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Section, Span

from ..agencies import AgencyList, AgencyMention, Form, Reach, agency_list
from .clauses import Clause, clauses, subject_of
from .parts import coordinates

_TABLE = patterns("assignments")
_EXPLICIT = _TABLE["explicit_lead"].regex
_REQUEST = _TABLE["request"].regex
_ADDRESSEE = _TABLE["addressee"].regex
_DUTY_ONLY = _TABLE["heading_duty"].regex
_ENUMERATES = _TABLE["enumerates"].regex
_ASIDE = patterns("agencies")["aside"].regex


@dataclass(frozen=True, slots=True)
class Context:
    """The parts that hold for all blocks below, unless a block names its own.

    `rule` says where the leads come from: "heading", "lead-in" (a block that ends in a colon) or
    "above" (a statement with blocks below it). `names_only`: the block they come from does
    nothing but name them. `organised`: in the section on who does what. `instructed`: in a
    document that is about nothing else, as directives are.
    """

    leads: tuple[AgencyMention, ...] = ()
    explicit: bool = False
    coordinates: tuple[AgencyMention, ...] = ()
    rule: str = "heading"
    names_only: bool = False
    organised: bool = False
    instructed: bool = False

    @property
    def directs(self) -> bool:
        """Whether the blocks below are what the leads themselves are to do."""
        return bool(self.leads) and self.rule != "above"


def below_block(
    document: Document,
    section: Section,
    words: Span,
    inherited: Context,
    abbreviations: Mapping[str, str],
) -> Context:
    """What a heading, a lead-in or any block passes on to those below it.

    A heading that only names agencies makes them lead ("1. Sở Y tế"); one that begins with a
    part ("a) Chủ trì, phối hợp với các sở:") adds it to what stands above.
    """
    named = agencies_alone(document, words, abbreviations, organised=inherited.organised)
    if named:
        return replace(_of(inherited), leads=named, names_only=True)
    if not (section.is_heading or document.text.endswith(":", words.start, words.end)):
        return _below_statement(document, words, inherited, abbreviations)
    clause = Clause(words.start, words.end, words.end)
    subject = subject_of(document, clause, abbreviations, led=inherited.directs)
    behind = Span(subject.end if subject else words.start, words.end)
    explicit = _EXPLICIT.search(document.folded, behind.start, behind.end) is not None
    together = tuple(coordinates(document, behind, abbreviations))
    if subject and _ENUMERATES.search(document.folded, words.start, words.end):
        return inherited  # "Các cơ quan sau đây có trách nhiệm:": those named below
    if subject:
        found = replace(_of(inherited), leads=subject.mentions, rule="lead-in")
        return replace(found, explicit=explicit, coordinates=together)
    if explicit or together:
        return replace(inherited, explicit=explicit, coordinates=together, names_only=False)
    return inherited


def _below_statement(
    document: Document, words: Span, inherited: Context, abbreviations: Mapping[str, str]
) -> Context:
    """A statement passes on who leads, where tasks are given out, but not how."""
    if not (inherited.organised or inherited.instructed):
        return inherited
    first = next(clauses(document, words), None)
    subject = first and subject_of(document, first, abbreviations, led=inherited.directs)
    if not subject:
        return inherited
    return replace(_of(inherited), leads=subject.mentions, rule="above")


def _of(inherited: Context) -> Context:
    """Where a block stands, without those that the blocks above it name."""
    return Context(organised=inherited.organised, instructed=inherited.instructed)


def agencies_alone(
    document: Document, words: Span, abbreviations: Mapping[str, str], *, organised: bool
) -> tuple[AgencyMention, ...]:
    """The agencies of a block that says nothing but their names, as a heading does.

    Outside of the organisation section (not `organised`) they must be more than common nouns.
    """
    folded = document.folded
    opening = _REQUEST.match(folded, words.start, words.end) or _ADDRESSEE.match(
        folded, words.start, words.end
    )
    at = opening.end() if opening else words.start
    listed = agency_list(document, at, words.end, abbreviations, Reach.LIST)
    if not listed.mentions or not _nothing_else(document, listed, words.end):
        return ()
    if not organised and not _certain(listed):
        return ()
    return listed.mentions


def _nothing_else(document: Document, listed: AgencyList, end: int) -> bool:
    aside = _ASIDE.match(document.folded, listed.end, end)
    at = aside.end() if aside else listed.end
    return at >= end or _DUTY_ONLY.match(document.folded, at, end) is not None


def _certain(listed: AgencyList) -> bool:
    """Outside of the organisation section common nouns are topics ("Doanh nghiệp số")."""
    return any(mention.rule not in (Form.BODIES, Form.INSTITUTIONS) for mention in listed.mentions)
