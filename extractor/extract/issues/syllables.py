"""Words that no Vietnamese syllable can be: what OCR leaves of one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from extractor.lexicon.names import bare
from extractor.lexicon.patterns import patterns
from extractor.lexicon.syllables import syllables
from extractor.lexicon.wordlists import loanwords
from extractor.model import Issue, IssueCode, Severity

from .evidence import Evidence

_SYLLABLE = patterns("issues")["syllable"].regex
_TONES = {"\u0301": "sắc", "\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
_STOPS = ("c", "ch", "p", "t")
_LONGEST = 12
_SURE = 4  # letters that leave no doubt which word they are


def ocr_suspects(evidence: Evidence) -> Iterator[Issue]:
    """Words in small letters, Vietnamese ones among them, that are no syllable: each once.

    Words in plain Latin letters may be foreign, words with a capital names; neither is judged.
    """
    seen: set[str] = set()
    for printed, folded, _ in evidence.words:
        if (
            len(folded) < 2
            or folded in seen
            or folded.isascii()
            or not printed.islower()
            or not printed.isalpha()
            or is_syllable(folded)
            or folded in loanwords()
        ):
            continue
        seen.add(folded)
        span = next(evidence.places(folded), None)
        if span is None:
            continue
        meant = _meant(folded, evidence.known)
        message = f"no Vietnamese syllable: {printed!r}"
        yield Issue(IssueCode.OCR_SUSPECT, Severity.INFO, message, span, meant)


def is_syllable(word: str) -> bool:
    """Whether a folded word is a syllable of Vietnamese: one that occurs, or one that could.

    >>> is_syllable("chuyển"), is_syllable("măt"), is_syllable("ngiệp")
    (True, False, False)
    """
    return word in syllables() or obeys(word)


def obeys(word: str) -> bool:
    """Whether a folded word is built as syllables are: onset, rhyme and a tone that it can have.

    >>> obeys("phương"), obeys("phươn"), obeys("viêt"), obeys("kông")
    (True, True, False, False)
    """
    toneless, tone = _split_tone(word)
    if tone is None or not _SYLLABLE.match(toneless):
        return False
    return not toneless.endswith(_STOPS) or tone in ("sắc", "nặng")


def _split_tone(word: str) -> tuple[str, str | None]:
    """A word without its tone mark, and the tone; no tone for a word with two marks."""
    letters = unicodedata.normalize("NFD", word)
    tones = [_TONES[letter] for letter in letters if letter in _TONES]
    toneless = "".join(letter for letter in letters if letter not in _TONES)
    tone = tones[0] if tones else "ngang"
    return unicodedata.normalize("NFC", toneless), tone if len(tones) < 2 else None


def _meant(word: str, known: frozenset[str]) -> str:
    """What was meant, where only one word of the document comes into question.

    First another tone, then other marks on the same letters, then two words run together.
    """
    letters = [other for other in _table().get(bare(word), ()) if other in known]
    tones = [other for other in letters if _split_tone(other)[0] == _split_tone(word)[0]]
    if tones or letters:
        meant = tones or (letters if len(word) >= _SURE else [])
    else:
        cuts = range(2, min(len(word) - 1, _LONGEST))
        pairs = [(word[:at], word[at:]) for at in cuts]
        meant = [
            " ".join(pair)
            for pair in pairs
            if known.issuperset(pair) and all(map(is_syllable, pair))
        ]
    return meant[0] if len(meant) == 1 else ""


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for syllable in sorted(syllables()):
        table[bare(syllable)] = (*table.get(bare(syllable), ()), syllable)
    return table
