"""Documents cited by their number: Quyết định số 749/QĐ-TTg, 57-NQ/TW, Tờ trình số /TTr-STTTT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.lexicon.document_types import DocumentType, type_of_code, types_by_name
from extractor.lexicon.issuers import issuer_of_code
from extractor.lexicon.patterns import patterns
from extractor.model import Span, fold

from .details import issuer_name, read_details
from .mention import Mention, follows
from .symbols import split_symbol, usual_symbol
from .type_words import printed_type

_NUMBERS = patterns("citations_cased")
_NUMBER = _NUMBERS["number"].regex
_BLANK = _NUMBERS["blank_number"].regex
_NO = re.compile(r"(?:số|sô|so)(?: hiệu)?[ :.]*$")
# How far left of a number its type is looked for.
_WINDOW = 140
_LINE = 800
# Programmes that go by a bare number, with their issuer behind it: Đề án 06/CP.
_SHORT_FORMS = ("Đề án", "Chương trình")
_ISSUERS_OF_SHORT_FORMS = ("cp", "ttg")


def numbered(text: str, folded: str) -> Iterator[Mention]:
    """The mentions by number, in reading order; `folded` is `text` folded.

    >>> text = "theo Kế hoạch số 12/KH- UBND ngày 09/7/2018 và Nghị quyết 57-NQ/TW"
    >>> [(m.doc_type, m.number, m.issued_on) for m in numbered(text, fold(text))]
    [('Kế hoạch', '12/KH-UBND', '2018-07-09'), ('Nghị quyết', '57-NQ/TW', '')]
    """
    previous: Mention | None = None
    for match in sorted([*_NUMBER.finditer(text), *_BLANK.finditer(text)], key=re.Match.start):
        back = max(0, match.start() - _LINE)  # a line may be megabytes long
        line = max(text.rfind("\n", back, match.start()) + 1, back)
        if previous and previous.head.start < line:
            previous = None
        mention = _read(text, folded, match, line, previous)
        if mention:
            yield mention
            previous = mention


def _read(
    text: str, folded: str, match: re.Match[str], line: int, previous: Mention | None
) -> Mention | None:
    parts = match.groupdict()
    join = parts.get("join") or "/"
    code = split_symbol(match["symbol"])[0]
    by_code = type_of_code(code, party="/" not in join)
    floor = max(line, match.start() - _WINDOW, previous.head.end if previous else 0)
    window = folded[floor : match.start()]
    printed = printed_type(window, by_code)
    in_list = previous is not None and follows(folded, previous.span.end, match.start())
    rule = "number"
    if printed:
        kind: DocumentType | None = printed.kind
        start = printed.start
    else:
        rule = "number_in_list" if in_list else "number_alone"
        if not in_list and not _speaks_for_itself(parts, join, code, by_code, window):
            return None
        kind = _inherited_type(previous, by_code) if in_list else by_code
        no = _NO.search(window)
        start = no.start() if no else len(window)
    if kind and kind.name in _SHORT_FORMS and match["symbol"].lower() in _ISSUERS_OF_SHORT_FORMS:
        return None  # "Đề án 06/CP" is a name
    details = read_details(text, folded, match.end())
    issuer = details.issuer
    if not issuer and printed and printed.issuer != (0, 0):
        issuer = issuer_name(printed.issuer.shifted(floor).of(text))
    elif not issuer and rule == "number_in_list" and previous:
        issuer = previous.issuer
    return Mention(
        span=Span(floor + start, details.end),
        head=Span(floor + start, match.end()),
        doc_type=kind.name if kind else "" if _is_law(code) else "Công văn",
        number=_number(parts, match["symbol"], join, kind or by_code),
        issued_on=details.issued_on,
        issuer=issuer,
        rule=rule,
    )


def _speaks_for_itself(
    parts: dict[str, str], join: str, code: str, by_code: DocumentType | None, window: str
) -> bool:
    """Whether a number without a type beside it is certainly one of a document."""
    if _is_law(code):
        return parts.get("year") is not None
    several = bool(re.search(r"[-–/]", parts["symbol"]))
    if by_code:
        return several and (join in "/-" or "/" in parts["symbol"])
    return several and bool(issuer_of_code(code)) and bool(_NO.search(window))


def _is_law(code: str) -> bool:
    """Whether the symbol is that of the National Assembly: laws have no abbreviation there."""
    issuer = issuer_of_code(code)
    return issuer is not None and code[-1].isdigit()


def _inherited_type(previous: Mention | None, by_code: DocumentType | None) -> DocumentType | None:
    """In a list the type is printed once; a symbol of another type overrules it."""
    first = types_by_name().get(fold(previous.doc_type)) if previous else None
    if by_code and (first is None or first.abbreviation != by_code.abbreviation):
        return by_code
    return first


def _number(parts: dict[str, str], symbol: str, join: str, kind: DocumentType | None) -> str:
    year = f"/{parts['year']}" if parts.get("year") else ""
    sign = "/" if "/" in join else "-"
    return f"{parts.get('serial', '')}{year}{sign}{usual_symbol(symbol, kind)}"
