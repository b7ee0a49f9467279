"""Plans, strategies and programmes cited by name and period, without a number.

Few such names are citations: most are the title of a document that is cited by its number, or
of the plan that is being made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Section, Span, Zone

from .mention import Mention

_PATTERNS = patterns("citations")
_PLAN = _PATTERNS["plan"].regex
_PERIOD = _PATTERNS["period"].regex
_CITED = _PATTERNS["plan_cited"].regex
_MADE = _PATTERNS["plan_made"].regex
_ITEM_END = _PATTERNS["sentence_end"].regex
_BEFORE = 60


def named_plans(
    document: Document, section: Section, numbered: Sequence[Mention]
) -> Iterator[Mention]:
    """The plans that a section cites by name; `numbered` are its mentions by number.

    Within the title of a document cited by number only a Quy hoạch counts, which is what such a
    document carries out.
    """
    text, folded = document.text, document.folded
    start, end = section.span
    for match in _PLAN.finditer(folded, start, end):
        kind = match["type"].capitalize()
        opening = folded[max(start, match.start() - _BEFORE) : match.start()]
        if _MADE.search(opening) or not _CITED.search(opening):
            continue
        if any(mention.span.overlaps(Span(*match.span())) for mention in numbered):
            continue
        if text[slice(*match.span("name"))].isupper():
            continue  # a heading
        if not _is_citable(kind, text[match.start()], section, match["name"]):
            continue
        if kind != "Quy hoạch" and _in_title(folded, match.start(), numbered):
            continue
        period = _PERIOD.match(folded, match.end())
        span = Span(match.start(), period.end() if period else match.end())
        yield Mention(span=span, head=span, doc_type=kind, name=span.of(text), rule="plan")


def _is_citable(kind: str, first: str, section: Section, name: str) -> bool:
    """Printed with a capital; or the economic plan of a province, as a ground."""
    if kind == "Kế hoạch":
        economic = name.startswith(("phát triển kinh tế - xã hội", "đầu tư công", "tài chính"))
        return economic and (first.isupper() or section.zone is Zone.PREAMBLE)
    return first.isupper()


def _in_title(folded: str, at: int, numbered: Iterable[Mention]) -> bool:
    """Whether a document cited by number stands before `at` in the same item of the sentence."""
    before = max((m.span.end for m in numbered if m.span.end <= at), default=None)
    return before is not None and not _ITEM_END.search(folded, before, at)
