"""TCVN3 in PDF: the place of ư is that of the soft hyphen, which readers take for a hyphen.

Whether a hyphen was one is told by the syllable that it stands in.
"""

from __future__ import annotations

import re

from extractor.lexicon.syllables import syllables
from extractor.model import fold

_LETTERS = r"([^\W\d_]{0,7})"
_HYPHEN = re.compile(rf"(?<![^\W\d_]){_LETTERS}[-\xad]{_LETTERS}(?![^\W\d_])")
_CONSONANTS = re.compile(r"(?:[bcdđghklmnprstvx]|[cgknpt]h|ng|ngh|gi|tr|qu)?", re.IGNORECASE)
_LABELS = frozenset("bcdđgh")  # "c- Nội dung": items of a list


def with_horns(text: str) -> str:
    """Converted text with ư for the hyphens that are one; the length stays.

    >>> with_horns("n-ớc đ-ợc nh- Trung -ơng, QĐ-TTg - c- tăng 5-7%, kinh tế-xã hội")
    'nước được như Trung ương, QĐ-TTg - c- tăng 5-7%, kinh tế-xã hội'
    """
    if "-" not in text and "\xad" not in text:
        return text
    return _HYPHEN.sub(_letter_or_hyphen, text)


def _letter_or_hyphen(found: re.Match[str]) -> str:
    before, after = found.groups()
    letters = before + after
    as_letter = f"{before}{'Ư' if len(letters) > 1 and letters.isupper() else 'ư'}{after}"
    if not letters or not _CONSONANTS.fullmatch(before):
        return found[0]
    if fold(as_letter) not in syllables():
        return found[0]
    if not before and fold(after) in syllables() and found.start() == 0:
        return found[0]  # the dash of an item
    if not after and before.lower() in _LABELS and _begins_item(found):
        return found[0]
    return as_letter


def _begins_item(found: re.Match[str]) -> bool:
    """Whether nothing but the end of a sentence stands before."""
    before = found.string[max(found.start() - 8, 0) : found.start()].rstrip()
    return found.start() == 0 or before[-1:] in ",.;:-"
