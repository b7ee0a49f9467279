"""Issuers that are printed elsewhere than right behind the number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Section, Span

from .details import issuer_end, issuer_name
from .mention import Mention, follows

_PATTERNS = patterns("citations")
_BEFORE = _PATTERNS["issuer_before"].regex
# Who signs a proposal speaks for the body: Giám đốc Sở Y tế proposes what the Sở Y tế issues.
_HEAD_OF_BODY = re.compile(
    r"(?:phó )?(?:tổng )?(?:giám đốc|bộ trưởng|chánh|cục trưởng|vụ trưởng|trưởng phòng|thủ trưởng) "
    r"(?=sở|bộ|văn phòng|thanh tra|cục|vụ|phòng|công an)"
)
_WINDOW = 130


def with_issuers(
    document: Document, section: Section, mentions: Sequence[Mention]
) -> list[Mention]:
    """The section's mentions, their issuers completed.

    "... của Bộ Y tế tại Công văn số 1 và Công văn số 2" names the issuer of both before them, and
    "Quyết định số 3/QĐ-TTg, số 4/QĐ-TTg của Thủ tướng Chính phủ" behind them.
    """
    found: list[Mention] = []
    before = ""
    for position, mention in enumerate(mentions):
        follows = position > 0 and _is_list(document, mentions[position - 1], mention)
        before = _issuer_before(document, section, mention) or (before if follows else "")
        found.append(mention if mention.issuer or not before else replace(mention, issuer=before))
    for position in range(len(found) - 2, -1, -1):
        mention, following = found[position], found[position + 1]
        if (
            not mention.issuer
            and following.issuer
            and _tail(mention) == _tail(following) != ""
            and _is_list(document, mention, following)
        ):
            found[position] = replace(mention, issuer=following.issuer)
    return found


def _issuer_before(document: Document, section: Section, mention: Mention) -> str:
    start = mention.head.start
    floor = max(section.span.start, start - _WINDOW)
    if not document.folded.endswith(" ", floor, start):
        return ""
    match = _BEFORE.match(document.folded[floor:start])
    if not match:
        return ""
    begin, end = (floor + at for at in match.span("issuer"))
    office = _HEAD_OF_BODY.match(document.folded, begin, end)
    begin = office.end() if office else begin
    if not document.text[begin].isupper() or issuer_end(document.folded, begin) < end:
        return ""
    return issuer_name(Span(begin, end).of(document.text).strip())


def _is_list(document: Document, first: Mention, second: Mention) -> bool:
    return follows(document.folded, first.span.end, second.head.start)


def _tail(mention: Mention) -> str:
    """What numbers of the same body have in common: QĐ-TTg."""
    return mention.number.rpartition("/")[2]
