"""Stretches of text between tags: white space, entities, and what is looked for at their start."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.entities import html5

from .writer import Writer

# Names that HTML reads without ";", the longest first.
_BARE = "|".join(sorted((name for name in html5 if name[-1] != ";"), key=len, reverse=True))
_NAMED = r"[a-zA-Z][a-zA-Z0-9]{1,30};"
_ENTITY = rf"&(?:#\d{{1,8}};?|#[xX][0-9a-fA-F]{{1,7}};?|{_NAMED}|{_BARE})"
_SPACES = r"(?:[\t\n\f\r]|[ ](?=[ \t\n\f\r]))[ \t\n\f\r]*+"
# What is not copied as it stands: in HTML, in a cell of a table row, in text with some HTML.
_IN_HTML = re.compile(rf"{_SPACES}|{_ENTITY}")
_IN_CELL = re.compile(rf"{_SPACES}|{_ENTITY}|\|")
_IN_LINE = re.compile(rf"&(?:#\d{{1,8}};|#[xX][0-9a-fA-F]{{1,7}};|{_NAMED})")
_BLANK = re.compile(r"(?:[ \t\n\f\r\xa0]|&nbsp;|&#160;|&#xa0;)*+", re.IGNORECASE)
_BLANKS = frozenset(" \t\n\f\r\xa0")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PRINTED_LABEL = re.compile(
    r"(?:[-–—+*•·]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđA-ZĐ]|[ivxIVX]{1,5})[.)])(?=[\s\xa0&]|\Z)"
)
# Word draws a bullet as one sign in a font of signs, and a stretch of small spaces after it; the
# sign may have a span of its own ("mso-list:Ignore").
_DRAWN_BULLET = re.compile(
    r"\s*(?:<span[^<>]{0,200}>\s*)?([^\s<&+*–-]|&[#\w]{1,10};)\s*<span[^<>]{0,200}>(?:\s|&nbsp;|&#160;)"
)

_decoded = lru_cache(1024)(unescape)


def trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the blanks around it (also no-break spaces, also as entities).

    >>> trimmed(" &nbsp; ab\xa0", 0, 11)
    (8, 10)
    """
    blank = _BLANK.match(raw, start, end)
    start = blank.end() if blank else start
    while end > start:
        if raw[end - 1] in _BLANKS:
            end -= 1
        elif raw.endswith("&nbsp;", start, end):
            end -= 6
        else:
            break
    return start, end


def write_words(writer: Writer, raw: str, start: int, end: int, *, in_cell: bool = False) -> None:
    """Text of HTML: white space becomes one space, entities the characters they stand for.

    >>> writer = Writer("a &lt;  b&nbsp;&bcd;")
    >>> write_words(writer, writer.raw, 0, len(writer.raw))
    >>> writer.result()[0]
    'a < b\xa0&bcd;'
    """
    _write(writer, raw, start, end, _IN_CELL if in_cell else _IN_HTML)


def write_line(writer: Writer, raw: str, start: int, end: int) -> None:
    """Text in which only entities are of HTML."""
    _write(writer, raw, start, end, _IN_LINE)


def write_superscript(writer: Writer, raw: str, start: int, end: int) -> None:
    """Raised text: digits stay apart from those before them, "m²" and not "m2"."""
    if raw[start:end].isdecimal() and raw[start:end].isascii():
        writer.put_each(raw[start:end].translate(_SUPERSCRIPT), start)
    else:
        write_words(writer, raw, start, end)


def repeats_label(raw: str, start: int, end: int, label: str) -> bool:
    """Whether text begins with its own label, so that the list's would be a second one.

    >>> repeats_label("a) Mục tiêu", 0, 11, "- "), repeats_label("2.000 hộ", 0, 8, "- ")
    (True, False)
    """
    printed = _PRINTED_LABEL.match(raw, start, min(end, start + 40))
    if printed is None:
        return False
    return label[0] in "-+" or printed[0].rstrip(".)") == label[:-2]


def drawn_bullet(raw: str, start: int) -> tuple[int, int] | None:
    """The place of the sign that Word draws a bullet with, where such a span begins at `start`."""
    found = _DRAWN_BULLET.match(raw, start)
    return found.span(1) if found else None


def _write(writer: Writer, raw: str, start: int, end: int, special: re.Pattern[str]) -> None:
    for found in special.finditer(raw, start, end):
        writer.copy(start, found.start())
        start = found.end()
        shown = _replacement(found[0])
        if len(shown) == len(found[0]):
            writer.put_each(shown, found.start())
        else:
            writer.put(shown, *found.span())
    writer.copy(start, end)


def _replacement(special: str) -> str:
    if special == "|":
        return "\\|"  # as Markdown writes a bar in a cell
    if special[0] != "&":
        return " "
    character = _decoded(special)
    return " " if character in ("\t", "\n", "\f", "\r") else character
