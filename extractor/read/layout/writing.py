"""The lines of all pages written down: the text for the normaliser, and what stands where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.lexicon.labels import read_labels
from extractor.lexicon.patterns import patterns
from extractor.model import Box, Issue, IssueCode, Line, Page, Severity, Span

from ..pages import PageLine, PageLines, PageTable
from .columns import Flow, flows_of
from .furniture import page_furniture
from .notes import split_notes
from .paragraphs import Margins, goes_on, margins_of, paragraphs_of

# What the normaliser would take for marks; "* item" is a bullet.
_MARKS = re.compile(r"[*`](?!(?<=^\*) )|^[#>|]")
_BROKEN = re.compile(r"\w[-/]$")
_ENOUGH = 8  # lines that tell the margins of a page


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a document with pages, where its lines stand, and what was left out of it."""

    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    issues: tuple[Issue, ...]


def write_pages(pages: Iterable[PageLines]) -> Written:
    """`pages` in order as one text: paragraphs apart, tables as rows of Markdown, notes at the end.

    A page may come in several parts with the same number, each turned another way.
    """
    all_pages = tuple(pages)
    writer = _Writer()
    notes: list[tuple[str, list[tuple[PageLines, PageLine]]]] = []
    for page, left_out in zip(all_pages, page_furniture(all_pages), strict=True):
        for line in sorted(left_out, key=lambda line: (line.box.top, line.box.x0)):
            writer.note(
                f"page {page.number}: left out as page number, running head or mark of "
                f"signing: {line.text[:60]!r}"
            )
        lines, found = split_notes(page, [x for x in page.lines if x not in left_out])
        for number, own in found:
            if number or not notes:
                notes.append((number, []))
            notes[-1][1].extend((page, line) for line in own)
        writer.page(page, lines)
    for number, placed in notes:
        writer.footnote(number, placed)
    return writer.written(all_pages)


@dataclass(slots=True)
class _Writer:
    """The text so far, and what the next line has to know of it."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    lines: list[Line] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    open: list[PageLine] = field(default_factory=list)  # the last paragraph, if it may go on
    in_column: bool = False
    margins: Margins | None = None  # of the body, on the page before
    shape: tuple[float, float, int] = (0.0, 0.0, 0)  # of the page before

    def page(self, page: PageLines, lines: Sequence[PageLine]) -> None:
        """Write one page, its tables in their places."""
        rest = list(lines)
        parts: list[Sequence[Flow] | PageTable] = []
        for table in sorted(page.tables, key=lambda table: table.box.top):
            above = [x for x in rest if (x.box.top + x.box.bottom) / 2 < table.box.bottom]
            rest = [x for x in rest if (x.box.top + x.box.bottom) / 2 >= table.box.bottom]
            parts += [flows_of(above), table]
        parts.append(flows_of(rest))
        before = self.margins
        self._measure(page, parts)
        for part in parts:
            if isinstance(part, PageTable):
                self._table(page, part)
            else:
                for flow in part:
                    self._flow(page, flow, before)
                    before = self.margins

    def _measure(self, page: PageLines, parts: Sequence[Sequence[Flow] | PageTable]) -> None:
        body = [
            line
            for part in parts
            if not isinstance(part, PageTable)
            for flow in part
            if not flow.column
            for line in flow.lines
        ]
        shape = (page.width, page.height, page.turn)
        if body and (len(body) >= _ENOUGH or self.margins is None or shape != self.shape):
            self.margins = margins_of(body)
        self.shape = shape

    def _flow(self, page: PageLines, flow: Flow, before: Margins | None) -> None:
        margins = self.margins if self.margins and not flow.column else margins_of(flow.lines)
        if not flow.column and any(line.box.x0 < margins.left - 30 for line in flow.lines):
            margins = margins_of(flow.lines)
        for index, paragraph in enumerate(paragraphs_of(flow.lines, margins)):
            on = not index and self._continues(flow, paragraph[0], before or margins, margins)
            self._paragraph(page, paragraph, on)
        self.in_column = flow.column

    def _continues(self, flow: Flow, line: PageLine, before: Margins, margins: Margins) -> bool:
        """Does the paragraph that ended the page or column before go on with `line`?"""
        if not self.open or self.open[-1].bold != line.bold:
            return False
        if flow.column or self.in_column:
            return flow.column and self.in_column and line.text[:1].islower()
        across = Margins(margins.left, before.right, margins.pitch)
        return goes_on(self.open, line, across, page=True)

    def _paragraph(self, page: PageLines, lines: Sequence[PageLine], on: bool) -> None:
        bold = 0
        while not on and bold < len(lines) and lines[bold].bold:
            bold += 1
        self._put(_between(self.open[-1], lines[0]) if on else "\n\n" if self.parts else "")
        for index, line in enumerate(lines):
            if index:
                self._put(_between(lines[index - 1], line))
            if bold and not index:
                self._put("**")
            self._line(page, line.text, line.box, line.confidence)
            if bold and index == bold - 1:
                self._put("**")
        self.open = list(lines) if not on else [*self.open, *lines]

    def _table(self, page: PageLines, table: PageTable) -> None:
        self._put("\n\n" if self.parts else "")
        for index, row in enumerate(table.rows):
            cells = " | ".join(cell.replace("|", "\\|") for cell in row.cells)
            if index:
                self._put("\n")
            self._line(page, f"| {cells} |", row.box, row.confidence, escape=False)
        self.open = []

    def footnote(self, number: str, placed: Sequence[tuple[PageLines, PageLine]]) -> None:
        """Write a footnote as a paragraph of its own; without a number it ends the one before."""
        self._put("\n\n" if number else "\n")
        for index, (page, line) in enumerate(placed):
            text = f"[{number}] {line.text}" if number and not index else line.text
            self._put("\n" if index else "")
            self._line(page, text, line.box, line.confidence)
        self.open = []

    def note(self, message: str) -> None:
        """Report something that was left out here."""
        here = Span(self.size, self.size)
        self.issues.append(Issue(IssueCode.PAGE_FURNITURE, Severity.INFO, message, here))

    def _line(
        self,
        page: PageLines,
        text: str,
        box: Box,
        confidence: float | None,
        *,
        escape: bool = True,
    ) -> None:
        start = self.size
        self._put(_MARKS.sub(r"\\\g<0>", text) if escape else text)
        place = on_page(box, page)
        self.lines.append(Line(Span(start, self.size), page.number, place, confidence))

    def _put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.size += len(text)

    def written(self, pages: Sequence[PageLines]) -> Written:
        """All that was written."""
        shown = {page.number: Page(page.number, page.width, page.height) for page in pages}
        text = "".join(self.parts)
        return Written(text, tuple(shown.values()), tuple(self.lines), tuple(self.issues))


def _between(line: PageLine, after: PageLine) -> str:
    """What joins two lines of one paragraph.

    Nothing where a word or a number was broken behind its hyphen or slash. A space where the
    second line only looks like the beginning of a unit: how it is set says that it is none.
    """
    if _BROKEN.search(line.text) and after.text[:1].isalnum():
        return ""
    begins = read_labels(after.text) or patterns("layout")["starts"].regex.match(after.text)
    return " " if begins and not after.bold else "\n"


def on_page(box: Box, page: PageLines) -> Box:
    """A box of the page as it is read, on the page as it is shown."""
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    if page.turn == 90:
        return Box(top, page.height - x1, bottom, page.height - x0)
    if page.turn == 180:
        return Box(page.width - x1, page.height - bottom, page.width - x0, page.height - top)
    if page.turn == 270:
        return Box(page.width - bottom, x0, page.width - top, x1)
    return box
