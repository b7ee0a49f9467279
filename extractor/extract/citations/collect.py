"""All mentions of a document, each with its section, relation, pinpoint and key."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from extractor.lexicon.document_types import types_by_name
from extractor.lexicon.patterns import patterns
from extractor.model import Citation, Document, Relation, Section, Span, Zone

from .footnotes import footnote_callers
from .issuers import with_issuers
from .keys import keys
from .laws import named_laws, with_numbers
from .mention import Mention
from .names import name_starts, named_at
from .numbers import numbered
from .plans import named_plans
from .relations import Setting, is_ground, relations

_PINPOINT = patterns("citations")["pinpoint"].regex
_WINDOW = 150
# Nothing is cited where the document says whom it goes to and who signed it.
_LEFT_OUT = frozenset({Zone.RECIPIENTS, Zone.SIGNATURE})


def citations(document: Document) -> tuple[Citation, ...]:
    """Every mention of another document, in reading order.

    The document's own number in its header is no citation, nor is "Kế hoạch này". A footnote's
    citations belong to the section that calls it; their spans stay in the footnote.

    >>> from extractor import parse_text
    >>> document = parse_text("KẾ HOẠCH\\nCăn cứ Luật Viễn thông số 24/2023/QH15;\\nI. MỤC ĐÍCH")
    >>> found = citations(document)[0]
    >>> found.doc_type, found.name, found.number, found.relation.value
    ('Luật', 'Luật Viễn thông', '24/2023/QH15', 'basis')
    """
    callers = footnote_callers(document)
    starts = list(name_starts(document.text, document.folded))
    mentions = _by_section(document, _mentions(document, starts))
    found: list[tuple[Section, Mention, Relation]] = []
    for section, setting in _settings(document):
        own = mentions.get(section.index, [])
        begins = starts[
            bisect_left(starts, section.span.start) : bisect_left(starts, section.span.end)
        ]
        if not own and not begins:
            continue
        plans = named_plans(document, section, begins, own)
        own = sorted([*own, *plans], key=lambda mention: mention.head.start)
        own = with_issuers(document, section, own)
        related = (
            [Relation.MENTION] * len(own)
            if section.index in callers
            else relations(document, section, own, setting)
        )
        found += [(section, *pair) for pair in zip(own, related, strict=True)]
    return tuple(
        Citation(
            section=callers.get(section.index, section.index),
            span=mention.span,
            relation=relation,
            doc_type=mention.doc_type,
            number=mention.number,
            issued_on=mention.issued_on,
            issuer=mention.issuer,
            name=mention.name,
            pinpoint=_pinpoint(document, section, mention),
            key=key,
            rule=mention.rule,
        )
        for (section, mention, relation), key in zip(
            found, keys([mention for _, mention, _ in found]), strict=True
        )
    )


def _mentions(document: Document, starts: Sequence[int]) -> list[Mention]:
    """All mentions but those of plans, in reading order; a number or a law goes before a name."""
    text, folded = document.text, document.folded
    found = with_numbers(named_laws(text, folded), numbered(text, folded), folded)
    taken = sorted(mention.head for mention in found)
    for start in starts:
        for mention in named_at(text, folded, start):
            at = bisect_right(taken, mention.head)
            if not any(mention.head.overlaps(other) for other in taken[max(0, at - 2) : at + 1]):
                found.append(mention)
    return sorted(found, key=lambda mention: mention.head.start)


def _by_section(document: Document, mentions: list[Mention]) -> Mapping[int, list[Mention]]:
    """The mentions of each section in whose own text they begin."""
    starts = [section.span.start for section in document.sections]
    table: dict[int, list[Mention]] = {}
    for mention in mentions:
        index = bisect_right(starts, mention.head.start) - 1
        if index < 0:
            continue
        section = document.sections[index]
        if section.zone in _LEFT_OUT or mention.head.start >= section.span.end:
            continue
        if _is_own(document, section, mention):
            continue
        table.setdefault(index, []).append(mention)
    return table


def _is_own(document: Document, section: Section, mention: Mention) -> bool:
    """Whether a number is the document's own: "Số: 12/KH-UBND"; in the header "Luật số: ..."."""
    head = mention.head.of(document.folded)
    if mention.rule == "number_alone" and head.startswith(("số:", "số :")):
        return True
    if section.zone is not Zone.HEADER:
        return False
    is_all = mention.head.of(document.text) == document.text_of(section).strip()
    return is_all or mention.rule == "number_alone" or ":" in head


def _settings(document: Document) -> Iterator[tuple[Section, Setting]]:
    """The sections, each with what decides on the relations of its mentions."""
    folded = document.folded
    amending = any(
        section.span.of(folded).removeprefix("về việc ").startswith(("sửa đổi", "bãi bỏ"))
        for section in document.in_zone(Zone.HEADER)
    )
    in_list = False
    for section in document.sections:
        own = section.span.of(folded)
        in_list = in_list and own.startswith(("-", "+", "•", *types_by_name()))
        yield section, Setting(amending, in_list)
        if section.zone is Zone.PREAMBLE and own.endswith(":"):
            in_list = is_ground(own)


def _pinpoint(document: Document, section: Section, mention: Mention) -> str:
    start = mention.head.start
    match = _PINPOINT.search(document.folded, max(section.span.start, start - _WINDOW), start)
    return Span(*match.span("pinpoint")).of(document.text) if match else ""
