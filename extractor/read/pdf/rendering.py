"""The picture of a page, for recognition."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from ..limits import Limits
from .opening import OpenPage

if TYPE_CHECKING:
    from PIL import Image


def render(data: bytes, opened: OpenPage, dpi: int, limits: Limits) -> tuple[Image.Image, int]:
    """A page of the file `data`, and its pixels an inch: `dpi`, or fewer where it is huge.

    The file is opened anew: in the document that is open, marks of signing were drawn into the
    page while its text was read. On paper, and in the picture, they are not.
    """
    area = opened.width / 72 * opened.height / 72
    dpi = max(min(dpi, math.floor(math.sqrt(limits.pixels / area))), 1)
    with pdfium.PdfDocument(data) as document:
        page = document[opened.number - 1]
        try:
            return page.render(scale=dpi / 72, rev_byteorder=True).to_pil(), dpi
        finally:
            page.close()
