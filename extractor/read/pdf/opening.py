"""Opening a PDF, and its pages one at a time, so that memory grows with the page only.

PDFium is not thread-safe: read several files at a time in processes, never in threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.errors import UnreadableDocument

from ..limits import Limits

_POINTS = 14_400.0  # 200 inches: the largest page that PDF allows (ISO 32000-1, annex C)
_REMEDIES = {
    raw.FPDF_ERR_PASSWORD: (
        "the PDF is encrypted and needs a password",
        "remove the password (qpdf --decrypt --password=... IN OUT)",
    ),
    raw.FPDF_ERR_SECURITY: (
        "the PDF is encrypted in a way that is not supported",
        "save it without encryption",
    ),
}
_DAMAGED = ("the PDF is damaged or cut off", "download it again, or repair it (qpdf IN OUT)")


class OpenPage(NamedTuple):
    """A loaded page; `rotation` is by how many degrees clockwise it is turned to be shown."""

    page: pdfium.PdfPage
    number: int
    width: float
    height: float
    rotation: int


@contextmanager
def open_pdf(data: bytes, place: str, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """The document in `data`. Raises UnreadableDocument where it cannot be opened."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise UnreadableDocument(place, *_REMEDIES.get(code, _DAMAGED)) from error
    try:
        if not len(document):
            raise UnreadableDocument(place, "the PDF has no pages", _DAMAGED[1])
        if len(document) > limits.pages:
            raise UnreadableDocument(
                place,
                f"the PDF has {len(document)} pages, more than the limit of {limits.pages}",
                "split it into its documents, or raise the limit (extractor.read.Limits)",
            )
        yield document
    finally:
        document.close()


@contextmanager
def open_page(
    document: pdfium.PdfDocument, index: int, place: str, limits: Limits
) -> Iterator[OpenPage | None]:
    """Page `index` (from 0), closed afterwards; None where PDFium cannot read it.

    Raises UnreadableDocument for a page that would take too long or too much memory.
    """
    try:
        page = document[index]
    except pdfium.PdfiumError:
        yield None
        return
    try:
        yield _checked(page, index + 1, place, limits)
    finally:
        page.close()


def _checked(page: pdfium.PdfPage, number: int, place: str, limits: Limits) -> OpenPage:
    width, height = page.get_size()
    if not (0 < width <= _POINTS and 0 < height <= _POINTS):
        raise UnreadableDocument(
            place,
            f"page {number} measures {width:.0f} x {height:.0f} points, more than a PDF may have",
            "print it to a PDF of an ordinary paper size",
        )
    objects = raw.FPDFPage_CountObjects(page)
    if objects > limits.page_objects:
        raise UnreadableDocument(
            place,
            f"page {number} has {objects} objects, more than the limit of {limits.page_objects}",
            "print it to a new PDF, or raise the limit (extractor.read.Limits)",
        )
    return OpenPage(page, number, width, height, page.get_rotation())
