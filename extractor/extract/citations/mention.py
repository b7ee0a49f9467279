"""One mention of another document, before its section, relation and key are known."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.lexicon.patterns import patterns
from extractor.model import Span

_ENUMERATION = patterns("citations")["enumeration"].regex
_LONGEST_JOIN = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """`head` runs from the type word to the end of number or name, `span` to that of date, issuer.

    The other fields are those of `extractor.model.Citation`.
    """

    span: Span
    head: Span
    doc_type: str
    number: str = ""
    issued_on: str = ""
    issuer: str = ""
    name: str = ""
    rule: str = ""


def follows(folded: str, end: int, start: int) -> bool:
    """Whether only what joins the items of a list stands between two mentions.

    >>> text = "nghị quyết số 1/nq-cp và số 2/nq-cp"
    >>> follows(text, 21, 28), follows(text, 10, 28)
    (True, False)
    """
    return 0 <= start - end <= _LONGEST_JOIN and bool(_ENUMERATION.match(folded[end:start]))
