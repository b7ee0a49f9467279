"""Is the text layer of a page to be read, or must its picture be?

A scan may come with a layer that software made which knows no Vietnamese: without tone marks, with
letters that only look alike. Where the characters of a font have lost their meaning, a layer is
useless too. In Vietnamese text four words of five have a letter that only Vietnamese has, and are
syllables of the language; in useless layers hardly any is both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from extractor.lexicon.syllables import syllables
from extractor.model import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
_JUNK = re.compile(r"[\ufffd\x00-\x08\x0e-\x1f\ue000-\uefff\uf100-\uf8ff]|\(cid:\d+\)")
_FEW = 100  # characters: what a stamp or a running head on a scan may have
_WORDS = 12  # fewer tell nothing
_ENOUGH = 400  # characters at the beginning, and in the middle, that tell enough
_CERTAIN = 0.6  # of the words at the beginning: more are Vietnamese, whatever the middle is
_ENGLISH = 0.6  # of the words: fewer look like Vietnamese ones without marks in other languages


class Layer(Enum):
    """What a page's text layer is: good; useless; none at all."""

    GOOD = auto()
    USELESS = auto()
    NONE = auto()


def judge(text: str, hidden: float, pictured: float, shapes: int) -> Layer:
    """Judge the text layer of one page.

    `hidden` is the part of its characters that are not drawn, `pictured` the part of the page that
    its largest picture covers, `shapes` how many lines and figures are drawn on it.

    >>> text = "Uỷ ban nhân dân tỉnh yêu cầu các sở, ban, ngành triển khai thực hiện kế hoạch này. "
    >>> judge(2 * text, 0, 0, 0)
    <Layer.GOOD: 1>
    >>> judge(2 * "Uy ban nhan dan tinh yeu cau cac so, nganh thuc hien ke hoach nay. ", 0, 1, 0)
    <Layer.USELESS: 2>
    """
    letters = len(text) - text.count(" ") - text.count("\n")
    scan = pictured > 0.5
    if not letters:
        return Layer.NONE if pictured > 0.05 or shapes > 100 else Layer.GOOD
    if scan and letters < _FEW:
        return Layer.NONE
    if sum(len(found.group()) for found in _JUNK.finditer(text)) > 0.2 * letters:
        return Layer.USELESS
    scanned = scan or hidden > 0.5
    words = _WORD.findall(fold(text[:_ENOUGH]))
    if len(words) >= _WORDS and not scanned and _sure(words) > _CERTAIN:
        return Layer.GOOD
    middle = max(len(text) // 2, _ENOUGH)
    words += _WORD.findall(fold(text[middle : middle + _ENOUGH]))
    if len(words) < _WORDS:
        return Layer.GOOD
    if scanned:
        # A layer behind a picture was recognised; text on a background of its own was not.
        return Layer.GOOD if _sure(words) > 0.5 else Layer.USELESS
    if _sure(words) > 0.3:
        return Layer.GOOD
    known = syllables()
    odd = sum(not word.isascii() for word in words) / len(words)
    alike = sum(word in known for word in words) / len(words)
    return Layer.USELESS if odd > 0.4 or alike > _ENGLISH else Layer.GOOD


def _sure(words: Sequence[str]) -> float:
    """The share of words that can be nothing but Vietnamese."""
    known = syllables()
    return sum(not word.isascii() and word in known for word in words) / len(words)
