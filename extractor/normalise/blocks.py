"""Lines become blocks: page furniture out, broken paragraphs joined, one line a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.lexicon.labels import BULLETS, read_labels
from extractor.lexicon.patterns import patterns
from extractor.model import (
    Block,
    Edit,
    Issue,
    IssueCode,
    OffsetMap,
    Severity,
    Span,
    apply_edits,
)

from .layout import Layout, layout_of, without_spacing
from .lines import Line, Shape, split_lines
from .markup import Marked
from .pages import page_lines
from .wraps import joins, only_label, stops_short

_SPACES = re.compile(r"  +")
_BARS_OF_TWO = 3  # "|" alone before, between and behind two cells
_KEPT = frozenset({Shape.TEXT, Shape.ROW, Shape.FRONT})


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text with one block a line, its map to the marked text, the blocks, the findings."""

    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block in the making: its lines, and what stood before it."""

    lines: tuple[Line, ...]
    gap: bool
    cell: tuple[int, int] | None
    broken: bool


def assemble(marked: Marked, matched: str) -> Assembled:
    """Put the lines of a text without marks together to blocks.

    `matched` is that text as patterns should see it, of the same length.
    """
    lines = without_spacing(split_lines(matched, marked.bold))
    furniture = page_lines(lines)
    drafts = _with_appositions(tuple(_drafts(lines, furniture, layout_of(lines))))
    text, offsets = apply_edits(marked.text, _edits(marked.text, drafts))
    blocks: list[Block] = []
    issues = [
        _page_issue(lines[index], offsets) for index in sorted(furniture) if lines[index].text
    ]
    for draft in drafts:
        first, last = draft.lines[0], draft.lines[-1]
        span = offsets.to_new(Span(first.span.start, last.span.end))
        blocks.append(
            Block(
                span=span,
                bold=all(line.bold or line.opens for line in draft.lines) and last.bold,
                gap=draft.gap,
                cell=draft.cell,
                joined=len(draft.lines) > 1,
                furniture=first.shape is Shape.FRONT,
            )
        )
        if draft.broken:
            message = "a paragraph broken over paragraphs or pages was joined"
            issues.append(Issue(IssueCode.BROKEN_PARAGRAPH, Severity.INFO, message, span))
    return Assembled(text, offsets, tuple(blocks), tuple(issues))


def _drafts(lines: Sequence[Line], furniture: frozenset[int], layout: Layout) -> Iterator[_Draft]:
    current: list[Line] = []
    gap = page = broken = begun_after_gap = False
    cell: tuple[int, int] | None = None
    begun = ""
    for index, (line, place) in enumerate(zip(lines, _cells(lines), strict=True)):
        if index in furniture:
            page = True
            continue
        if line.shape is Shape.BLANK:
            gap = True
            continue
        if line.shape not in _KEPT:
            if current:
                yield _Draft(tuple(current), begun_after_gap, cell, broken)
                current = []
            gap = page = False
            continue
        if current and place == cell and joins(begun, current[-1], line, gap, page, layout):
            broken = broken or ((gap or page) and not only_label(begun))
            current.append(line)
            begun = f"{begun} {line.text}"
        else:
            if current:
                yield _Draft(tuple(current), begun_after_gap, cell, broken)
            current, begun, cell = [line], line.text, place
            begun_after_gap, broken = gap, False
        gap = page = False
    if current:
        yield _Draft(tuple(current), begun_after_gap, cell, broken)


def _with_appositions(drafts: tuple[_Draft, ...]) -> tuple[_Draft, ...]:
    """Join a lone "- ..." to the long unfinished paragraph before it: a dash, not a bullet.

    "... gửi báo cáo về Cục Việc làm / - Cơ quan thường trực Tổ công tác trước ngày 20 ..."
    """
    result: list[_Draft] = []
    for draft, after in zip(drafts, (*drafts[1:], None), strict=False):
        before = result[-1] if result else None
        if (
            before is not None
            and _is_bullet(draft)
            and not _is_bullet(before)
            and (after is None or not _is_bullet(after))
            and before.cell == draft.cell
            and stops_short(before.lines)
        ):
            result[-1] = _Draft(before.lines + draft.lines, before.gap, before.cell, True)
        else:
            result.append(draft)
    return tuple(result)


def _is_bullet(draft: _Draft) -> bool:
    labels = read_labels(draft.lines[0].text)
    return bool(labels) and labels[0].style in BULLETS


def _cells(lines: Sequence[Line]) -> Iterator[tuple[int, int] | None]:
    """For each line the (table, row) that it stands in; an empty line ends a table.

    In a flattened table "|" alone stands between cells, and twice between rows. Text behind as many
    bars as the first row has is outside; letterheads and signatures have two cells a row.
    """
    table, row = -1, 0
    inside = False
    before: Shape | None = None
    bars = columns = 0  # bars of this row so far, of the first row
    for line in lines:
        text = line.shape is Shape.TEXT
        closed = before is Shape.ROW or (before is Shape.BAR and bars == columns)
        if line.shape is Shape.BLANK or (text and closed):
            inside = False
        elif text and inside and not columns and _sets_beside(line.text):
            columns = _BARS_OF_TWO
        elif line.shape in (Shape.BAR, Shape.ROW):
            if not inside:
                table, row, inside, bars, columns = table + 1, 0, True, 0, 0
            elif line.shape is Shape.ROW or before is Shape.BAR:
                columns = columns or bars
                row, bars = row + 1, 0
            bars += line.shape is Shape.BAR
        before = line.shape
        yield (table, row) if inside else None


def _sets_beside(line: str) -> bool:
    """Is this line one of a letterhead or signature block set as a table?"""
    return any(rule.regex.search(line.lower()) for rule in patterns("layout_tables").values())


def _edits(text: str, drafts: Sequence[_Draft]) -> Iterator[Edit]:
    """All between the kept lines becomes one space inside a block, one line end between blocks."""
    kept = [
        (line.span, " " if index else "\n")
        for draft in drafts
        for index, line in enumerate(draft.lines)
    ]
    at = 0
    for span, separator in kept:
        if at or span.start:
            between = separator if at else ""
            if text[at : span.start] != between:
                yield Edit(at, span.start, between)
        yield from (
            Edit(match.start(), match.end(), " ")
            for match in _SPACES.finditer(text, span.start, span.end)
        )
        at = span.end
    if at < len(text):
        yield Edit(at, len(text), "")


def _page_issue(line: Line, offsets: OffsetMap) -> Issue:
    message = f"left out as page number or running head: {line.text[:60]!r}"
    return Issue(IssueCode.PAGE_FURNITURE, Severity.INFO, message, offsets.to_new(line.span))
