"""Documents cited by another name than a law's: Đề án 06, TCVN 14423:2025, treaties, plans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.lexicon.document_types import types_by_name
from extractor.lexicon.patterns import patterns
from extractor.model import Span

from .details import read_details
from .mention import Mention

_PATTERNS = patterns("citations")
_SHORT = _PATTERNS["short_form"].regex
_STANDARD = _PATTERNS["standard"].regex
_STANDARD_NAME = re.compile(r" về (?P<name>[^;:.()\n]{4,160})")
_TREATY = _PATTERNS["treaty"].regex
_RULES = _PATTERNS["rules"].regex
_NAME_END = _PATTERNS["name_end"].regex
_STANDARD_TYPES = {"q": "Quy chuẩn", "t": "Tiêu chuẩn"}
_LIMIT = 160


def short_forms(text: str, folded: str) -> Iterator[Mention]:
    """Documents whose bare number everyone knows, printed with a capital or a leading zero.

    >>> from extractor.model import fold
    >>> text = "gắn với Đề án 06; có quyết định 15 nội dung"
    >>> [mention.name for mention in short_forms(text, fold(text))]
    ['Đề án 06']
    """
    for match in _SHORT.finditer(folded):
        start, number = match.start(), match["number"]
        if not (text[start].isupper() or (match["type"] == "đề án" and number[0] == "0")):
            continue
        if len(number) == 4 and number[:2] in ("19", "20") and not match["no"]:
            continue  # a year
        kind = types_by_name()[match["type"]].name
        printed = text[match.start("number") : match.end()]
        numbered = bool(match["no"]) and kind not in ("Đề án", "Chương trình")
        details = read_details(text, folded, match.end())
        yield Mention(
            span=Span(start, details.end),
            head=Span(start, match.end()),
            doc_type=kind,
            number=printed if numbered else "",
            issued_on=details.issued_on,
            issuer=details.issuer,
            name="" if numbered else f"{kind} {printed}",
            rule="short_form",
        )


def standards(text: str, folded: str) -> Iterator[Mention]:
    """Technical standards and regulations, by number.

    >>> from extractor.model import fold
    >>> text = "đáp ứng TCVN 12345:2024 về ví dụ."
    >>> [(m.doc_type, m.number, m.name) for m in standards(text, fold(text))]
    [('Tiêu chuẩn', '12345:2024', 'TCVN 12345:2024 về ví dụ')]
    """
    for match in _STANDARD.finditer(folded):
        name = _STANDARD_NAME.match(folded, match.end())
        head = Span(match.start(), name.end() if name else match.end())
        yield Mention(
            span=head,
            head=head,
            doc_type=_STANDARD_TYPES[match["series"][0]],
            number=text[slice(*match.span("number"))].strip(),
            name=head.of(text).strip(),
            rule="standard",
        )


def treaties(text: str, folded: str) -> Iterator[Mention]:
    """Treaties, by name; in a list the later ones print only the parties.

    >>> from extractor.model import fold
    >>> text = "khi Hiệp định Thương mại Việt Nam - Xanh, Việt Nam - Đỏ có hiệu lực"
    >>> [mention.name for mention in treaties(text, fold(text))]
    ['Hiệp định Thương mại Việt Nam - Xanh', 'Hiệp định Thương mại Việt Nam - Đỏ']
    """
    for match in _TREATY.finditer(folded):
        start = match.start()
        if not (text[start].isupper() and text[match.end()].isupper()):
            continue
        end = _name_end(folded, match.end())
        name = text[start:end]
        if name.isupper():
            continue  # a heading
        kind = types_by_name()[match["type"]].name
        yield _named(Span(start, end), kind, name, "treaty")
        stem, country, _ = name.partition("Việt Nam")
        while country and (pair := _PAIR.match(text, end)):
            end = pair.end()
            yield _named(Span(*pair.span("pair")), kind, stem + pair["pair"], "treaty_in_list")


def rules(text: str, folded: str) -> Iterator[Mention]:
    """Rules (quy chế) that are to be followed, cited by their title.

    >>> from extractor.model import fold
    >>> text = "thực hiện nghiêm Quy chế phối hợp quản lý cáp treo và các quy định khác"
    >>> [mention.name for mention in rules(text, fold(text))]
    ['Quy chế phối hợp quản lý cáp treo']
    """
    for match in _RULES.finditer(folded):
        span = Span(*match.span("name"))
        if text[span.start].isupper():
            yield _named(span, "Quy chế", span.of(text), "rules")


_PAIR = re.compile(r"(?:,| và|, và) (?P<pair>Việt Nam (?:-|–|với|và) [A-ZĐ]\w*(?: [A-ZĐ]\w*)*)")


def _name_end(folded: str, start: int) -> int:
    stop = _NAME_END.search(folded, start, start + _LIMIT)
    return stop.start() if stop else min(len(folded), start + _LIMIT)


def _named(span: Span, kind: str, name: str, rule: str) -> Mention:
    return Mention(span=span, head=span, doc_type=kind, name=name, rule=rule)
