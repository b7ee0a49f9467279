"""What normalising returns: one line a block of the document, traced to the file's characters."""

from __future__ import annotations

from dataclasses import dataclass

from .issue import Issue
from .offsets import OffsetMap
from .source import Source
from .span import Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table cell: one line of `Text.text`.

    `bold` and `italic` say that all its letters are so marked; `label_bold` that only its
    beginning is. `gap`: an empty line stood before it. `cell` is (table, row, column), counted
    from 0 within the document, for a cell of a table, None outside of tables. `continues`: the
    block was joined from several lines of the file.
    """

    span: Span
    bold: bool = False
    italic: bool = False
    gap: bool = False
    cell: tuple[int, int, int] | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """The normalised text of a document: NFC, "\\n" line ends, one block a line.

    `offsets` maps `text` to the file's own characters (`source.raw`). `issues` are what was
    repaired or found on the way, each with its span in `text`.
    """

    source: Source
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()
