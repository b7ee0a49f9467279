"""The place that a body serves, where its name leaves that to the context."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.lexicon.names import proper_name, proper_place
from extractor.lexicon.patterns import patterns
from extractor.lexicon.provinces import find_provinces, province_named
from extractor.model import fold

_PATTERNS = patterns("metadata")


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
    for named, _ in find_provinces(context):
        if level in ("", named.kind):
            return named.full_name
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
