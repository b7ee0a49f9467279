"""The body that issued a document, with its place: "Ủy ban nhân dân tỉnh Sơn La"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.lexicon.agencies import agency_named
from extractor.lexicon.names import proper_name, proper_place, repaired_name
from extractor.lexicon.patterns import patterns
from extractor.lexicon.provinces import find_provinces, province_named
from extractor.model import fold

from .parts import NOTHING, Reading, View

_PATTERNS = patterns("metadata")
_HEAD = re.compile(
    r"^(?:phó )?(?:chủ tịch|bộ trưởng|thống đốc|giám đốc|tổng giám đốc|tổng cục trưởng|cục trưởng"
    r"|chủ nhiệm|chánh thanh tra|chánh văn phòng|trưởng ban|viện trưởng|thủ trưởng)"
    r" (?=ủy ban|uỷ ban|ubnd|hđnd|hội đồng|bộ|sở|ngân hàng|tổng cục|cục|văn phòng|ban|viện|thanh"
    r" tra)",
    re.IGNORECASE,
)
_LONGEST = 120


def letterhead_body(rest: View, limit: int) -> Reading:
    """The body of the letterhead: the last one named above `limit`, with the place it serves.

    Its name may run over lines, its superior may stand above it, both may share a line.
    """
    bodies: list[Reading] = []
    for match in re.finditer(r"[^\n]+", rest.text[:limit]):
        for start, end in _pieces(rest, match.start(), match.end()):
            piece, folded = rest.reading(start, end), rest.folded[start:end]
            if len(folded) > _LONGEST or not (piece.value.isupper() or len(folded) < 40):
                continue
            if any(letter.isdigit() for letter in folded) and "/" in folded:
                continue  # a number that its label has lost
            if _PATTERNS["organ_start"].regex.match(folded) or repaired_name(folded):
                bodies.append(piece)
            elif bodies and (piece.value.isupper() or _PATTERNS["place_start"].regex.match(folded)):
                bodies[-1] = _joined(bodies[-1], piece)
    if not bodies:
        return NOTHING
    name = _name(bodies[-1].value)
    if len(bodies) > 1:
        name = with_place_of(name, _name(bodies[-2].value))
    return bodies[-1]._replace(value=name)


def _name(printed: str) -> str:
    """The body's name as in running text; that of a known body where OCR has taken its marks."""
    name = proper_name(printed)
    return name if agency_named(name) else repaired_name(name) or name


def with_place_of(name: str, superior: str) -> str:
    """A department's name with the place of the council above it, where it has none itself.

    >>> with_place_of("Sở Y tế", "Ủy ban nhân dân tỉnh Sơn La")
    'Sở Y tế tỉnh Sơn La'
    >>> with_place_of("Tổng cục Hải quan", "Bộ Tài chính")
    'Tổng cục Hải quan'
    """
    place = _PATTERNS["named_place"].regex.search(fold(superior))
    if place is None or _PATTERNS["named_place"].regex.search(fold(name)):
        return name
    own = fold(name)
    level = place["level"]
    if own.endswith(" " + level):
        return f"{name} {superior[place.start('name') : place.end('name')]}"
    return f"{name} {superior[slice(*place.span())]}"


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
    return proper_name(_HEAD.sub("", " ".join(line.split())))


def is_placeless(name: str) -> bool:
    """Whether a council's name leaves its place to the context.

    >>> is_placeless("Ủy ban nhân dân tỉnh"), is_placeless("Sở Y tế")
    (True, False)
    """
    return _PATTERNS["unplaced"].regex.match(fold(name)) is not None


def placed(name: str, contexts: Iterable[str]) -> str:
    """A council's name completed from the first of `contexts` that names a place of its level.

    >>> placed("Ủy ban nhân dân tỉnh", ["", "PHÁT TRIỂN CHÈ TỈNH SƠN LA NĂM 2026"])
    'Ủy ban nhân dân tỉnh Sơn La'
    """
    unplaced = _PATTERNS["unplaced"].regex.match(fold(name))
    if unplaced is None:
        return name
    council = proper_name(name[slice(*unplaced.span("council"))])
    for context in contexts:
        place = _place(context, unplaced["level"] or "")
        if place:
            return f"{council} {place}"
    return proper_name(name)


def _place(context: str, level: str) -> str:
    """The place of this level that `context` names; of any level where it is empty."""
    province = province_named(context)
    if province and level in ("", province.kind):
        return province.full_name
    for province, span in find_provinces(context):
        if level in ("", province.kind):
            return province.full_name
        del span
    for match in _PATTERNS["named_place"].regex.finditer(fold(context)):
        if level in ("", match["level"]) and match["level"] != "tỉnh":
            name = _capitalised_run(context[slice(*match.span("name"))])
            if name:
                return f"{match['level']} {proper_place(name)}"
    return ""


def _capitalised_run(words: str) -> str:
    """The first words that are capitalised: a name ends where running text begins."""
    run = []
    for word in words.split():
        if not (word[0].isupper() or word[0].isdigit()):
            break
        run.append(word)
    return " ".join(run)


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


def _joined(first: Reading, second: Reading) -> Reading:
    spans = (first.span, second.span)
    span = (
        None
        if None in spans
        else first.span and second.span and first.span._replace(end=second.span.end)
    )
    return Reading(f"{first.value} {second.value}", span)
