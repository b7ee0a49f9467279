"""The type and the title (trích yếu) of a document, below its letterhead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractor.lexicon.patterns import patterns
from extractor.model import fold
from extractor.values.dates import partial_date

from .doc_type import canonical_type, find_type
from .number import clean_number
from .view import NOTHING, Reading, View

_PATTERNS = patterns("metadata")
_NOTE = re.compile(r"\s*(?:\[\d{1,3}\]|\(\d\)|\*+)\s*$")


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


def read_heading(rest: View, below: int) -> Heading:
    """Read type and title from what the letterhead has left of a header.

    Where the type is not printed, the title is what stands in capitals from `below` on, the end of
    the number and date; `below` is 0 where these are not known.
    """
    found = find_type(rest)
    if found is None:
        return _untyped(rest, below) if below else Heading(len(rest.text))
    start, end = found.span("type")
    # Who decides stands between title and grounds; plans and reports have no such line.
    decides = _PATTERNS["deciding"].regex.match(fold(canonical_type(found["type"]))) is not None
    lines, authority = _title_lines(rest, end, decides=decides)
    heading = Heading(
        start=found.start(),
        doc_type=rest.reading(start, end, canonical_type(found["type"])),
        authority=authority,
    )
    if not lines:
        return heading
    place = rest.reading(lines[0][0], lines[-1][1])
    title = " ".join(" ".join(rest.text[first:last].split()) for first, last in lines)
    title = _NOTE.sub("", title)
    heading = replace(heading, title=place._replace(value=title))
    return _without_own_citation(heading) if decides else heading


def _untyped(rest: View, below: int) -> Heading:
    """A web page may have lost the line of the type: a title in capitals stays one."""
    lines, authority = _title_lines(rest, below, decides=True)
    title = " ".join(" ".join(rest.text[first:last].split()) for first, last in lines)
    if not title.isupper():
        return Heading(len(rest.text))
    place = rest.reading(lines[0][0], lines[-1][1])
    title = _NOTE.sub("", title)
    return Heading(lines[0][0], title=place._replace(value=title), authority=authority)


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


def without_authority(title: Reading, issuing_body: str) -> Reading:
    """The title without the line of who decides, where that was read into its last line.

    >>> without_authority(Reading("VỀ QUỸ ĐẤT NĂM 2026 BỘ TRƯỞNG BỘ TƯ PHÁP"), "Bộ Tư pháp").value
    'VỀ QUỸ ĐẤT NĂM 2026'
    """
    if not issuing_body:
        return title
    body = re.escape(fold(issuing_body))
    head = r"(?:(?:bộ trưởng|chủ tịch|thống đốc|giám đốc|chủ nhiệm|tổng thanh tra) )?"
    found = re.search(rf" {head}{body}[ ,]*$", fold(title.value))
    before = title.value[: found.start()] if found else ""
    if not before.strip() or _PATTERNS["connective"].regex.search(fold(before)):
        return title
    return title._replace(value=before)


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
        end = _title_end(rest, first, last)
        if end < last:
            return [*lines, (first, end)], NOTHING
        if decides and lines and _is_authority(rest, first, last, lines[-1]):
            return lines, rest.reading(first, last, rest.text[first:last].strip(" ,:"))
        lines.append((first, last))
    return lines, NOTHING


def _title_end(rest: View, first: int, last: int) -> int:
    """Where the title ends on a line that also holds what follows it.

    A title in capitals ends where a sentence in small letters begins.
    """
    found = _PATTERNS["title_end"].regex.search(rest.folded, first, last)
    end = found.start() if found else last
    for match in _PATTERNS["sentence_start"].regex.finditer(rest.folded, first, end):
        after = rest.text[match.end() : min(end, match.end() + 40)]
        if rest.text[first : match.start()].isupper() and not after.isupper():
            return match.start()
    return end


def _is_authority(rest: View, first: int, last: int, before: tuple[int, int]) -> bool:
    line, previous = rest.folded[first:last].rstrip(), rest.folded[slice(*before)].rstrip()
    return (
        _PATTERNS["authority"].regex.match(line) is not None
        and (rest.text[first:last].isupper() or len(line) < 30)
        and _PATTERNS["connective"].regex.search(previous) is None
    )
