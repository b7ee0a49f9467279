"""Runs in fonts of old encodings (TCVN3, VNI, VISCII, VPS), or in their characters, as Unicode."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from ..legacy import Charset, Encoding, cased, charsets_of, convert_runs, with_horns
from .characters import Run


def with_encodings(runs: list[Run]) -> list[Run]:
    """`runs`; where a font's name tells no encoding, with that which its words on the page tell.

    Printer drivers make up names, but all that is set in one font is encoded alike.
    """
    texts: dict[str, list[str]] = {}
    for run in runs:
        if run.font.encoding is None and not run.text.isascii():
            texts.setdefault(run.font.name, []).append(run.text)
    names = list(texts)
    charsets = [charsets_of([" ".join(texts[name])])[0] for name in names]
    guesses = zip(names, charsets, strict=True)
    found = {name: Encoding(charset) for name, charset in guesses if charset}
    if not found:
        return runs
    return [
        run._replace(font=replace(run.font, encoding=found[run.font.name]))
        if run.font.encoding is None and run.font.name in found
        else run
        for run in runs
    ]


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
