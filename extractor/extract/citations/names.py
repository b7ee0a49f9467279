"""Documents cited by another name than a law's: Đề án 06, TCVN 14423:2025, treaties, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.lexicon.document_types import types_by_name
from extractor.lexicon.patterns import patterns
from extractor.model import Span

from .details import read_details
from .mention import Mention

_NAME = patterns("citations_cased")["name"].regex
_PATTERNS = patterns("citations")
_SHORT = _PATTERNS["short_form"].regex
_STANDARD = _PATTERNS["standard"].regex
_STANDARD_NAME = re.compile(r" về (?P<name>[^;:.()\n]{4,160})")
_TREATY = _PATTERNS["treaty"].regex
_RULES = _PATTERNS["rules"].regex
_RULES_CITED = _PATTERNS["rules_cited"].regex
_NAME_END = _PATTERNS["name_end"].regex
# In a list of treaties the later ones print only their parties.
_PARTIES = re.compile(
    r"(?:,| và|, và) (?P<parties>Việt Nam (?:-|–|với|và) [A-ZĐ]\w*(?: [A-ZĐ]\w*)*)"
)
_STANDARD_TYPES = {"q": "Quy chuẩn", "t": "Tiêu chuẩn"}
_TREATY_TYPES = ("hiệp", "công ước", "nghị định thư")
_LIMIT = 160


def name_starts(text: str, folded: str) -> Iterator[int]:
    """The places where a name of a document may begin."""
    for match in _NAME.finditer(text):
        if not folded[match.start() - 1 : match.start()].isalnum():
            yield match.start()


def named_at(text: str, folded: str, start: int) -> list[Mention]:
    """The mentions by name at one of the `name_starts` of a text; `folded` is `text` folded.

    >>> def names(text):
    ...     return [mention.name for mention in named_at(text, text.lower(), 0)]
    >>> names("Đề án 06; có quyết định"), names("TCVN 12345:2024 về ví dụ.")
    (['Đề án 06'], ['TCVN 12345:2024 về ví dụ'])
    >>> names("Hiệp định Thương mại Việt Nam - Xanh, Việt Nam - Đỏ có hiệu lực")
    ['Hiệp định Thương mại Việt Nam - Xanh', 'Hiệp định Thương mại Việt Nam - Đỏ']
    """
    if folded.startswith(("tc", "qc"), start):
        return list(_standard(text, folded, start))
    if folded.startswith(_TREATY_TYPES, start):
        return list(_treaties(text, folded, start))
    if folded.startswith("quy chế", start):
        return list(_rules(text, folded, start))
    return list(_short_form(text, folded, start))


def _short_form(text: str, folded: str, start: int) -> Iterator[Mention]:
    """A document whose bare number everyone knows."""
    match = _SHORT.match(folded, start)
    if not match:
        return
    number = match["number"]
    if len(number) == 4 and number[:2] in ("19", "20") and not match["no"]:
        return  # a year
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


def _standard(text: str, folded: str, start: int) -> Iterator[Mention]:
    """A technical standard or regulation, by number."""
    match = _STANDARD.match(folded, start)
    if not match:
        return
    name = _STANDARD_NAME.match(folded, match.end())
    head = Span(start, name.end() if name else match.end())
    yield Mention(
        span=head,
        head=head,
        doc_type=_STANDARD_TYPES[folded[start]],
        number=text[slice(*match.span("number"))].strip(),
        name=head.of(text).strip(),
        rule="standard",
    )


def _treaties(text: str, folded: str, start: int) -> Iterator[Mention]:
    match = _TREATY.match(folded, start)
    if not match or not text[match.end() : match.end() + 1].isupper():
        return
    stop = _NAME_END.search(folded, match.end(), match.end() + _LIMIT)
    end = stop.start() if stop else min(len(folded), match.end() + _LIMIT)
    name = text[start:end]
    if name.isupper():
        return  # a heading
    kind = types_by_name()[match["type"]].name
    yield _named(Span(start, end), kind, name, "treaty")
    stem, country, _ = name.partition("Việt Nam")
    while country and (further := _PARTIES.match(text, end)):
        end = further.end()
        span = Span(*further.span("parties"))
        yield _named(span, kind, stem + further["parties"], "treaty_in_list")


def _rules(text: str, folded: str, start: int) -> Iterator[Mention]:
    """Rules that are to be followed, by their title."""
    match = _RULES.match(folded, start)
    if match and _RULES_CITED.search(folded, max(0, start - 20), start):
        yield _named(Span(start, match.end()), "Quy chế", text[start : match.end()], "rules")


def _named(span: Span, kind: str, name: str, rule: str) -> Mention:
    return Mention(span=span, head=span, doc_type=kind, name=name, rule=rule)
