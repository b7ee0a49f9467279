"""Text in runs, each in a font that tells its encoding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from extractor.lexicon.legacy import Charset
from extractor.model import Span, apply_edits

from .convert import cased, converted, edits
from .detect import is_unicode
from .encoding import Encoding
from .words import counted, words_in


def convert_runs(runs: Sequence[tuple[str, Encoding | None]]) -> list[str]:
    """The texts of consecutive runs as Unicode, each by the encoding of its font (None: Unicode).

    A letter whose mark stands in the next run goes whole to the first. Runs that hold letters of
    Unicode are in it, whatever their font.

    >>> vni = Encoding(Charset.VNI)
    >>> convert_runs([("ca", vni), ("ø pheâ", vni), (" phê", None)])
    ['cà', ' phê', ' phê']
    """
    found: list[str] = []
    for encoding, group in groupby(runs, key=lambda run: run[1]):
        texts = [text for text, _ in group]
        found += texts if encoding is None else _in_one_encoding(texts, encoding)
    return found


def unicode_fonts(texts: Iterable[tuple[str, Encoding | None]]) -> frozenset[Charset]:
    """The old encodings whose fonts hold Unicode in a document, though they are not made for it.

    Its text was converted and its fonts were kept. Single words would not tell ("các" is a
    syllable in TCVN3 too), all of them do.

    >>> tcvn3 = Encoding(Charset.TCVN3)
    >>> unicode_fonts([("Kế hoạch", tcvn3), ("của các sở", tcvn3)])
    frozenset({<Charset.TCVN3: 'tcvn3'>})
    """
    joined: dict[Charset, list[str]] = {}
    for text, encoding in texts:
        if encoding and not text.isascii():
            joined.setdefault(encoding.charset, []).append(text)
    return frozenset(
        charset for charset, parts in joined.items() if _mostly_unicode(" ".join(parts), charset)
    )


def _in_one_encoding(texts: list[str], encoding: Encoding) -> list[str]:
    if _mostly_unicode("".join(texts), encoding.charset):
        return [cased(text, encoding) for text in texts]
    found: list[str] = []
    for unicode, group in groupby(texts, key=lambda text: is_unicode(text, encoding.charset)):
        if unicode:
            found += (cased(text, encoding) for text in group)
        else:
            found += _converted(list(group), encoding)
    return found


def _mostly_unicode(text: str, charset: Charset) -> bool:
    """Whether more words have letters of Unicode than conversion would make syllables of."""
    if not is_unicode(text, charset):
        return False
    words = words_in(text)
    return sum(is_unicode(word, charset) for word in words) >= counted(words, charset).gained


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
