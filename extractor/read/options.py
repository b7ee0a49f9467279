"""How to read a file: choices of the caller, as opposed to limits on what is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ocr(StrEnum):
    """When to recognise the characters of a page from its picture.

    AUTO: where a page has no text layer, or one that is useless.
    """

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Options:
    """`ocr`: when to recognise characters; `dpi`: dots per inch at which pages are rendered for it.

    200 dpi is enough for Vietnamese tone marks in print of 13 points and more; 300 dpi takes half
    as long again and reads no better.

    >>> Options(ocr=Ocr.NEVER).dpi
    200
    """

    ocr: Ocr = Ocr.AUTO
    dpi: int = 200


OPTIONS = Options()
