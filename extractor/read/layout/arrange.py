"""The parts of all pages in the order of reading: flows of lines, and tables in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractor.lexicon.patterns import patterns

from ..pages import PageLine, PageLines, PageTable
from .aligned import parted_by_tables
from .columns import Flow, Side, flows_of
from .paragraphs import Margins, margins_of
from .rows import printed_rows

_ENOUGH = 8  # lines that tell the margins of a page
_OUT = 30.0  # points: a line so far left of the margins shows that they are not those of its page


@dataclass(frozen=True, slots=True)
class Part:
    """A flow or a table of a page; `margins` are those that the lines of a flow keep to."""

    page: PageLines
    content: Flow | PageTable
    margins: Margins


def arrange(pages: Iterable[tuple[PageLines, Sequence[PageLine]]]) -> list[Part]:
    """The parts of all pages; each page comes with those of its lines that are text.

    Recipients beside a signature that a page break cuts through are read to their end first.
    """
    arranged: list[Part] = []
    usual: Margins | None = None
    shape: tuple[float, float, int] | None = None
    for page, lines in pages:
        cut = _cut_recipients(arranged)
        contents = _contents(page, lines, cut)
        body = [
            line
            for content in contents
            if isinstance(content, Flow) and content.side is Side.BODY
            for line in content.lines
        ]
        if shape != (page.width, page.height, page.turn):
            usual, shape = None, (page.width, page.height, page.turn)
        if body and (
            usual is None
            or len(body) >= _ENOUGH
            or any(line.box.x0 < usual.left - _OUT for line in body)
        ):
            usual = margins_of(body)
        parts = [Part(page, content, _margins(content, usual)) for content in contents]
        if cut:
            parts = _parted(parts)
        while cut and parts and _goes_on(parts[0].content):
            arranged.insert(-1, parts.pop(0))
        arranged += parts
    return arranged


def _contents(
    page: PageLines, lines: Sequence[PageLine], before: Sequence[PageLine]
) -> list[Flow | PageTable]:
    """The flows and tables of one page from top to bottom."""
    rest = list(lines)
    found: list[Flow | PageTable] = []
    for table in sorted(page.tables, key=lambda table: table.box.top):
        above = [line for line in rest if _middle(line) < table.box.bottom]
        rest = [line for line in rest if _middle(line) >= table.box.bottom]
        found += _without_rules(above, before)
        found.append(table)
        before = ()
    return [*found, *_without_rules(rest, before)]


def _without_rules(
    lines: Sequence[PageLine], before: Sequence[PageLine]
) -> Iterator[Flow | PageTable]:
    """The flows of lines, and the tables among them that have no ruling lines."""
    for part in parted_by_tables(printed_rows(lines)):
        if isinstance(part, PageTable):
            yield part
        else:
            yield from flows_of(part, before)
        before = ()


def _middle(line: PageLine) -> float:
    return (line.box.top + line.box.bottom) / 2


def _margins(content: Flow | PageTable, usual: Margins | None) -> Margins:
    if isinstance(content, PageTable):
        return Margins(content.box.x0, content.box.x1, 0.0)
    if content.side is Side.BODY and usual is not None:
        return usual
    return margins_of(content.lines)


def _cut_recipients(arranged: Sequence[Part]) -> tuple[PageLine, ...]:
    """The recipients at the end of what is arranged, if a signature stands beside them."""
    if len(arranged) < 2:
        return ()
    left, right = arranged[-2].content, arranged[-1].content
    if not (isinstance(left, Flow) and isinstance(right, Flow)):
        return ()
    recipients = patterns("pages")["recipients"].regex
    if left.side is Side.LEFT and right.side is Side.RIGHT:
        return left.lines if any(recipients.search(line.text) for line in left.lines) else ()
    return ()


def _parted(parts: list[Part]) -> list[Part]:
    """The parts of a page, with the recipients at its top apart from what is below them."""
    if not parts or not isinstance(parts[0].content, Flow):
        return parts
    lines = parts[0].content.lines
    listed = _listed(lines)
    if parts[0].content.side is not Side.BODY or not 0 < listed < len(lines):
        return parts
    flows = Flow(lines[:listed]), Flow(lines[listed:])
    return [*(replace(parts[0], content=flow) for flow in flows), *parts[1:]]


def _listed(lines: Sequence[PageLine]) -> int:
    """How many lines from the first on are items of a list."""
    if not lines[0].text.startswith("-"):
        return 0
    items = takewhile(lambda line: line.text[:1] == "-" or line.text[:1].islower(), lines)
    return sum(1 for _ in items)


def _goes_on(content: Flow | PageTable) -> bool:
    """Are these the next recipients?"""
    if isinstance(content, PageTable):
        return False
    listed = _listed(content.lines) == len(content.lines)
    return content.side is Side.LEFT or (content.side is Side.BODY and listed)
