"""Plans, strategies and programmes cited by name and period, without a number.

Few such names are citations: most are the title of a document that is cited by its number, or
of the plan that is being made.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Section, Span, Zone

from .mention import Mention, follows

_PATTERNS = patterns("citations")
_PLAN = _PATTERNS["plan"].regex
_PERIOD = _PATTERNS["period"].regex
_CITED = _PATTERNS["plan_cited"].regex
_MADE = _PATTERNS["plan_made"].regex
_ITEM_END = _PATTERNS["sentence_end"].regex
_BEFORE = 60


def named_plans(
    document: Document, section: Section, starts: Iterable[int], numbered: Sequence[Mention]
) -> Iterator[Mention]:
    """The plans that a section cites by name, which begin at one of `starts`.

    `numbered` are the section's other mentions.

    Within the title of a document cited by number only a Quy hoạch counts, which is what such a
    document carries out.
    """
    text, folded = document.text, document.folded
    heads = [mention.head.start for mention in numbered]
    cited_until = 0
    for start in starts:
        match = _PLAN.match(folded, start, section.span.end)
        if not match:
            continue
        kind = match["type"].capitalize()
        opening = folded[max(section.span.start, start - _BEFORE) : start]
        further = cited_until and follows(folded, cited_until, start)
        if _MADE.search(opening) or not (further or _CITED.search(opening)):
            continue
        at = bisect_left(heads, start)
        before = numbered[at - 1].span.end if at else section.span.start
        if before > start or (at < len(heads) and heads[at] < match.end()):
            continue
        if text[slice(*match.span("name"))].isupper():
            continue  # a heading
        if not _is_citable(kind, text[start], section, match["name"]):
            continue
        if kind != "Quy hoạch" and at and not _ITEM_END.search(folded, before, start):
            continue  # in the title of the document before it
        period = _PERIOD.match(folded, match.end())
        end = period.end() if period else match.end()
        if "“" in match.group() and text.startswith("”", end):
            end += 1
        span = Span(start, end)
        cited_until = span.end
        yield Mention(span=span, head=span, doc_type=kind, name=span.of(text), rule="plan")


def _is_citable(kind: str, first: str, section: Section, name: str) -> bool:
    """Printed with a capital; or the economic plan of a province, as a ground."""
    if kind == "Kế hoạch":
        economic = name.startswith(("phát triển kinh tế - xã hội", "đầu tư công", "tài chính"))
        return economic and (first.isupper() or section.zone is Zone.PREAMBLE)
    return first.isupper()
