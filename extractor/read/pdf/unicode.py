"""Runs in fonts of old encodings (TCVN3, VNI, VISCII, VPS), or in their characters, as Unicode."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ..legacy import (
    Charset,
    Encoding,
    cased,
    charsets_of,
    convert_runs,
    unicode_fonts,
    with_horns,
)
from .characters import Run
from .fonts import Font


def with_encodings(runs: list[Run]) -> list[Run]:
    """`runs` with the encodings of their fonts as the words on the page tell them.

    Printer drivers make up names, and some fonts with a name of old hold Unicode; but all that is
    set in one font is encoded alike.
    """
    texts: dict[str, list[str]] = {}
    for run in runs:
        if run.font.encoding is None and not run.text.isascii():
            texts.setdefault(run.font.name, []).append(run.text)
    names = list(texts)
    charsets = [charsets_of([" ".join(texts[name])])[0] for name in names]
    guesses = zip(names, charsets, strict=True)
    found = {name: Encoding(charset) for name, charset in guesses if charset}
    unicode = unicode_fonts((run.text, run.font.encoding) for run in runs)
    if not found and not unicode:
        return runs
    return [run._replace(font=_told(run.font, found, unicode)) for run in runs]


def _told(font: Font, found: Mapping[str, Encoding], unicode: Collection[Charset]) -> Font:
    if font.encoding is None:
        return replace(font, encoding=found[font.name]) if font.name in found else font
    return replace(font, encoding=None) if font.encoding.charset in unicode else font


def in_unicode(runs: Iterable[Run]) -> Iterable[Run]:
    """`runs` with their texts converted. Their characters can no longer be found on the page."""
    for encoding, group in groupby(runs, key=lambda run: run.font.encoding):
        if encoding is None:
            yield from group
        else:
            yield from _converted(list(group), encoding)


def charsets_in(runs: Iterable[Run]) -> set[Charset]:
    """The old encodings that runs are in."""
    return {run.font.encoding.charset for run in runs if run.font.encoding}


def _converted(runs: Sequence[Run], encoding: Encoding) -> list[Run]:
    texts: list[str] = []
    for word in _words(runs):
        texts += convert_runs([(run.text, encoding) for run in word])
    if encoding.charset is Charset.TCVN3:
        texts = [cased(with_horns(text), encoding) for text in texts]
    found: list[Run] = []
    for run, text in zip(runs, texts, strict=True):
        if text:
            found.append(run._replace(text=text))
        elif found:  # only the mark of the letter before
            found[-1] = found[-1]._replace(x1=max(found[-1].x1, run.x1))
    return found


def _words(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs that no white space parts together: a letter and its mark may stand in two."""
    words: list[list[Run]] = []
    for run in runs:
        if run.spaced or not words or abs(run.y - words[-1][-1].y) > run.size / 2:
            words.append([])
        words[-1].append(run)
    return words
