"""One document cited with two dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractor.model import Citation, Issue, IssueCode, Severity

from .evidence import Evidence

_WHOLE = 10  # an ISO date with year, month and day


def citation_dates(evidence: Evidence) -> Iterator[Issue]:
    """Mentions of a document whose date differs from that of its other mentions.

    The date that most mentions give is suggested; where none leads, all are flagged.
    """
    dated: dict[str, list[Citation]] = {}
    for citation in evidence.citations:
        if citation.key and citation.number and len(citation.issued_on) == _WHOLE:
            dated.setdefault(citation.key, []).append(citation)
    for mentions in dated.values():
        counts = Counter(mention.issued_on for mention in mentions).most_common()
        if len(counts) < 2:
            continue
        leads = counts[0][1] > counts[1][1]
        usual = counts[0][0] if leads else ""
        listed = ", ".join(sorted(date for date, _ in counts))
        for mention in mentions:
            if mention.issued_on != usual:
                message = f"{mention.number} is cited with different dates: {listed}"
                yield Issue(
                    IssueCode.CITATION_DATE_CONFLICT,
                    Severity.WARNING,
                    message,
                    mention.span,
                    usual,
                )
