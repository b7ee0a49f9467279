"""The body that issued a document, with its place: "Ủy ban nhân dân tỉnh Sơn La"."""

from __future__ import annotations

import re

from extractor.lexicon.agencies import agency_named
from extractor.lexicon.names import proper_name, repaired_name
from extractor.lexicon.patterns import patterns
from extractor.model import fold

from .placing import with_place_of
from .view import NOTHING, Reading, View

_PATTERNS = patterns("metadata")
_LONGEST = 120
_NATION = re.compile(r"chủ nghĩa|cộng h[oò][aà]")


def letterhead_body(rest: View, limit: int) -> Reading:
    """The body of the letterhead: the last one named above `limit`, with the place it serves.

    Its name may run over lines, its superior may stand above it, both may share a line.
    """
    bodies: list[Reading] = []
    for line in re.finditer(r"[^\n]+", rest.text[:limit]):
        for start, end in _pieces(rest, line.start(), line.end()):
            printed, folded = rest.text[start:end], rest.folded[start:end]
            if not _may_name_a_body(printed):
                continue
            if _PATTERNS["organ_start"].regex.match(folded) or repaired_name(folded):
                bodies.append(rest.reading(start, end))
            elif bodies:
                bodies[-1] = bodies[-1]._replace(value=f"{bodies[-1].value} {printed}")
    if not bodies:
        return NOTHING
    name = _name(bodies[-1].value)
    if len(bodies) > 1:
        name = with_place_of(name, _name(bodies[-2].value))
    return bodies[-1]._replace(value=name)


def _may_name_a_body(printed: str) -> bool:
    """Whether a piece of a letterhead is in capitals, or a known body's name.

    A number that has lost its label begins with a sign; of the nation's name a piece may be left.
    """
    return (
        len(printed) <= _LONGEST
        and printed[0].isalpha()
        and (printed.isupper() or agency_named(printed) is not None)
        and not _NATION.search(printed.lower())
    )


def _name(printed: str) -> str:
    """The body's name as in running text; that of a known body where OCR has taken its marks."""
    name = proper_name(printed)
    return repaired_name(name) or name


def preamble_body(preamble: View) -> Reading:
    """The subject of the sentence that issues the document, the last one of the preamble."""
    found = NOTHING
    for match in _PATTERNS["issues_plan"].regex.finditer(preamble.folded):
        start, end = match.span("body")
        if preamble.text[start].isupper():
            found = preamble.reading(start, end, proper_name(preamble.text[start:end]))
    return found


def parent_body(*views: View) -> Reading:
    """The issuer of the decision that the document is attached to."""
    for view in views:
        match = _PATTERNS["attached_to"].regex.search(view.folded)
        if match:
            start, end = match.span("body")
            return view.reading(start, end, body_of_authority(view.text[start:end]))
    return NOTHING


def body_of_authority(line: str) -> str:
    """The body whose head decides: "BỘ TRƯỞNG BỘ TÀI CHÍNH" is Bộ Tài chính.

    >>> body_of_authority("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN LA")
    'Ủy ban nhân dân tỉnh Sơn La'
    """
    line = " ".join(line.split())
    head = _PATTERNS["head_of_body"].regex.match(fold(line))
    return proper_name(line[head.end() :] if head else line)


def _pieces(rest: View, start: int, end: int) -> list[tuple[int, int]]:
    """A line of the letterhead, split where a second body begins on it."""
    cuts = [start]
    cuts += [
        start + match.end()
        for match in _PATTERNS["next_organ"].regex.finditer(rest.folded[start:end])
    ]
    pieces = []
    for first, last in zip(cuts, [*cuts[1:], end], strict=True):
        text = rest.text[first:last]
        first += len(text) - len(text.lstrip(" *.:-"))
        last -= len(text) - len(text.rstrip(" *.:-"))
        if first < last:
            pieces.append((first, last))
    return pieces
