"""How a document stands to one that it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Relation, Section, Zone

from .mention import Mention, follows

_PATTERNS = patterns("citations")
_GROUND = _PATTERNS["ground"].regex
_NESTING = _PATTERNS["nesting"].regex
_OWN_ACT = _PATTERNS["own_act"].regex
_ITEM_END = _PATTERNS["sentence_end"].regex
_REPLACES = _PATTERNS["replaces"].regex
_REPEALS = _PATTERNS["repeals"].regex
_OUTRIGHT = _PATTERNS["repeals_outright"].regex
_EXPIRES = _PATTERNS["expires"].regex
_AMENDS = _PATTERNS["amends"].regex
_ISSUED_WITH = _PATTERNS["issued_with"].regex
_SHARED = (Relation.REPLACES, Relation.REPEALS, Relation.AMENDS)
_WINDOW = 200


@dataclass(frozen=True, slots=True)
class Setting:
    """What the relations of a section's mentions depend on beside its own words.

    `amending`: the document itself amends others, by its title. `in_list`: the paragraph before
    announced a list of grounds.
    """

    amending: bool = False
    in_list: bool = False


def relations(
    document: Document, section: Section, mentions: Sequence[Mention], setting: Setting
) -> list[Relation]:
    """One relation for each of the section's mentions, which are in reading order."""
    if section.zone is Zone.FURNITURE:
        return [Relation.RELATED] * len(mentions)
    if section.zone is Zone.PREAMBLE:
        return _grounds(document.folded, section, mentions, setting.in_list)
    return _effects(document.folded, section, mentions, setting)


def is_ground(folded_text: str) -> bool:
    """Whether a paragraph of a preamble opens as a ground does: Căn cứ, Thực hiện, Theo đề nghị."""
    return bool(_GROUND.match(folded_text))


def _grounds(
    folded: str, section: Section, mentions: Sequence[Mention], in_list: bool
) -> list[Relation]:
    """Grounds are what the items of the paragraph name first; what their titles name is not."""
    start, end = section.span
    grounds = in_list or is_ground(folded[start:end])
    found: list[Relation] = []
    at, nested = start, not grounds
    for mention in mentions:
        if mention.head.start < at:  # a law in the name of the law that amends it
            found.append(Relation.MENTION)
            continue
        between = folded[at : mention.head.start]
        if grounds:
            items = _ITEM_END.split(between)
            opens = at == start or len(items) > 1
            if opens:
                nested = bool(_OWN_ACT.search(items[-1]))
            else:
                nested = nested or bool(_NESTING.search(items[-1]))
        found.append(Relation.MENTION if nested else Relation.BASIS)
        at = mention.span.end
    return found


def _effects(
    folded: str, section: Section, mentions: Sequence[Mention], setting: Setting
) -> list[Relation]:
    found: list[Relation] = []
    for position, mention in enumerate(mentions):
        before = mentions[position - 1].span.end if position else 0
        if position and found[-1] in _SHARED and follows(folded, before, mention.head.start):
            found.append(found[-1])
        else:
            found.append(_effect(folded, section, mention, setting, first=not position))
    return found


def _effect(
    folded: str, section: Section, mention: Mention, setting: Setting, *, first: bool
) -> Relation:
    start, end = section.span
    before = folded[max(start, mention.head.start - _WINDOW) : mention.head.start]
    if section.zone in (Zone.HEADER, Zone.ANNEX) and _ISSUED_WITH.search(before):
        return Relation.ISSUED_WITH
    own = "này" in before or setting.amending or section.zone is Zone.CLOSING
    if own and _REPLACES.search(before):
        return Relation.REPLACES
    if _EXPIRES.match(folded, mention.span.end, end):
        return Relation.REPEALS
    repealed = _REPEALS.search(before)
    if repealed and (own or section.is_heading or _OUTRIGHT.search(before)):
        return Relation.REPEALS
    # What a further mention amends is amended by the document named before it.
    if first and setting.amending and _AMENDS.search(before):
        return Relation.AMENDS
    return Relation.MENTION
