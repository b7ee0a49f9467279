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

    `bold`: all its letters are so marked. `gap`: an empty line stood before it. `cell` is (table,
    row) of the table that it stands in, counted from 0 within the document, None outside of
    tables. `joined`: it was put together from several lines of the file. `furniture`: it is not
    the document's (front matter of a Markdown file).
    """

    span: Span
    bold: bool = False
    gap: bool = False
    cell: tuple[int, int] | None = None
    joined: bool = False
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """The normalised text of a document: NFC, "\\n" line ends, one block a line.

    `offsets` maps `text` to the file's own characters (`source.raw`). `issues` are what was
    repaired or found on the way, each with its span in `text`. `matched` is `text` as patterns
    should see it, of the same length: recognised text with the tone marks of known phrases put
    right. It serves for matching only, and is `text` itself where nothing was recognised.
    """

    source: Source
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()
    matched: str = ""

    def __post_init__(self) -> None:
        if len(self.matched) != len(self.text):
            object.__setattr__(self, "matched", self.text)
