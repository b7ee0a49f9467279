"""From the characters of an old encoding to Unicode (NFC); what is in no table stays as it is.

Characters are those of the bytes in ISO 8859-1 or, where a program took them for such,
windows-1252 or windows-1258.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from extractor.lexicon.alphabet import LOWER
from extractor.lexicon.legacy import Charset, letters
from extractor.model import Edit, OffsetMap, apply_edits

from .encoding import Encoding

_SIGN = range(0x80, 0xA0)  # controls in ISO 8859-1, quotes and dashes in windows-1252
# The letters of windows-1258 at places where ISO 8859-1 has others: ă đ ơ ư, marks of tones.
_IN_1258 = {
    place: letter
    for place in range(0xC0, 0x100)
    if (letter := bytes([place]).decode("windows-1258")) != chr(place)
}
# Where Word keeps the characters of fonts that it takes for fonts of signs.
_SHOWN = {0xF000 + place: place for place in range(0x20, 0x100)}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_TONED = LOWER.removeprefix("a-z")
_ASCII = r"\s\d!-/:-@\[-`{-~"  # but for its letters
# In capitals but for the letters that TCVN3 has no capitals of: the font with them was lost.
_HALF_CAPITALS = re.compile(rf"[{_TONED}][A-Z]|[A-Z]{{2}}[{_TONED}]")
_WORD = r"[^\W\d_a-z]++(?![^\W\d_])"
_CAPITALS = re.compile(rf"(?<![^\W\d_]){_WORD}(?:[^\S\n]++{_WORD})*+")


class _Table(NamedTuple):
    """`single`: code point -> letter; `several`: what finds all other codes, `letters` each's."""

    single: Mapping[int, str]
    several: re.Pattern[str]
    letters: Mapping[str, str]


def to_unicode(text: str, encoding: Encoding) -> tuple[str, OffsetMap]:
    """`text` as Unicode, and the map from it to `text`.

    >>> from extractor.model import Span
    >>> text, offsets = to_unicode("caø pheâ", Encoding(Charset.VNI))
    >>> text, offsets.to_old(Span(1, 2))
    ('cà phê', Span(start=1, end=3))
    """
    new, offsets = apply_edits(text, edits(text, 0, len(text), encoding.charset))
    return cased(new, encoding), offsets


def converted(text: str, encoding: Encoding) -> str:
    """`text` as Unicode.

    >>> converted("céng hoµ", Encoding(Charset.TCVN3, capitals=True))
    'CỘNG HOÀ'
    """
    parts = (edit.text for edit in edits(text, 0, len(text), encoding.charset))
    return cased("".join(parts), encoding)


def edits(text: str, start: int, end: int, charset: Charset) -> Iterator[Edit]:
    """What makes Unicode of characters `start` to `end`: edits that cover them all."""
    table = _table(charset)
    if _PRIVATE.search(text, start, end):
        text = text.translate(_SHOWN)
    for found in table.several.finditer(text, start, end):
        if start < found.start():
            yield Edit(start, found.start(), text[start : found.start()].translate(table.single))
        yield Edit(*found.span(), table.letters[found[0]])
        start = found.end()
    if start < end:
        yield Edit(start, end, text[start:end].translate(table.single))


def cased(text: str, encoding: Encoding) -> str:
    """Converted text with the capitals that a font showed; the length stays.

    TCVN3 has no capitals with tones: they are small letters in a font of capitals. Where that font
    is not known any more, capitals around them tell.

    >>> cased("Tên: KẾ HOạCH năm", Encoding(Charset.TCVN3))
    'Tên: KẾ HOẠCH năm'
    """
    if encoding.capitals:
        return _upper(text)
    if encoding.charset is Charset.TCVN3 and _HALF_CAPITALS.search(text):
        return _CAPITALS.sub(_all_capitals, text)
    return text


def _all_capitals(words: re.Match[str]) -> str:
    return _upper(words[0]) if _HALF_CAPITALS.search(words[0]) else words[0]


def _upper(text: str) -> str:
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)  # "ß" grows


@cache
def _table(charset: Charset) -> _Table:
    codes = dict(letters(charset))
    for code in (code for code in list(codes) if len(code) == 2):
        # A capital may have the small mark: both look the same.
        codes.setdefault(code[0] + code[1].swapcase(), codes[code])
    for code, letter in list(codes.items()):
        codes.setdefault(code.translate(_IN_1258), letter)
    single = {ord(code): letter for code, letter in codes.items() if len(code) == 1}
    for place in _SIGN:
        sign = bytes([place]).decode("windows-1252", "replace")
        if sign == "\ufffd":
            continue
        if place in single:
            single.setdefault(ord(sign), single[place])
        else:
            single[place] = sign
    named = [code for code in letters(charset) if code > "\u00ff"]
    several: list[str] = []
    for first in sorted({code[0] for code in codes if len(code) == 2}):
        marks = "".join(code[1] for code in codes if code[0] == first and len(code) == 2)
        several.append(f"{re.escape(first)}[{re.escape(marks)}]")
    for code in named:
        # A minus sign between figures is one.
        del single[ord(code)]
        several.append(rf"(?<=[^{_ASCII}]){code}|{code}(?=[^{_ASCII}])|\A{code}\Z")
    return _Table(single, re.compile("|".join(several) or r"(?!)"), codes)
