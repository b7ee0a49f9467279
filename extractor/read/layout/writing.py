"""The lines of all pages written down: the text for the normaliser, and what stands where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractor.lexicon.labels import read_labels
from extractor.lexicon.patterns import patterns
from extractor.model import Box, Issue, IssueCode, Line, Page, Severity, Span

from ..pages import PageLine, PageLines
from .arrange import Part, arrange
from .breaks import is_broken
from .columns import Flow, Side
from .furniture import page_furniture
from .long_tables import LongTable, tables_whole
from .notes import split_notes
from .paragraphs import Margins, goes_on, paragraphs_of
from .spreads import single_pages

# What the normaliser would take for marks; "* item" is a bullet.
_MARKS = re.compile(r"[*`](?!(?<=^\*) )|^[#>|]")


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
    all_pages = tuple(one for page in pages for one in single_pages(page))
    writer = _Writer()
    texts: list[tuple[PageLines, Sequence[PageLine]]] = []
    notes: list[tuple[str, list[tuple[PageLines, PageLine]]]] = []
    for page, left_out in zip(all_pages, page_furniture(all_pages), strict=True):
        numbers = {number for number, _ in notes if number}
        noted = split_notes(page, [x for x in page.lines if x not in left_out], numbers)
        texts.append((page, noted.lines))
        for printed, number in noted.renumbered:
            writer.report(page, f"its footnote {printed} is written [{number}], as one was before")
        for number, own in noted.notes:
            if number or not notes:
                notes.append((number, []))
            notes[-1][1].extend((page, line) for line in own)
        for line in sorted(left_out, key=lambda line: (line.box.top, line.box.x0)):
            writer.left_out(page, line)
    for part in tables_whole(arrange(texts)):
        if isinstance(part, LongTable):
            writer.table(part)
        elif isinstance(part.content, Flow):
            writer.flow(part, part.content)
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
    side: Side = Side.BODY
    margins: Margins = field(default_factory=lambda: Margins(0.0, 0.0, 0.0))

    def flow(self, part: Part, flow: Flow) -> None:
        """Write the paragraphs of one flow."""
        for index, paragraph in enumerate(paragraphs_of(flow.lines, part.margins)):
            on = not index and self._continues(flow.side, paragraph[0], part.margins)
            self._paragraph(part.page, paragraph, on, flow.side)
        self.side, self.margins = flow.side, part.margins

    def _continues(self, side: Side, line: PageLine, margins: Margins) -> bool:
        """Does the paragraph that ended the page or column before go on with `line`?"""
        if not self.open or self.open[-1].bold != line.bold:
            return False
        if Side.BODY not in (side, self.side):
            ended = patterns("layout")["ended"].regex.search(self.open[-1].text)
            return line.text[:1].islower() and not ended
        if side is not self.side:
            return False
        across = replace(margins, right=self.margins.right)
        return goes_on(self.open, line, across, page=True)

    def _paragraph(self, page: PageLines, lines: Sequence[PageLine], on: bool, side: Side) -> None:
        bold = 0
        while not on and bold < len(lines) and lines[bold].bold:
            bold += 1
        self._put(_between(self.open[-1], lines[0], side) if on else "\n\n" if self.parts else "")
        for index, line in enumerate(lines):
            if index:
                self._put(_between(lines[index - 1], line, side))
            if bold and not index:
                self._put("**")
            self._line(page, _escaped(line.text), line.box, line.confidence)
            if bold and index == bold - 1:
                self._put("**")
        self.open = list(lines) if not on else [*self.open, *lines]

    def table(self, table: LongTable) -> None:
        """Write a table, one line a row."""
        for index, (page, row) in enumerate(table.rows):
            cells = " | ".join(cell.replace("|", "\\|") for cell in row.cells)
            self._put("\n" if index else "\n\n" if self.parts else "")
            self._line(page, f"| {cells} |", row.box, row.confidence)
        for page, row in table.repeated:
            text = " | ".join(filter(None, row.cells))
            self.report(page, f"left out as a head that its table repeats: {text[:60]!r}")
        self.open = []

    def footnote(self, number: str, placed: Sequence[tuple[PageLines, PageLine]]) -> None:
        """Write a footnote as a paragraph of its own."""
        self._put("\n\n")
        for index, (page, line) in enumerate(placed):
            text = f"[{number}] {line.text}" if number and not index else line.text
            self._put("\n" if index else "")
            self._line(page, text, line.box, line.confidence)
        self.open = []

    def left_out(self, page: PageLines, line: PageLine) -> None:
        """Report a line that is not part of the text."""
        what = "page number, running head or mark of signing"
        self.report(page, f"left out as {what}: {line.text[:60]!r}")

    def report(self, page: PageLines, what: str) -> None:
        """Report what is not in the text as it is on the page."""
        message = f"page {page.number}: {what}"
        self.issues.append(Issue(IssueCode.PAGE_FURNITURE, Severity.INFO, message, Span(0, 0)))

    def _line(self, page: PageLines, text: str, box: Box, confidence: float | None) -> None:
        start = self.size
        self._put(text)
        span = Span(start, self.size)
        self.lines.append(Line(span, page.number, on_page(box, page), confidence))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def written(self, pages: Sequence[PageLines]) -> Written:
        """All that was written."""
        shown = {page.number: Page(page.number, page.width, page.height) for page in pages}
        text = "".join(self.parts)
        return Written(text, tuple(shown.values()), tuple(self.lines), tuple(self.issues))


def _escaped(text: str) -> str:
    if "*" in text or "`" in text or text[:1] in ("#", ">", "|"):
        return _MARKS.sub(r"\\\g<0>", text)
    return text


def _between(line: PageLine, after: PageLine, side: Side) -> str:
    """What joins two lines of one paragraph.

    Nothing where a word or a number was broken. A space where the second line only looks like the
    beginning of a unit: how it is set says that it is none; lines beside others are too few and
    too short to say so.
    """
    if is_broken(line.text, after.text):
        return ""
    if after.bold:
        return "\n"
    if patterns("layout")["starts"].regex.match(after.text):
        return " " if side is Side.BODY else "\n"
    return " " if read_labels(after.text) else "\n"


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
