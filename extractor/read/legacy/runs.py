"""Text in runs, each in a font that tells its encoding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from extractor.model import Span, apply_edits

from .convert import cased, converted, edits
from .detect import is_unicode
from .encoding import Encoding
from .words import counted, words_in


def convert_runs(runs: Sequence[tuple[str, Encoding | None]]) -> list[str]:
    """The texts of consecutive runs as Unicode, each by the encoding of its font (None: Unicode).

    A letter whose mark stands in the next run goes whole to the first. Runs that hold letters of
    Unicode are in it, whatever their font.

    >>> from extractor.lexicon.legacy import Charset
    >>> vni = Encoding(Charset.VNI)
    >>> convert_runs([("ca", vni), ("ø pheâ", vni), (" phê", None)])
    ['cà', ' phê', ' phê']
    """
    found: list[str] = []
    for encoding, group in groupby(runs, key=lambda run: run[1]):
        texts = [text for text, _ in group]
        found += texts if encoding is None else _in_one_encoding(texts, encoding)
    return found


def _in_one_encoding(texts: list[str], encoding: Encoding) -> list[str]:
    if _mostly_unicode("".join(texts), encoding):
        return [cased(text, encoding) for text in texts]
    found: list[str] = []
    for unicode, group in groupby(texts, key=is_unicode):
        if unicode:
            found += (cased(text, encoding) for text in group)
        else:
            found += _converted(list(group), encoding)
    return found


def _mostly_unicode(text: str, encoding: Encoding) -> bool:
    """Whether more words have letters of Unicode than conversion would make syllables of."""
    if not is_unicode(text):
        return False
    words = words_in(text)
    return sum(map(is_unicode, words)) >= counted(words, encoding.charset).gained


def _converted(texts: list[str], encoding: Encoding) -> list[str]:
    whole = "".join(texts)
    if len(texts) == 1 or whole.isascii():
        return [converted(text, encoding) for text in texts]
    new, offsets = apply_edits(whole, edits(whole, 0, len(whole), encoding.charset))
    new = cased(new, encoding)
    ends = [0]
    old = 0
    for text in texts:
        old += len(text)
        ends.append(offsets.to_new(Span(old - 1, old)).end if text else ends[-1])
    return [new[start:end] for start, end in pairwise(ends)]
