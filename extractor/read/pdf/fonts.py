"""What a font's name and description say about the text that is set in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..legacy import Encoding, encoding_of_font
from . import pdfium

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_NAMELESS = re.compile(r"^[A-Z]*\d[A-Z\d]*$")  # "FEF761F795D", "F1": made up by a printer driver
_FORCE_BOLD = 1 << 18  # flag of a font descriptor (ISO 32000-1, table 123)
_HEAVY = 700  # PDFium guesses it from the width of the stems


@dataclass(frozen=True, slots=True)
class Font:
    """`name` without the tag of a subset; `bold`: its strokes are heavy, None: it does not say.

    `encoding`: its letters are at the places of an encoding from before Unicode.
    """

    name: str
    bold: bool | None = False
    encoding: Encoding | None = None

    def outlined(self) -> Font:
        """The font as it looks where its letters are filled and outlined."""
        return self if self.bold else replace(self, bold=True)


def font_of(handle: pdfium.Handle) -> Font:
    """The font at an address; PDFium must still hold the page that it is used on."""
    if not handle:
        return Font("")
    return _font(pdfium.font_name(handle), pdfium.font_weight(handle), pdfium.font_flags(handle))


@lru_cache(1024)  # names come from files: not without a bound
def _font(name: str, weight: int, flags: int) -> Font:
    """The font with this name and description.

    >>> _font("ABCDEF+TimesNewRomanPS-BoldMT", 400, 34)
    Font(name='TimesNewRomanPS-BoldMT', bold=True, encoding=None)
    """
    own = _SUBSET.sub("", name)
    bold = bool(_BOLD.search(own)) or weight >= _HEAVY or bool(flags & _FORCE_BOLD)
    bold_or_unknown = None if not bold and _NAMELESS.match(own) else bold
    return Font(own, bold_or_unknown, encoding_of_font(own))
