"""Which tables hold data and which only place text on the page; how long lists are.

Decided in one pass before rendering, because the first row of a table is written differently
if a third follows.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from ..layout_tables import FIRST_CHARACTERS, FIRST_ROWS, is_frame, names_layout
from .elements import BREAKING
from .tokens import Kind, Token


@dataclass(slots=True)
class _Table:
    token: int
    rows: int = 0
    columns: int = 0
    cells: int = 0  # of the row that is open
    headed: bool = False
    nests: bool = False
    opening: str = ""  # the text of its first rows
    size: int = 0  # characters
    longest: tuple[int, int] = (0, 0)  # characters and breaks of its longest cell
    cell: tuple[int, int] = (0, 0)  # those of the open one

    def write(self, characters: int = 0, breaks: int = 0) -> None:
        self.size += characters
        self.cell = (self.cell[0] + characters, self.cell[1] + breaks)
        self.longest = max(self.longest, self.cell)

    def add(self, text: str) -> None:
        if self.rows <= FIRST_ROWS and len(self.opening) < FIRST_CHARACTERS:
            self.opening += text


def data_tables(raw: str, tokens: Sequence[Token]) -> frozenset[int]:
    """The indexes of the <table> tokens whose rows are records, not layout.

    >>> from extractor.read.limits import LIMITS
    >>> from .tokens import tokenize
    >>> page = "<table>" + "<tr><td>1<td>2" * 3 + "</table>"
    >>> data_tables(page, tokenize(page, "x", LIMITS))
    frozenset({0})
    """
    found: list[int] = []
    open_tables: list[_Table] = []
    for index, token in enumerate(tokens):
        if token.kind is Kind.START and token.name == "table":
            if open_tables:
                open_tables[-1].nests = True
            open_tables.append(_Table(index))
        elif open_tables:
            table = open_tables[-1]
            if token.kind is Kind.TEXT:
                table.write(characters=len(raw[token.start : token.end].strip()))
                table.add(raw[token.start : min(token.end, token.start + FIRST_CHARACTERS)])
            elif token.kind is Kind.END:
                if token.name == "table" and _holds_data(open_tables.pop()):
                    found.append(table.token)
            elif token.name == "tr":
                table.rows, table.cells = table.rows + 1, 0
            elif token.name in ("td", "th"):
                table.cells += 1
                table.cell = (0, 0)
                table.columns = max(table.columns, table.cells)
                table.headed = table.headed or token.name == "th"
                table.add(" ")
            elif token.name in BREAKING:
                table.write(breaks=1)
    return frozenset(found)  # one that is never closed would take the rest of the page for a cell


def _holds_data(table: _Table) -> bool:
    if table.nests or table.columns < 2 or table.rows < 2:
        return False
    if names_layout(table.rows, table.columns, html.unescape(table.opening)):
        return False
    if is_frame(table.rows, table.longest[0], table.size, table.longest[1]):
        return False
    return table.headed or table.rows >= 3 or table.columns >= 3


def list_lengths(tokens: Sequence[Token]) -> dict[int, int]:
    """The number of items of each ordered list, by the index of its token."""
    lengths: dict[int, int] = {}
    open_lists: list[int] = []
    for index, token in enumerate(tokens):
        if token.name in ("ol", "ul"):
            if token.kind is Kind.START:
                open_lists.append(index)
                lengths[index] = 0
            elif open_lists:
                open_lists.pop()
        elif token.name == "li" and token.kind is Kind.START and open_lists:
            lengths[open_lists[-1]] += 1
    return lengths
