"""What conversion from an old encoding makes of single words: syllables of Vietnamese, or none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from extractor.lexicon.alphabet import LOWER
from extractor.lexicon.legacy import Charset
from extractor.lexicon.syllables import syllables
from extractor.model import fold

from .convert import converted
from .encoding import Encoding

# Letters, and the controls that VISCII and VPS have letters at.
_WORD = re.compile(r"[A-Za-z\x02-\x06\x10-\x15\x19\x1c-\x1e\x80-\x9f\xa1-\U0010ffff]+")
MARKS = "“”‘’„«»…–—•·'\"*"  # around words
_LONGEST = 8  # characters: "nghiêng", and one more
_WHOLE = 24  # longer stretches without a space are no word
_VOWEL = "[aeiouy" + LOWER.removeprefix("a-z").replace("đ", "") + "]"
_FORM = re.compile(f"[bcdđghklmnpqrstvx]{{0,3}}{_VOWEL}{{1,3}}[cghkmnpt]{{0,2}}")


class Counts(NamedTuple):
    """Words of which conversion makes syllables (`gained`), of which it makes none (`bad`), which
    were syllables and are none then (`lost`), which it changes from one syllable to another
    (`kept`). The `bad` that have not even the form of a syllable are `foreign` too.
    """

    gained: int
    bad: int
    lost: int
    kept: int
    foreign: int

    @property
    def syllables(self) -> int:
        """How many syllables there are afterwards, less what is none."""
        return self.gained + self.kept - self.bad - self.lost


_NONE = Counts(0, 0, 0, 0, 0)
_GAINED, _LOST, _KEPT = Counts(1, 0, 0, 0, 0), Counts(0, 0, 1, 0, 0), Counts(0, 0, 0, 1, 0)
_BAD, _FOREIGN = Counts(0, 1, 0, 0, 0), Counts(0, 1, 0, 0, 1)


def words_in(text: str) -> list[str]:
    """The words of text in any encoding, with the quotes and dashes around them.

    >>> words_in("kÕ ho¹ch 2025")
    ['kÕ', 'ho¹ch']
    """
    return _WORD.findall(text)


def is_plain(text: str) -> bool:
    """ASCII without controls: the same in every encoding."""
    return text.isascii() and text.isprintable()


def counted(words: Iterable[str], charset: Charset) -> Counts:
    """What conversion from `charset` makes of `words`, all together."""
    judged = [judge(word, charset) if len(word) <= _WHOLE else _FOREIGN for word in words]
    return Counts(*map(sum, zip(*judged, strict=True))) if judged else _NONE


@lru_cache(50_000)
def judge(word: str, charset: Charset) -> Counts:
    """What conversion from `charset` makes of one word; nothing where that is no evidence.

    >>> judge("ho¹ch", Charset.TCVN3).gained, judge("forêt", Charset.TCVN3).foreign
    (1, 1)
    """
    new = converted(word, Encoding(charset)).strip(MARKS)
    old = unicodedata.normalize("NFC", word.strip(MARKS))
    if not _is_syllable(new):
        # "NĐ", "ĐBQH": no syllables, but no sign of another language either.
        if len(new) < 2 or new.isupper():
            return _NONE
        if _is_syllable(old):
            return _LOST
        return _BAD if _FORM.fullmatch(new.lower()) else _FOREIGN
    if new == old or len(word) == 1:
        return _NONE
    return _KEPT if _is_syllable(old) else _GAINED


def _is_syllable(word: str) -> bool:
    if len(word) > _LONGEST or not (word.islower() or word.istitle() or word.isupper()):
        return False
    return fold(word) in syllables()
