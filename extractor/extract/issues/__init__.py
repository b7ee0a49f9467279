"""What a careful editor would flag beyond what reading and segmenting have found.

A check is a function from the evidence to issues; all of them stand in one table. Nothing is ever
changed in the text, and a check that is not certain keeps silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from extractor.model import Citation, Document, Issue, Metadata

from .blanks import blanks
from .citations import citation_dates
from .dates import dates
from .doubled import doubled
from .evidence import Evidence
from .misread import misread
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
    misread,
    pairs,
    punctuation,
)
# Findings of one check: the longest law has a twentieth of it. A file of nothing but brackets has
# one a character, and its issues would take a hundred times the memory of its text.
_MOST = 20_000


def issues(
    document: Document, metadata: Metadata, citations: tuple[Citation, ...] = ()
) -> tuple[Issue, ...]:
    """The findings of all checks, in the order of their places; those without a place first.

    Of each check the first 20,000: past that a file is no document, or meant to do harm.
    """
    evidence = Evidence(document, metadata, citations)
    found = [issue for check in _CHECKS for issue in islice(check(evidence), _MOST)]
    return tuple(sorted(found, key=lambda issue: issue.span or (-1, -1)))
