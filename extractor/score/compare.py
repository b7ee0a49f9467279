"""When two texts count as the same: case, spacing, punctuation and tone-mark placement do not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from extractor.lexicon.patterns import patterns
from extractor.model import fold

_GAP = re.compile(r"[\W_]+")
# A label (with a bullet or bold marks before it), so that a row with "đ)" and a quote with the
# misprinted "d)" are compared by what follows.
_LABEL = re.compile(
    r"\s*(?:[-–+*•]\s*)?\**(?:(?:[IVXLC]+|\d{1,3}|[A-ZĐ])\s*[.)/]\s*)?", re.IGNORECASE
)
_NO_PART = re.compile(r"\b(?:đề nghị|có liên quan|liên quan|và)\b")
_CLASS_WORD = re.compile(r"(?:các|những) ")

_START = 24  # characters of a block's beginning that must agree
_START_RATIO = 0.75  # the shares of agreement that OCR noise is allowed to leave
_HOLD_SHARE = 0.8


def plain(text: str) -> str:
    """`text` as bare lower-case words.

    >>> plain("Uỷ ban nhân dân - tỉnh  (UBND);")
    'ủy ban nhân dân tỉnh ubnd'
    """
    return _GAP.sub(" ", fold(unicodedata.normalize("NFC", text))).strip()


def without_label(text: str) -> str:
    """`text` as bare words, without the label that it begins with.

    >>> without_label("- c) Rà soát"), without_label("IV. KINH PHÍ")
    ('rà soát', 'kinh phí')
    """
    match = _LABEL.match(text)
    return plain(text[match.end() :] if match else text)


def plain_agency(name: str) -> str:
    """An agency's name as bare words: abbreviations spelled out, words that only join dropped.

    >>> plain_agency("các đơn vị có liên quan"), plain_agency("Đề nghị UBND TP Lạc Giang")
    ('đơn vị', 'ủy ban nhân dân thành phố lạc giang')
    """
    text = f" {fold(unicodedata.normalize('NFC', name))} "
    for pattern in patterns("scoring").values():
        text = pattern.regex.sub(pattern.name, text)
    words = " ".join(_NO_PART.sub(" ", plain(text)).split())
    match = _CLASS_WORD.match(words)
    return words[match.end() :] if match else words


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares extracted texts with quotes; `fuzzy` allows for the noise of OCR."""

    fuzzy: bool = False

    def begins(self, text: str, quote: str) -> bool:
        """Whether a row's text begins as its label's quote does, labels set aside.

        >>> Comparer().begins("đ) Đạt 95% số hộ.", "d) Đạt 95%")
        True
        """
        have, want = without_label(text), without_label(quote)[:_START]
        if have.startswith(want):
            return True
        if not self.fuzzy:
            return False
        return SequenceMatcher(None, have[: len(want) + 4], want).ratio() >= _START_RATIO

    def holds(self, text: str, quote: str) -> bool:
        """Whether a row's text has a label's quote somewhere in it."""
        have, want = plain(text), without_label(quote)
        if not want:
            return False
        if want in have:
            return True
        if not self.fuzzy:
            return False
        blocks = SequenceMatcher(None, have, want, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks if block.size > 2) >= _HOLD_SHARE * len(want)
