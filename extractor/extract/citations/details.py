"""What follows a number or a name: the date, and the body that issued the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.lexicon.agencies import agency_names
from extractor.lexicon.issuers import issuer_of_code
from extractor.lexicon.names import proper_name
from extractor.lexicon.patterns import patterns
from extractor.values.dates import partial_date

_PATTERNS = patterns("citations")
_DATE = _PATTERNS["date_after"].regex
_PARTIAL = _PATTERNS["partial_date_after"].regex
_BLANK = _PATTERNS["blank_date_after"].regex
_ISSUER = _PATTERNS["issuer_after"].regex
_OFFICE = _PATTERNS["office"].regex
_TERM = _PATTERNS["term"].regex
_END = _PATTERNS["issuer_end"].regex
# The longest name seen: a conference of the Central Committee with its number and term.
_LIMIT = 140
_CAPITALS = re.compile(r"[A-ZĐƯ][A-ZĐƯ&]|TP\b")


@dataclass(frozen=True, slots=True)
class Details:
    """Date (ISO, whole or partial) and issuer, empty where not printed; `end` is behind them."""

    end: int
    issued_on: str = ""
    issuer: str = ""


def read_details(text: str, folded: str, at: int) -> Details:
    """What stands at `at`, behind the number or name of a document; `folded` is `text` folded.

    >>> text = "71/NQ-CP ngày 01/4/2025 của Chính phủ về đột phá"
    >>> read_details(text, text.lower(), 8)
    Details(end=37, issued_on='2025-04-01', issuer='Chính phủ')
    """
    end, issued_on = _read_date(folded, at)
    blank = None if issued_on else _BLANK.match(folded, end)
    issuer_end, issuer = read_issuer(text, folded, blank.end() if blank else end)
    if not issuer:
        return Details(end, issued_on)
    if not issued_on:
        end, issued_on = _read_date(folded, issuer_end)
        return Details(max(end, issuer_end), issued_on, issuer)
    return Details(issuer_end, issued_on, issuer)


def _read_date(folded: str, at: int) -> tuple[int, str]:
    match = _DATE.match(folded, at) or _PARTIAL.match(folded, at)
    return (match.end(), partial_date(match.groupdict()).iso) if match else (at, "")


def read_issuer(text: str, folded: str, at: int) -> tuple[int, str]:
    """The end and the name of the body in "của ..." at `at`; `(at, "")` where there is none."""
    opening = _ISSUER.match(folded, at)
    if not opening or not text[opening.end()].isupper():
        return at, ""
    start = opening.end()
    end = issuer_end(folded, start)
    if folded.endswith(" và", start, end):
        end -= 3
    return (end, issuer_name(text[start:end])) if end > start else (at, "")


def issuer_end(folded: str, start: int) -> int:
    """The end of the name of a body that begins at `start`; `start` where none can be found."""
    office = _OFFICE.match(folded, start)
    known = agency_names().match(folded, office.end() if office else start)
    behind = known.end() if known else start + 1
    stop = _END.search(folded, behind, start + _LIMIT)
    if stop:
        term = _TERM.match(folded, stop.start())
        return term.end() if term else stop.start()
    return len(folded) if len(folded) < start + _LIMIT else start


def issuer_name(printed: str) -> str:
    """The name written out: capitals and abbreviations of a title become a plain name."""
    known = issuer_of_code(printed)
    if known and known.central:
        return known.name
    return proper_name(printed) if _CAPITALS.search(printed) else printed
