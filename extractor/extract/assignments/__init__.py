"""Assignments: which agency leads, takes part in, or receives the results of which task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractor.lexicon.patterns import patterns
from extractor.model import Assignment, Document, Kind, Role, Section, Span, Zone

from .clauses import words_of
from .context import Context, below_block
from .statements import statement
from .tables import table_assignments

__all__ = ["assignments"]

_INSTRUCTION = patterns("assignments")["instruction"].regex
_TITLE_LENGTH = 160  # characters
_ZONES = frozenset({Zone.BODY, Zone.CLOSING, Zone.ANNEX})


def assignments(document: Document, abbreviations: Mapping[str, str]) -> tuple[Assignment, ...]:
    """All assignments of `document`, in reading order.

    `abbreviations` are those of `extractor.extract.abbreviations`. A block is read with what the
    headings and lead-ins above it say; a heading itself gets no assignment, its blocks do.

    >>> from extractor.model import Role
    >>> from tests.build import document_of
    >>> document = document_of(
    ...     ("V", "V. TỔ CHỨC THỰC HIỆN", {"role": Role.ORGANISATION}),
    ...     ("V.1", "1. Sở Y tế"),
    ...     ("V.1.p1", "Phối hợp với Công an tỉnh rà soát, báo cáo Ủy ban nhân dân tỉnh.",
    ...      {"label_raw": ""}),
    ... )
    >>> [(part.role.value, part.agency) for part in assignments(document, {})]
    [('lead', 'Sở Y tế'), ('coordinate', 'Công an tỉnh'), ('recipient', 'Ủy ban nhân dân tỉnh')]
    """
    blocks = _block_assignments(document, abbreviations)
    rows = table_assignments(document, abbreviations)
    return tuple(sorted((*blocks, *rows), key=lambda part: part.section))


def _block_assignments(
    document: Document, abbreviations: Mapping[str, str]
) -> Iterator[Assignment]:
    """One pass in reading order, keeping what each open section passes on."""
    below: dict[int | None, Context] = {None: Context(instructed=_instructs(document))}
    introduced: dict[int | None, Context] = {}  # by parent, while its lead-in holds
    for section in document.sections:
        if section.zone not in _ZONES or section.kind in (Kind.TABLE, Kind.ROW):
            continue
        inherited = below.get(section.parent, below[None])
        lead_in = introduced.get(section.parent)
        if lead_in and _holds_for(lead_in, section):
            inherited = lead_in
        else:
            introduced.pop(section.parent, None)
        if section.role is Role.ORGANISATION:
            inherited = replace(inherited, organised=True)
        words = words_of(document, section)
        leaf = document.is_leaf(section)
        opens = document.text.endswith(":", words.start, words.end)
        passed_on = inherited
        if opens or not leaf or _may_be_title(inherited, words):
            passed_on = below_block(document, section, words, inherited, abbreviations)
        title = passed_on is not inherited and passed_on.names_only
        if not leaf:
            below[section.index] = passed_on
        elif title or (opens and passed_on is not inherited):
            introduced[section.parent] = passed_on
        if title or words.start == words.end:  # a label alone is no task
            continue
        if leaf or not (section.is_heading or opens):
            yield from statement(document, section, words, inherited, abbreviations)


def _instructs(document: Document) -> bool:
    """Whether the document is of a type that does nothing but say who is to do what."""
    header = (section for section in document.sections if section.zone is Zone.HEADER)
    return any(_INSTRUCTION.match(document.folded, *section.span) for section in header)


def _may_be_title(inherited: Context, words: Span) -> bool:
    """Unnumbered plans put an agency on a line of its own, and its tasks below it."""
    return inherited.organised and words.end - words.start <= _TITLE_LENGTH


def _holds_for(lead_in: Context, section: Section) -> bool:
    """A lead-in speaks of the bullets behind it; a line of names also of paragraphs."""
    return section.kind is Kind.BULLET or (lead_in.names_only and section.kind is Kind.PARAGRAPH)
