"""The type of a document, as printed left of its number."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractor.lexicon.document_types import DocumentType, type_alternatives, types_by_name
from extractor.model import Span, fold

_WORDS_AND_NO = re.compile(r" [^;:.()\d]{2,60} (?:số|sô|so)[ :.]*")


class TypeWord(NamedTuple):
    """The type, where in the window it begins, and the issuer's place, empty where none is."""

    kind: DocumentType
    start: int
    issuer: Span = Span(0, 0)


def printed_type(window: str, by_code: DocumentType | None) -> TypeWord | None:
    """The type in `window`, the folded text that ends at a number; `by_code`: that of its symbol.

    >>> found = printed_type("triển khai các nghị quyết của bộ chính trị: số ", None)
    >>> found.kind.name, found.issuer.of("triển khai các nghị quyết của bộ chính trị: số ")
    ('Nghị quyết', 'bộ chính trị')
    >>> printed_type("triển khai số ", None) is None
    True
    """
    directly, with_issuer = _expressions()
    match = directly.search(window)
    if match:
        return TypeWord(types_by_name()[match["type"]], match.start("type"))
    match = with_issuer.search(window)
    if match:
        kind = types_by_name()[match["type"]]
        return TypeWord(kind, match.start("type"), Span(*match.span("issuer")))
    if by_code:  # "Kế hoạch triển khai số 12/KH-UBND"
        name = fold(by_code.name)
        at = window.rfind(name)
        if at >= 0 and _WORDS_AND_NO.fullmatch(window, at + len(name)):
            return TypeWord(by_code, at)
    return None


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The type right before a number, and with its issuer between: "Quyết định của ... số"."""
    kind = rf"(?<!\w)(?<!pháp )(?P<type>{type_alternatives()})"
    urgency = r"(?: liên tịch| liên ngành| hỏa tốc| khẩn| mật)?"
    no = r"(?:,? (?:số|sô|so)(?: hiệu)?)"
    return (
        re.compile(rf"{kind}{urgency}{no}?[ :.]*$"),
        re.compile(rf"{kind}(?: sau)? của (?P<issuer>[^;:.()\d]{{2,80}}?)(?:{no}|:{no}?)[ :.]*$"),
    )
