"""What a careful editor would flag beyond what reading and segmenting have found.

A check is a function from the evidence to issues; all of them stand in one table. Nothing is ever
changed in the text, and a check that is not certain keeps silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.model import Citation, Document, Issue, Metadata

from .blanks import blanks
from .citations import citation_dates
from .dates import dates
from .doubled import doubled
from .evidence import Evidence
from .pairs import pairs
from .punctuation import punctuation
from .spelling import misspellings, tone_marks
from .syllables import ocr_suspects

__all__ = ["issues"]

Check = Callable[[Evidence], Iterator[Issue]]

_CHECKS: tuple[Check, ...] = (
    blanks,
    citation_dates,
    dates,
    doubled,
    misspellings,
    tone_marks,
    ocr_suspects,
    pairs,
    punctuation,
)


def issues(
    document: Document, metadata: Metadata, citations: tuple[Citation, ...] = ()
) -> tuple[Issue, ...]:
    """The findings of all checks, in the order of their places; those without a place first."""
    evidence = Evidence(document, metadata, citations)
    found = [issue for check in _CHECKS for issue in check(evidence)]
    return tuple(sorted(found, key=lambda issue: issue.span or (-1, -1)))
