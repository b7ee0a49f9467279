"""The letterhead: everything above the title, whichever way its columns were read."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.lexicon.patterns import patterns
from extractor.model import Span

from .doc_type import find_type
from .number import read_number
from .place_date import read_place_date
from .view import NOTHING, Reading, View

_PATTERNS = patterns("metadata")
_FIXED = ("nation", "motto", "rule", "stamp", "addressee")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letterhead says, and what is left of the header once that is taken out.

    `subject` is the V/v of a letter. `rest` holds the names of the bodies and the title.
    """

    rest: View
    number: Reading
    place: Reading
    issued_on: Reading
    subject: Reading
    draft: Reading


def read_letterhead(header: View) -> Letterhead:
    """Read the fixed elements of a header, each taken out before the next is looked for."""
    for name in _FIXED:
        found = _PATTERNS[name].regex.finditer(header.folded)
        header = header.without(*(Span(*match.span()) for match in found))
    header, draft = _draft(header)
    heading = find_type(header)
    limit = heading.start() if heading else len(header.text)
    number = read_number(header, limit)
    header = _without(header, number)
    place, issued_on = read_place_date(header, limit)
    header = _without(_without(header, place), issued_on)
    header, subject = _subject(header, limit)
    return Letterhead(header, number, place, issued_on, subject, draft)


def _draft(header: View) -> tuple[View, Reading]:
    match = _PATTERNS["draft"].regex.search(header.folded)
    if not match:
        return header, NOTHING
    found = header.reading(match.start(), match.end())
    # "DỰ THẢO KẾ HOẠCH" is the title's line too: only the word is taken out.
    word = Span(match.start(), match.start() + header.folded[match.start() :].index("thảo") + 4)
    inside = _PATTERNS["type_line"].regex.match(header.folded, match.start())
    return header.without(word if inside else Span(*match.span())), found


def _subject(header: View, limit: int) -> tuple[View, Reading]:
    """The V/v of a letter with the lines it runs on over, up to the next element."""
    match = _PATTERNS["subject"].regex.search(header.folded, 0, limit)
    if not match:
        return header, NOTHING
    end = match.end()
    for line in header.text[end + 1 : limit].split("\n"):
        if not line or line[0].isupper() or _PATTERNS["after_title"].regex.match(line.lower()):
            break
        end += 1 + len(line)
    start = match.start("subject")
    subject = " ".join(header.text[start:end].split())
    return header.without(Span(match.start(), end)), header.reading(start, end, subject)


def _without(header: View, reading: Reading) -> View:
    if reading.span is None:
        return header
    return header.without(reading.span.shifted(-header.start))
