"""Blocks to the text that the normaliser reads: Markdown, an empty line between paragraphs.

A line break in a paragraph is a line end, bold stretches stand in "**", a row of a data table is
one line "| cell | cell |"; the cells of a letterhead are paragraphs, column by column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..layout_tables import FIRST_ROWS, MOST_ROWS, is_frame, names_layout
from .content import Block, Cell, Paragraph, Run, Table

_RULE = re.compile(r"[-–—_=~*\s]+")  # a line that is drawn below the name of the body or the motto


def render(blocks: Iterable[Block]) -> str:
    """The text of `blocks`.

    >>> head = Paragraph((Run("Mục tiêu", bold=True), Run(" chung")), "I. ")
    >>> cells = tuple(Cell((Paragraph((Run(text),)),), at) for at, text in enumerate("a|"))
    >>> print(render([head, Table((cells, cells, cells))]))
    **I. Mục tiêu** chung
    <BLANKLINE>
    | a | \\| |
    | a | \\| |
    | a | \\| |
    """
    return "\n\n".join(chunk for block in blocks for chunk in _chunks(block))


def shown_text(blocks: Iterable[Block]) -> str:
    """All words of `blocks` in one line, without marks."""
    return " ".join(_words(block) for block in blocks)


def _chunks(block: Block) -> Iterator[str]:
    """What of `block` stands between two empty lines."""
    if isinstance(block, Paragraph):
        text = paragraph_text(block)
        if text:
            yield text
    elif _is_layout(block):
        for cell in _in_columns(block):
            for inner in cell.blocks:
                yield from (chunk for chunk in _chunks(inner) if not _RULE.fullmatch(chunk))
    elif _holds_data(block):
        yield "\n".join(_row(row) for row in block.rows if row)
    else:
        for row in block.rows:
            for cell in row:
                for inner in cell.blocks:
                    yield from _chunks(inner)


def paragraph_text(paragraph: Paragraph) -> str:
    """The lines of a paragraph, each with its own marks for bold text.

    >>> runs = (Run("KẾ ", bold=True), Run("hoạch", bold=True, caps=True), Run("\\n"), Run("x "))
    >>> paragraph_text(Paragraph(runs))
    '**KẾ HOẠCH**\\nx'
    """
    runs = paragraph.runs
    if paragraph.label:
        bold = next((run.bold for run in runs if not run.text.isspace()), False)
        runs = (Run(paragraph.label, bold=bold), *without_indent(runs))
    lines: list[list[tuple[str, bool]]] = [[]]
    for run in runs:
        text = run.text.upper() if run.caps else run.text
        first, *others = text.split("\n")
        lines[-1].append((first, run.bold))
        lines += [[(other, run.bold)] for other in others]
    return "\n".join(_marked(line) for line in lines).strip()


def without_indent(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs behind a label: blanks at their beginning are no second gap."""
    begun = False
    for run in runs:
        text = run.text if begun else run.text.lstrip()
        begun = begun or bool(text)
        if text:
            yield Run(text, run.font, run.bold, run.caps)


def _marked(line: Sequence[tuple[str, bool]]) -> str:
    """One line; blanks between bold words are bold, those around them are not."""
    stretches: list[tuple[str, bool]] = []
    for text, bold in line:
        if stretches and (text.isspace() or bold == stretches[-1][1]):
            stretches[-1] = (stretches[-1][0] + text, stretches[-1][1])
        elif text:
            stretches.append((text, bold and not text.isspace()))
    parts = []
    for text, bold in stretches:
        words = text.strip()
        if bold and words:
            start = text.index(words[0])
            parts.append(f"{text[:start]}**{words}**{text[start + len(words) :]}")
        else:
            parts.append(text)
    return "".join(parts).strip()


def _row(row: Sequence[Cell]) -> str:
    """A row in one line; columns that a cell spans or does not reach are empty."""
    cells: list[str] = []
    for cell in row:
        cells += [""] * (cell.column - len(cells))
        cells.append(" ".join(_cell_text(cell)).replace("|", "\\|"))
        cells += [""] * (cell.width - 1)
    return f"| {' | '.join(cells)} |"


def _cell_text(cell: Cell) -> Iterator[str]:
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            text = " ".join(paragraph_text(block).split())
            if text:
                yield text
        else:
            for row in block.rows:
                for inner in row:
                    yield from _cell_text(inner)


def _is_layout(table: Table) -> bool:
    """Whether it is a letterhead or signature block; columns that only keep room do not count."""
    if len(table.rows) > MOST_ROWS:
        return False
    texts = [[shown_text(cell.blocks).strip() for cell in row] for row in table.rows]
    columns = {
        cell.column
        for row, words in zip(table.rows, texts, strict=True)
        if len(row) > 1
        for cell, text in zip(row, words, strict=True)
        if text
    }
    opening = " ".join(text for words in texts[:FIRST_ROWS] for text in words)
    return names_layout(len(table.rows), len(columns), opening)


def _columns(table: Table) -> int:
    return max((len(row) for row in table.rows), default=0)


def _holds_data(table: Table) -> bool:
    """Whether the rows are records; else the table is a frame, or places paragraphs."""
    columns = _columns(table)
    if columns < 2 or len(table.rows) < 2 or _frames(table):
        return False
    if any(_nested(table)):
        inside = sum(len(shown_text([inner])) for inner in _nested(table))
        whole = len(shown_text([table]))
        return len(table.rows) > MOST_ROWS and columns >= 3 and inside * 2 < whole
    return len(table.rows) >= 3 or columns >= 3


def _nested(table: Table) -> Iterator[Table]:
    cells = (cell for row in table.rows for cell in row)
    return (block for cell in cells for block in cell.blocks if isinstance(block, Table))


def _frames(table: Table) -> bool:
    cells = [(len(shown_text(cell.blocks)), len(cell.blocks)) for row in table.rows for cell in row]
    longest, paragraphs = max(cells, default=(0, 0))
    return is_frame(len(table.rows), longest, sum(size for size, _ in cells), paragraphs)


def _in_columns(table: Table) -> Iterator[Cell]:
    """The cells column by column; a row of one cell stands across them."""
    for several, rows in groupby(table.rows, key=lambda row: len(row) > 1):
        cells = [(cell.column if several else 0, cell) for row in rows for cell in row]
        yield from (cell for _, cell in sorted(cells, key=lambda pair: pair[0]))


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"{block.label}{block.text}"
    return " ".join(shown_text(cell.blocks) for row in block.rows for cell in row)
