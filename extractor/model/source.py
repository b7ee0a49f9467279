"""What a reader returns: the characters of one file, and where on its pages they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .issue import Issue
from .offsets import OffsetMap
from .span import Span


class TextSource(StrEnum):
    """Where the characters of a document come from."""

    TEXT = "text"
    PDF_TEXT = "pdf_text"
    OCR = "ocr"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A positioned line of `Source.text`; `page` counts from 1, `confidence` goes from 0 to 1."""

    span: Span
    page: int
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, and its width and height in points."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Source:
    """One file as text.

    `raw` holds the file's own characters (decoded, otherwise untouched), `text` the reader's
    rendering of them (for HTML the text without tags, for plain text `raw` itself), `offsets`
    the map from `text` to `raw`. `pages` and `lines` are empty for formats without pages.
    `path` is as given by the caller; `sha256` that of the file's bytes, in hexadecimal. `issues`
    are what reading found odd, each with its span in `text`.
    """

    path: str
    sha256: str
    media_type: str
    encoding: str
    raw: str
    text: str
    offsets: OffsetMap
    text_source: TextSource = TextSource.TEXT
    pages: tuple[Page, ...] = ()
    lines: tuple[Line, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def knows_tables(self) -> bool:
        """Whether its rows between bars are rows of tables for certain, as mark-up or rules said.

        In plain text and Markdown they may be what a converter made of a letterhead.
        """
        return self.media_type not in ("text/plain", "text/markdown")
