"""The type and the title (trích yếu) of a document, below its letterhead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from extractor.lexicon.document_types import document_types
from extractor.lexicon.patterns import patterns
from extractor.model import fold
from extractor.values.dates import partial_date

from .number import clean_number
from .parts import NOTHING, Reading, View

_PATTERNS = patterns("metadata")
_NOTE = re.compile(r"\s*(?:\[\d{1,3}\]|\(\d\)|\*+)\s*$")
# Whose decision it is stands between title and grounds; plans and reports have no such line.
_DECIDING = frozenset(
    ("quyết định", "nghị quyết", "nghị định", "thông tư", "chỉ thị", "luật", "pháp lệnh", "lệnh")
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says.

    `authority` is the line of who decides, or the issuer that an old heading names ("QUYẾT ĐỊNH
    của Thủ tướng Chính phủ số 12/2004/QĐ-TTg ngày ..."), with its `number` and `issued_on`.
    `start` is where the heading begins in the view, the view's length where there is none.
    """

    start: int
    doc_type: Reading = NOTHING
    title: Reading = NOTHING
    authority: Reading = NOTHING
    number: Reading = NOTHING
    issued_on: Reading = NOTHING


def read_heading(rest: View) -> Heading:
    """Read type and title from what the letterhead has left of a header."""
    found = _type(rest)
    if found is None:
        return Heading(len(rest.text))
    start, end = found.span("type")
    decides = fold(_canonical(found["type"])) in _DECIDING
    lines, authority = _title_lines(rest, end, decides=decides)
    heading = Heading(
        start=found.start(),
        doc_type=rest.reading(start, end, _canonical(found["type"])),
        authority=authority,
    )
    if not lines:
        return heading
    place = rest.reading(lines[0][0], lines[-1][1])
    title = " ".join(" ".join(rest.text[first:last].split()) for first, last in lines)
    title = _NOTE.sub("", title)
    heading = replace(heading, title=place._replace(value=title))
    return _without_own_citation(heading) if decides else heading


def _without_own_citation(heading: Heading) -> Heading:
    """An old heading names the document itself in its first words: no part of the title."""
    title = heading.title.value
    own = _PATTERNS["of_issuer"].regex.match(fold(title))
    if own is None or not own.group():
        return heading

    def said(name: str) -> Reading:
        return heading.title._replace(value=title[slice(*own.span(name))])

    number = said("number") if own["number"] else NOTHING
    number = number._replace(value=clean_number(number.value))
    date = partial_date({part: own[part] for part in ("day", "month", "year")})
    return replace(
        heading,
        title=heading.title._replace(value=title[own.end() :].strip(" ,.")),
        authority=said("issuer") if own["issuer"] else heading.authority,
        number=number,
        issued_on=heading.title._replace(value=date.iso) if date.is_whole else NOTHING,
    )


def _type(rest: View) -> re.Match[str] | None:
    """The first line that is the name of a type, or begins with one in capitals."""
    whole = _PATTERNS["type_line"].regex.search(rest.folded)
    limit = whole.start() if whole else len(rest.text)
    for match in _PATTERNS["type_start"].regex.finditer(rest.folded, 0, limit):
        if rest.text[slice(*match.span("type"))].isupper():
            return match
    return whole or _PATTERNS["type_of_issuer"].regex.search(rest.folded)


def _title_lines(rest: View, start: int, *, decides: bool) -> tuple[list[tuple[int, int]], Reading]:
    """The stretches of the view that hold the title, and the line of who decides."""
    lines: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n]+", rest.text[start:]):
        first, last = start + match.start(), start + match.end()
        first += len(rest.text[first:last]) - len(rest.text[first:last].lstrip(" :.*-–"))
        line = rest.folded[first:last].rstrip()
        if not line:
            continue
        if _PATTERNS["after_title"].regex.match(line) or _PATTERNS["type_line"].regex.match(line):
            break
        if decides and lines and _is_authority(rest, first, last, lines[-1]):
            return lines, rest.reading(first, last, rest.text[first:last].strip(" ,:"))
        lines.append((first, last))
    return lines, NOTHING


def _is_authority(rest: View, first: int, last: int, before: tuple[int, int]) -> bool:
    line, previous = rest.folded[first:last].rstrip(), rest.folded[slice(*before)].rstrip()
    return (
        _PATTERNS["authority"].regex.match(line) is not None
        and (rest.text[first:last].isupper() or len(line) < 30)
        and _PATTERNS["connective"].regex.search(previous) is None
    )


def _canonical(printed: str) -> str:
    """The usual spelling of a type: "quyét định" as OCR reads it is "Quyết định".

    >>> _canonical("quyét đinh"), _canonical("kế hoạch")
    ('Quyết định', 'Kế hoạch')
    """
    return _types().get(_bare(printed), printed.capitalize())


@cache
def _types() -> Mapping[str, str]:
    return {_bare(kind.name): kind.name for kind in document_types()}


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
