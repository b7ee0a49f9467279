"""Which old encoding text is in, told by its words: what conversion makes syllables of.

Single words tell nothing ("é" may be é or ộ), so several different ones must agree, and words that
are Vietnamese as they stand count against it. Text of other languages gives few syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from extractor.lexicon.alphabet import LOWER, UPPER
from extractor.lexicon.legacy import Charset, letters

from .convert import converted
from .encoding import Encoding
from .words import MARKS, Counts, counted, is_plain, words_in

_SAMPLE = 20_000  # characters; more would tell no more
# Different words that must agree: more where an encoding is rare.
_WORDS = {Charset.TCVN3: 3, Charset.VNI: 3, Charset.VISCII: 5, Charset.VPS: 5}
_FEWEST = min(_WORDS.values())
_SURE = 6  # of the likely encoding, without one that is wrong: no other need be tried
_MARGIN = 2  # words by which the best encoding must lead
_GAIN = 0.15  # of all words: in Vietnamese more than half have letters beyond ASCII
_SIGNS = "§°±²³·½¼¾×÷©®«»µ\xa0\xad"
_1258 = "ăđơưĂĐƠƯ\u0300\u0301\u0303\u0309\u0323"
_IN_1258 = re.compile(f"[{_1258}]")
_UNICODE = re.compile(f"[{''.join(c for c in LOWER + UPPER if c > chr(0xFF) and c not in _1258)}]")


def guess_encoding(text: str) -> Encoding | None:
    """The old encoding that `text` is in; None where it is Unicode, another language, or too short.

    >>> guess_encoding("Céng hoµ x· héi chñ nghÜa ViÖt Nam")
    Encoding(charset=<Charset.TCVN3: 'tcvn3'>, capitals=False)
    >>> guess_encoding("Cộng hoà xã hội chủ nghĩa"), guess_encoding("où l'été déjà passé")
    (None, None)
    """
    charset = _guess(text[:_SAMPLE])
    return Encoding(charset) if charset else None


def charsets_of(lines: Sequence[str], known: Charset | None = None) -> list[Charset | None]:
    """The encoding of each line of a document, None for those that are to stay as they are.

    Lines that tell nothing by themselves follow the one before, if that does them no harm; `known`
    is the encoding of the whole file, where its bytes are no Unicode.

    >>> charsets_of(["kÕ ho¹ch ph¸t triÓn n«ng nghiÖp", "QuyÕt ®Þnh", "Kế hoạch", "m²"])[:3]
    [<Charset.TCVN3: 'tcvn3'>, <Charset.TCVN3: 'tcvn3'>, None]
    """
    found: list[Charset | None] = [None] * len(lines)
    suspects = [at for at, line in enumerate(lines) if _suspect().search(line)]
    previous = known or _guess(_joined(lines[at] for at in suspects))
    for at in suspects:
        found[at] = _guess(lines[at][:_SAMPLE], previous)
    previous = previous or next((charset for charset in found if charset), None)
    if previous is None:
        return found
    for at, line in enumerate(lines):
        charset = found[at]
        if charset is not None:
            previous = charset
        elif _agrees(line[:_SAMPLE], previous, sure=known is not None):
            found[at] = previous
    return found


def _joined(lines: Iterable[str]) -> str:
    """Lines up to a length that tells enough."""
    taken, size = [], 0
    for line in lines:
        taken.append(line)
        size += len(line)
        if size > _SAMPLE:
            break
    return "\n".join(taken)[:_SAMPLE]


def is_unicode(text: str, charset: Charset) -> bool:
    """Whether letters stand in `text` that no old encoding has.

    ă đ ơ ư and the marks of tones are in windows-1258 too, for which the bytes of `charset` may
    have been taken: then conversion makes syllables of them.

    >>> is_unicode("Ngh̃ ®̃nh", Charset.TCVN3), is_unicode("đã đi", Charset.TCVN3)
    (False, True)
    """
    if _UNICODE.search(text):
        return True
    if not _IN_1258.search(text):
        return False
    counts = counted(words_in(text), charset)
    return counts.gained <= counts.lost + counts.kept


def _guess(text: str, likely: Charset | None = None) -> Charset | None:
    """The encoding of `text`; `likely`, that of the text around, if nothing speaks against it."""
    if is_plain(text):
        return None
    words = words_in(text)
    different = {word for word in words if not is_plain(word)}
    if len(different) < _FEWEST:
        return None
    if likely:
        likely_counts = counted(different, likely)
        if likely_counts.gained >= _SURE and not likely_counts.bad + likely_counts.lost:
            return likely
    counts = {charset: counted(different, charset) for charset in Charset}
    for charset, own in counts.items():
        others = (other for name, other in counts.items() if name is not charset)
        if own.syllables >= _MARGIN + max(other.syllables for other in others):
            if not _convinces(own, charset):
                return None
            good = {word for word in different if counted([word], charset).gained}
            return charset if sum(word in good for word in words) >= _GAIN * len(words) else None
    return None


def _convinces(counts: Counts, charset: Charset) -> bool:
    """Whether conversion does much good and little harm."""
    return counts.gained >= max(_WORDS[charset], 3 * counts.bad, 10 * counts.lost, 2 * counts.kept)


def _agrees(line: str, charset: Charset, *, sure: bool) -> bool:
    """Whether a line that tells nothing by itself may be in `charset`."""
    if is_plain(line) or is_unicode(line, charset):
        return False
    words = {word for word in words_in(line) if not is_plain(word)}
    counts = counted(words, charset)
    if sure:
        return counts.gained + counts.kept >= counts.foreign
    changes = any(len(word) > 1 and converted(word, Encoding(charset)) != word for word in words)
    return changes and counts.gained >= counts.lost + counts.kept + counts.foreign


@cache
def _suspect() -> re.Pattern[str]:
    """Characters of old encodings that are no Vietnamese letters, nor usual signs."""
    usual = set(LOWER + UPPER + MARKS + _SIGNS)
    codes = {c for charset in Charset for code in letters(charset) for c in code if not c.isascii()}
    return re.compile(f"[{re.escape(''.join(sorted(codes - usual)))}]")
