"""Pairs of syllables that belong together: what tells "triển khai" where "triến khai" was read.

They are those of the names and examples in `extractor/data`, on which all patterns are built: what
patterns look for is told by them, and little else.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise

from extractor.model import fold

from .patterns import patterns
from .syllables import syllables
from .tones import toneless

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = frozenset({" ", "\n", " - ", " – "})
_TABLES = ("agencies", "document_types", "laws", "positions", "counted_nouns", "units")

_COMMON = 25  # pairs: a syllable of so many ("về", "của") is what it was read as

Pair = tuple[str, str]


def restore_pairs(text: str) -> str:
    """`text` with the tone marks of pairs put right where one is meant; of the same length.

    A syllable that fits the one before or behind it stays; so do the most common ones, and names,
    which have two capitals.

    >>> restore_pairs("TỐ CHỨC triến khai, Sở Văn hóa, Thế thao; Triến Khai")
    'TỔ CHỨC triển khai, Sở Văn hóa, Thể thao; Triến Khai'
    """
    places = [match.span() for match in _WORD.finditer(text)]
    words = [fold(text[start:end]) for start, end in places]
    beside = [text[end:start] in _BETWEEN for (_, end), (start, _) in pairwise(places)]
    known = _pairs()
    fits = [
        beside[at] and (words[at], words[at + 1]) in known.get(_plain(words, at), ())
        for at in range(len(beside))
    ]
    letters = list(text)
    for at, near in enumerate(beside):
        if not near or fits[at] or _is_name(text, places[at], places[at + 1]):
            continue
        meant = _nearest((words[at], words[at + 1]), known.get(_plain(words, at), ()))
        sure = (
            (at > 0 and fits[at - 1]) or words[at] in _common(),
            (at + 1 < len(fits) and fits[at + 1]) or words[at + 1] in _common(),
        )
        if meant and not any(
            fixed and words[at + side] != meant[side] for side, fixed in enumerate(sure)
        ):
            fits[at] = True
            for side in (0, 1):
                start, end = places[at + side]
                words[at + side] = meant[side]
                letters[start:end] = _cased(meant[side], text[start:end])
    return "".join(letters)


def _plain(words: list[str], at: int) -> Pair:
    return toneless(words[at]), toneless(words[at + 1])


def _is_name(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    one, other = text[slice(*first)], text[slice(*second)]
    return one[:1].isupper() and other[:1].isupper() and not (one + other).isupper()


def _nearest(printed: Pair, known: tuple[Pair, ...]) -> Pair | None:
    """The pair that `printed` is misread for, with the fewest letters; None if there are two."""
    ranked = sorted(
        (len(differing), pair)
        for pair in known
        if _misread().issuperset(differing := _differing(printed, pair))
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _differing(printed: Pair, meant: Pair) -> list[tuple[str, str]]:
    return [
        (read, other)
        for pair in zip(printed, meant, strict=True)
        for read, other in zip(*pair, strict=True)
        if read != other
    ]


def _cased(word: str, printed: str) -> list[str]:
    return [new.upper() if old.isupper() else new for new, old in zip(word, printed, strict=True)]


@cache
def _misread() -> frozenset[tuple[str, str]]:
    """Which letters are read for which."""
    text = (files("extractor.data") / "misread_letters.csv").read_text("utf-8")
    return frozenset((row["read"], row["meant"]) for row in csv.DictReader(text.splitlines()))


@cache
def _pairs() -> Mapping[Pair, tuple[Pair, ...]]:
    """The pairs by their letters without marks."""
    known = syllables()
    found: dict[Pair, set[Pair]] = {}
    for text in map(fold, _texts()):
        places = [match.span() for match in _WORD.finditer(text)]
        for (start, end), (after, last) in pairwise(places):
            pair = text[start:end], text[after:last]
            if text[end:after] in _BETWEEN and known.issuperset(pair):
                found.setdefault((toneless(pair[0]), toneless(pair[1])), set()).add(pair)
    return {plain: tuple(sorted(pairs)) for plain, pairs in found.items()}


@cache
def _common() -> frozenset[str]:
    counts = Counter(word for pairs in _pairs().values() for pair in pairs for word in pair)
    return frozenset(word for word, count in counts.items() if count >= _COMMON)


def _texts() -> Iterator[str]:
    folder = files("extractor.data")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        name, _, suffix = file.name.rpartition(".")
        if suffix == "toml" and name != "ocr":  # whose examples are misread
            yield from (text for pattern in patterns(name).values() for text in pattern.matches)
        elif suffix == "csv" and name in _TABLES:
            yield from (row[0] for row in csv.reader(file.read_text("utf-8").splitlines()))
    yield from (folder / "phrases.txt").read_text("utf-8").splitlines()
