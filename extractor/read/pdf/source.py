"""A PDF -> Source: its pages one after the other, by text layer or by recognition."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from extractor.errors import UnreadableDocument
from extractor.model import Issue, IssueCode, Line, OffsetMap, Severity, Source, Span, TextSource

from ..image import needs_ocr
from ..layout import Written, write_pages
from ..legacy import Charset, conversion_issue
from ..limits import Limits
from ..options import Ocr, Options
from ..pages import PageLines
from .opening import OpenPage, open_page, open_pdf
from .page import TextLayer, read_page
from .rendering import render
from .triage import Layer

if TYPE_CHECKING:
    from ..ocr import Recognised

_FINER = 4  # times the pixels that are recognised: what is drawn on a page is made smaller
_NAMED = 5  # attached files
_MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, place: str, limits: Limits, options: Options) -> Source:
    """Read a PDF: text layers where they are good, else what `options.ocr` allows.

    Raises UnreadableDocument where it is encrypted, damaged, too large, or has no text.
    """
    reading = _Reading(data, place, limits, options)
    with open_pdf(data, place, limits) as document:
        reading.attachments(document)
        written = write_pages(reading.pages(document))
    if not written.text.strip():
        raise UnreadableDocument(place, *reading.why_empty())
    lines, doubts = reading.with_doubts(written)
    notes = (Issue(*found, Span(0, 0)) for found in reading.found)
    issues = (*reading.conversions(), *notes, *written.issues, *doubts)
    return Source(
        place,
        hashlib.sha256(data).hexdigest(),
        _MEDIA_TYPE,
        "pdf",
        written.text,
        written.text,
        OffsetMap.identity(len(written.text)),
        reading.text_source(),
        written.pages,
        lines,
        issues,
    )


@dataclass(slots=True)
class _Reading:
    """One document on its way: which pages were read how, and what was odd."""

    data: bytes
    place: str
    limits: Limits
    options: Options
    found: list[tuple[IssueCode, Severity, str]] = field(default_factory=list)
    from_text: int = 0
    pictures: dict[int, Recognised] = field(default_factory=dict)
    missing: tuple[str, str] = ("", "")
    without: int = 0
    charsets: Counter[Charset] = field(default_factory=Counter)

    def attachments(self, document: pdfium.PdfDocument) -> None:
        """Files in the file (a portfolio is nothing else) are told of."""
        count = document.count_attachments()
        if count:
            names = (
                document.get_attachment(index).get_name() for index in range(min(count, _NAMED))
            )
            message = f"left out: {count} attached file{'s'[: count != 1]}: {', '.join(names)}"
            self.found.append((IssueCode.LEFT_OUT, Severity.WARNING, message))

    def pages(self, document: pdfium.PdfDocument) -> Iterator[PageLines]:
        """The lines of all pages; a page that is turned two ways comes in two parts."""
        until = time.monotonic() + self.limits.seconds
        characters = 0
        for index in range(len(document)):
            if time.monotonic() > until:
                raise UnreadableDocument(
                    self.place,
                    f"reading took more than {self.limits.seconds:.0f} s (page {index + 1}"
                    f" of {len(document)})",
                    "split it, or raise the limit (extractor.read.Limits)",
                )
            with open_page(document, index, self.place, self.limits) as page:
                if page is None:
                    self._unread(f"page {index + 1} is damaged and was left out")
                    continue
                for lines in self._page(document, page):
                    characters += sum(len(line.text) for line in lines.lines)
                    if characters > self.limits.characters:
                        raise UnreadableDocument(
                            self.place,
                            f"it has more than {self.limits.characters} characters",
                            "split it into its documents, or raise the limit"
                            " (extractor.read.Limits)",
                        )
                    yield lines

    def _page(self, document: pdfium.PdfDocument, page: OpenPage) -> list[PageLines]:
        layer = read_page(document, page, self.place, self.limits)
        for mark in layer.left_out:
            self._furniture(page.number, mark)
        if self.options.ocr is Ocr.NEVER or (
            self.options.ocr is Ocr.AUTO and layer.verdict is Layer.GOOD
        ):
            return self._by_text(page, layer)
        try:
            recognised = self._recognised(page, layer.pixels)
            if layer.verdict is not Layer.NONE:
                self._replaced(page.number, layer.verdict)
            return [recognised]
        except UnreadableDocument as error:  # it is too large, or nothing is installed for it
            if self.options.ocr is Ocr.ALWAYS:
                raise
            self.missing = (error.problem, error.remedy)
        return self._by_text(page, layer)

    def _recognised(self, page: OpenPage, pixels: int) -> PageLines:
        if pixels > _FINER * self.limits.pixels:
            raise UnreadableDocument(
                self.place,
                f"page {page.number} has a picture of {pixels} pixels",
                "scan it with fewer pixels, or raise the limit (extractor.read.Limits)",
            )
        with needs_ocr(self.place):
            from ..ocr import recognise
        picture, dpi = render(self.data, page, self.options.dpi, self.limits)
        found = recognise(picture, dpi, self.place, self.limits.page_seconds)
        self.pictures[page.number] = found
        # In points of the page: the picture's own are off by less than a pixel.
        return replace(found, width=page.width, height=page.height).page(page.number)

    def _by_text(self, page: OpenPage, layer: TextLayer) -> list[PageLines]:
        if layer.verdict is Layer.NONE:
            self.without += 1
            self._unread(f"page {page.number} is a picture without a text layer")
            return []
        if layer.verdict is Layer.USELESS:
            self._unread(f"the text layer of page {page.number} is useless, and was all there is")
        self.from_text += bool(layer.parts)
        for count, text in layer.drawn:
            message = (
                f"page {page.number}: {count} letters or figures in this line are drawn, not text,"
                f" and could not be read: {text[:60]!r}"
            )
            self.found.append((IssueCode.LEFT_OUT, Severity.WARNING, message))
        self.charsets.update(layer.charsets)
        return layer.parts

    def conversions(self) -> Iterator[Issue]:
        """What was read as Unicode, for each encoding that it was in."""
        for charset, pages in self.charsets.items():
            yield conversion_issue(charset, pages, "page", Span(0, 0))

    def _unread(self, message: str) -> None:
        self.found.append((IssueCode.UNREAD_PAGE, Severity.ERROR, message))

    def _replaced(self, number: int, verdict: Layer) -> None:
        reason = "is useless" if verdict is Layer.USELESS else "was not wanted"
        message = f"the text layer of page {number} {reason}: its picture was recognised instead"
        self.found.append((IssueCode.REPLACED_TEXT_LAYER, Severity.WARNING, message))

    def _furniture(self, number: int, text: str) -> None:
        message = f"page {number}: left out as a mark of signing: {text[:80]!r}"
        self.found.append((IssueCode.PAGE_FURNITURE, Severity.INFO, message))

    def with_doubts(self, written: Written) -> tuple[tuple[Line, ...], tuple[Issue, ...]]:
        """The lines where they stand on their pages, and what was recognised with doubt."""
        if not self.pictures:
            return written.lines, ()
        from ..ocr import with_doubts

        return with_doubts(written.text, written.lines, self.pictures)

    def text_source(self) -> TextSource:
        """Where the characters come from."""
        if self.from_text and self.pictures:
            return TextSource.MIXED
        return TextSource.OCR if self.pictures else TextSource.PDF_TEXT

    def why_empty(self) -> tuple[str, str]:
        """The problem and the remedy where there is no text at all."""
        if self.without and self.options.ocr is Ocr.NEVER:
            return "its pages are pictures, without any text", "let them be recognised: --ocr auto"
        if self.without:
            return self.missing
        return (
            "no text could be recognised on its pages" if self.pictures else "it has no text"
        ), ""
