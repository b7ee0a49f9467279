"""What a web page puts around a document: where the document itself begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.lexicon.labels import BULLETS
from extractor.lexicon.patterns import patterns

from .units import Unit

_SEARCHED = 80  # units: the letterhead stands within the first so many
_ISSUER_LINES = 4  # lines of the issuing body above the national motto
_APART, _FIELDS = 12, 3  # units between the labels of a portal at most, and how many there are
_LINE = 100  # characters: a line of the letterhead has no more
_MOTTO = re.compile(
    r"(?<![“\"‘'])C[ỘO]NG H[OÒ][AÀ] XÃ H[ỘO]I|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|(?i:^\W*c[ộo]ng h[oò][aà] xã h[ộo]i)"
)
_ANNEX = re.compile(r"(?i:phụ lục)\b.{0,40}$")


def _rule(name: str) -> re.Pattern[str]:
    return patterns("zones")[name].regex


def document_start(units: Sequence[Unit], folded: Sequence[str]) -> int:
    """The index of the first unit that is the document's own; what stands before is furniture.

    A letterhead begins with the issuing body in capitals, beside or above the motto (Decree
    30/2020/NĐ-CP, Annex I, part II, 1 and 2). Where there is no motto, the labels of a web portal
    above the document are furniture, and what stands among them.
    """
    head = units[:_SEARCHED]
    if head and _ANNEX.match(head[0].text):
        return 0  # a file of its own, in which a form may have a letterhead
    motto = next((i for i, unit in enumerate(head) if _MOTTO.search(unit.text)), None)
    if motto is None:
        return _after_portal(head, folded)
    start = motto
    while (
        start
        and motto - start < _ISSUER_LINES
        and _is_letterhead(units[start - 1], folded[start - 1])
    ):
        start -= 1
    return start


def _after_portal(head: Sequence[Unit], folded: Sequence[str]) -> int:
    """The first unit behind the labels of a portal and what stands among them, above all numbers.

    A few at the very beginning count by themselves.
    """
    portal = _rule("portal")
    found = -1
    count = 0
    for at, unit in enumerate(head):
        if at - found > _APART or any(label.style not in BULLETS for label in unit.labels):
            break
        if portal.search(folded[at].lstrip("-*•| ")):
            found, count = at, count + 1
    if count >= _FIELDS:
        return found + 1
    leading = 0
    while leading < len(head) and portal.search(folded[leading].lstrip("-*•| ")):
        leading += 1
    return leading


def _is_letterhead(unit: Unit, folded: str) -> bool:
    """The issuing body in capitals, or the number and subject below it."""
    if len(unit.text) > _LINE:
        return False
    drawn = not any(map(str.isalnum, unit.text))  # "-": what is left of a rule
    return drawn or unit.text.isupper() or bool(_rule("letterhead").search(folded))
