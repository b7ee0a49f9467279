"""Is a unit a title for what stands below it, or a statement of its own?"""

from __future__ import annotations

import re

from extractor.model import Kind

_LONGEST = 260  # characters; longer units are statements
_SHORT = 90
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
    return title
