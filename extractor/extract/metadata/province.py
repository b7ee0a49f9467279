"""The province whose authorities issued a document; none for central bodies."""

from __future__ import annotations

from collections import Counter

from extractor.lexicon.patterns import patterns
from extractor.lexicon.provinces import find_provinces, province_named
from extractor.model import fold

_PATTERNS = patterns("metadata")


def read_province(issuing_body: str, place: str, *contexts: str) -> str:
    """The province's name as it was then: of the issuer, of its seat, else of the first of
    `contexts` (letterhead, title, grounds) that names one more often than others.

    >>> read_province("Ủy ban nhân dân tỉnh Sơn La", "")
    'Sơn La'
    >>> read_province("Bộ Y tế", "Hà Nội")
    ''
    >>> read_province("Ủy ban nhân dân phường An Phú", "An Phú", "", "của UBND thành phố Cần Thơ")
    'Cần Thơ'
    """
    named = find_provinces(issuing_body)
    if named:
        return named[-1][0].name
    unlisted = _PATTERNS["named_place"].regex.search(fold(issuing_body))
    if unlisted and unlisted["level"] == "tỉnh":
        return issuing_body[slice(*unlisted.span("name"))]
    if not _is_local(issuing_body):
        return ""
    seat = province_named(place)
    if seat:
        return seat.name
    for text in contexts:
        found = Counter(province.name for province, _ in find_provinces(text)).most_common(2)
        if len(found) == 1 or (found and found[0][1] > found[1][1]):
            return found[0][0]
    return ""


def _is_local(issuing_body: str) -> bool:
    """Whether a body is one of a province, district or commune."""
    name = fold(issuing_body)
    return not name or _PATTERNS["local"].regex.match(name) is not None
