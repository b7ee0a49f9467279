"""The picture of a page, for recognition."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from ..limits import Limits
from .opening import OpenPage

if TYPE_CHECKING:
    from PIL import Image


def render(
    document: pdfium.PdfDocument, opened: OpenPage, dpi: int, limits: Limits
) -> tuple[Image.Image, int]:
    """A page as it is shown, and its pixels an inch: `dpi`, or fewer where the page is huge."""
    area = opened.width / 72 * opened.height / 72
    dpi = max(min(dpi, math.floor(math.sqrt(limits.pixels / area))), 1)
    page = document[opened.number - 1]  # anew: reading its text may have closed it
    try:
        return page.render(scale=dpi / 72).to_pil(), dpi
    finally:
        page.close()
