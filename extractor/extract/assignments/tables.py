"""Assignments in the rows of task lists: "STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractor.lexicon.patterns import patterns
from extractor.model import Assignment, AssignmentRole, Document, Kind, Section, Span

from ..agencies import AgencyMention, Reach, agency_list

_TABLE = patterns("assignments")
_LEAD = _TABLE["column_lead"].regex
_COORDINATE = _TABLE["column_coordinate"].regex
_DUTY_ONLY = _TABLE["heading_duty"].regex
_TRUST = 0.95


def table_assignments(document: Document, abbreviations: Mapping[str, str]) -> Iterator[Assignment]:
    """The leads and supporting agencies in the columns of tables that have such columns.

    The agencies of a row are found by the place of their column; where cells are empty, so that
    places do not tell, by being nothing but agencies: the first such cell leads.
    """
    columns: list[AssignmentRole | None] = []
    table: int | None = None
    for section in document.sections:
        if section.kind not in (Kind.TABLE, Kind.ROW):
            continue
        own_table = section.index if section.kind is Kind.TABLE else section.parent
        if own_table != table:
            table, columns = own_table, []
        cells = list(_cells(document, section))
        header = [_role_of(document, cell) for cell in cells]
        if AssignmentRole.LEAD in header:
            columns = header
        elif columns:
            yield from _row(document, section, cells, columns, abbreviations)


def _cells(document: Document, section: Section) -> Iterator[Span]:
    """The cells of a row: its lines, or what stands between bars, empty ones too."""
    start, end = section.span
    text = document.text
    bar = "|" if "|" in document.text_of(section) else "\n"
    if bar == "|":
        start = text.find(bar, start) + 1
        end = text.rfind(bar, start, end)
    while start <= end:
        stop = text.find(bar, start, end)
        stop = end if stop < 0 else stop
        yield _trimmed(text, start, stop)
        start = stop + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    cell = text[start:end]
    left = len(cell) - len(cell.lstrip())
    return Span(start + left, max(start + left, start + len(cell.rstrip())))


def _role_of(document: Document, cell: Span) -> AssignmentRole | None:
    """The role of the column below this cell, if the cell is such a title."""
    if _LEAD.match(document.folded, cell.start, cell.end):
        return AssignmentRole.LEAD
    if _COORDINATE.match(document.folded, cell.start, cell.end):
        return AssignmentRole.COORDINATE
    return None


def _row(
    document: Document,
    section: Section,
    cells: list[Span],
    columns: list[AssignmentRole | None],
    abbreviations: Mapping[str, str],
) -> Iterator[Assignment]:
    roles = [role for role in columns if role]
    whole = len(cells) == len(columns)
    read: list[tuple[AssignmentRole, tuple[AgencyMention, ...]]] = []
    task = max(cells, key=lambda cell: cell.end - cell.start)
    for place, cell in enumerate(cells):
        role = columns[place] if whole else None
        if whole and role is None:
            continue
        listed = agency_list(document, cell.start, cell.end, abbreviations, Reach.LIST)
        alone = listed.end >= cell.end or _DUTY_ONLY.match(document.folded, listed.end, cell.end)
        if not listed.mentions or not (whole or alone):
            continue
        if role is None and len(read) < len(roles):
            role = roles[len(read)]
        if role:
            read.append((role, listed.mentions))
    for role, mentions in read:
        for mention in mentions:
            yield Assignment(
                section=section.index,
                span=mention.span,
                task=task,
                agency=mention.name,
                role=role,
                explicit=True,
                confidence=round(mention.confidence * _TRUST * (1 if whole else 0.9), 2),
                rule=f"table: {mention.rule}",
            )
