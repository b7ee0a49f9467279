"""Words that run together: "cơquan", "theoQuyết". Some web pages lose the space at each line end.

A syllable of Vietnamese has one group of vowels, so two groups in a word show that it is more than
one syllable, or foreign. Only in a file that has several such words are they taken apart, and only
where there is one shortest way to do it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.lexicon.alphabet import LOWER, UPPER
from extractor.lexicon.syllables import syllables
from extractor.lexicon.wordlists import loanwords
from extractor.model import fold

_VOWELS = "aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớỡợởùúủũụưừứửữựỳýỷỹỵ"
_V = f"[{_VOWELS}{_VOWELS.upper()}]"
_C = f"[{''.join(sorted(set('bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX')))}]"
_TWO_VOWELS = re.compile(rf"{_V}{_C}+{_V}")
_LETTERS = re.compile(rf"[{LOWER}{UPPER}]+")
_LONGEST = 22  # letters: three syllables
_AROUND = "./@-_"  # of web and mail addresses, numbers of documents
_MOST_CUTS = 2
_SEVERAL = 3


def run_together(text: str) -> tuple[int, ...]:
    """The offsets in `text` at which a space was lost, in order; none in a file with few of them.

    >>> run_together("Các cơquan, đơn vị theoQuyết định này; giaiđoạn 2026; vào website")
    (6, 23, 43)
    >>> run_together("vào website của cơquan")
    ()
    """
    found = list(_lost_spaces(text))
    return tuple(at for word in found for at in word) if len(found) >= _SEVERAL else ()


def _lost_spaces(text: str) -> Iterator[tuple[int, ...]]:
    """For each word that runs together the offsets at which it comes apart."""
    done = 0
    for match in _TWO_VOWELS.finditer(text):
        if match.start() < done:
            continue
        start = match.start()
        while start and text[start - 1].isalpha():
            start -= 1
        word = _LETTERS.match(text, start)
        if not word:
            continue
        done = word.end()
        around = text[start - 1 : start] + text[done : done + 1]
        if len(word.group()) > _LONGEST or any(sign in _AROUND for sign in around):
            continue
        cuts = _cuts(word.group())
        if cuts:
            yield tuple(start + cut for cut in cuts)


def _cuts(word: str) -> tuple[int, ...]:
    """Where `word` comes apart into syllables, as few as can be; () where that is not certain."""
    if word.isascii() or fold(word) in loanwords():
        return ()
    ways = sorted(_ways(fold(word), 0, _MOST_CUTS), key=len)
    certain = len(ways) == 1 or (ways and len(ways[0]) < len(ways[1]))
    return ways[0] if certain else ()


def _ways(word: str, at: int, cuts: int) -> Iterator[tuple[int, ...]]:
    """All ways to take `word[at:]` apart into syllables with at most so many `cuts`."""
    known = syllables()
    for cut in range(at + 2, len(word) - 1):
        if word[at:cut] not in known:
            continue
        if word[cut:] in known:
            yield (cut,)
        if cuts > 1:
            for rest in _ways(word, cut, cuts - 1):
                yield (cut, *rest)
