"""Is a unit a title for what stands below it, or a statement of its own?"""

from __future__ import annotations

import re

from extractor.lexicon.agencies import known_agency
from extractor.model import Kind, fold

_LONGEST = 260  # characters; longer units are statements
_SHORT = 90
_REQUEST = re.compile(r"(?:đề nghị|giao|phân công)(?: cho)? ")
# Behind the name of an agency: what it does, rather than its area or a further agency.
_TASK = re.compile(
    r" (?!(?:và|các|tỉnh|thành phố|tp|quận|huyện|thị xã|xã|phường|đặc khu|cấp|trên|khu vực|có)\b)"
    r"[^,;]{4}.{30}"
)
_SENTENCES = re.compile(r"[.;] \S")


def heading_of(words: str, kind: Kind, bold: bool, above_others: bool) -> str:
    """The title that `words` (a unit's text without its label) are, or "" for a statement.

    >>> heading_of("Sở Y tế", Kind.CLAUSE, bold=False, above_others=True)
    'Sở Y tế'
    >>> heading_of("Rà soát quy định.", Kind.CLAUSE, bold=False, above_others=False)
    ''
    """
    title = words.strip()
    if kind in (Kind.BULLET, Kind.PARAGRAPH, Kind.TABLE, Kind.ROW) or not title:
        return ""
    marked = bold and not title.endswith((".", ";"))
    if len(title) > _LONGEST * (2 if marked else 1):
        return ""
    if title.isupper() or marked:
        return title
    if not above_others or title.endswith(";"):
        return ""
    if _SENTENCES.search(title) and (len(title) > _SHORT or title.endswith(".")):
        return ""
    if title.endswith(".") and (kind is Kind.ARTICLE or len(title) > _SHORT):
        return ""
    if title.endswith(".") and _gives_task(fold(title)):
        return ""
    return title


def _gives_task(folded: str) -> bool:
    """Whether a sentence says what an agency is to do: "giao Sở Y tế rà soát các cơ sở ..."."""
    request = _REQUEST.match(folded)
    known = known_agency(folded, request.end() if request else 0, len(folded))
    return known is not None and _TASK.match(folded, known[1]) is not None
