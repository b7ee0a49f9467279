"""What a Word document shows, in reading order: paragraphs of runs, and tables of cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set alike; "\\n" is a line break, "\\t" a tab.

    `font` is the name of the font for letters outside of ASCII, "" where the file names none.
    `caps`: shown in capitals, whatever was typed.
    """

    text: str
    font: str = ""
    bold: bool = False
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`label` is the number or bullet that Word sets before the first run, with its space."""

    runs: tuple[Run, ...]
    label: str = ""

    @property
    def text(self) -> str:
        """The characters without the label, not yet in capitals."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that begins `column` columns from the left and spans `width` of them.

    `covered`: the cell above reaches into it (what it holds itself is not shown).
    """

    blocks: tuple[Block, ...]
    column: int
    width: int = 1
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of each row from left to right."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table
