"""How text was encoded before Unicode, told by the name of its font."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.lexicon.legacy import Charset, charset_of_font

_SUBSET = re.compile(r"^[A-Z]{6}\+")  # of a font in a PDF (ISO 32000-1, 9.6.4)
_QUOTES = " \t\n\"'\\"  # around names in style sheets


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding; `capitals`: the font shows small letters as capitals."""

    charset: Charset
    capitals: bool = False


@lru_cache(4096)  # names come from files: not without a bound
def encoding_of_font(name: str) -> Encoding | None:
    """The encoding that the font `name` is made for; None for fonts of Unicode.

    >>> encoding_of_font("GDNPME+VnTimeH")
    Encoding(charset=<Charset.TCVN3: 'tcvn3'>, capitals=True)
    >>> encoding_of_font("Times New Roman")
    """
    found = charset_of_font(_SUBSET.sub("", name.strip(_QUOTES)))
    return Encoding(*found) if found else None
