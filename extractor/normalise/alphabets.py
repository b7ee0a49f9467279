"""Letters of other alphabets that look like Latin ones, in words that are meant to be Latin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from extractor.lexicon.characters import Use, replacements
from extractor.model import Issue, OffsetMap, Span

from .step import Step, encoding_issue, unchanged

OTHER_ALPHABETS = "\u0370-\u03ff\u0400-\u052f"  # Greek, Cyrillic: a character class
_WORD = re.compile(r"[\w\u0300-\u036f]+")
_OTHER = re.compile(f"[{OTHER_ALPHABETS}]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_MESSAGE = "letters of another alphabet were read as Latin"
_MOST = 50  # words reported one by one; further ones are counted in the last issue


def latin_letters(text: str) -> Step:
    """Look-alike letters made Latin; one issue a word.

    They are taken for Latin in a word that also has Latin letters, and in any word where the text
    has no letter that only the other alphabet has.

    >>> latin_letters("K\\u0435 hoạch \\u0425\\u0406, 5 µm").text
    'Ke hoạch XI, 5 µm'
    >>> latin_letters("\\u041c\\u043e\\u0441\\u043a\\u0432\\u0430").text  # "Moskva" in Cyrillic
    'Москва'
    """
    alike = replacements(Use.LOOKALIKE)
    others = set(_OTHER.findall(text))
    if not others:
        return unchanged(text)
    foreign = not others <= alike.keys()
    table = str.maketrans(dict(alike))
    spans: list[Span] = []
    parts: list[str] = []
    at = 0
    for found in _WORD.finditer(text):
        if not _OTHER.search(found[0]):
            continue
        letters = set(_OTHER.findall(found[0]))
        if letters <= alike.keys() and not (foreign and not _LATIN.search(found[0])):
            spans.append(Span(*found.span()))
            parts += [text[at : found.start()], found[0].translate(table)]
            at = found.end()
    latin = "".join([*parts, text[at:]])
    return Step(latin, OffsetMap.identity(len(latin)), tuple(_issues(latin, spans)))


def _issues(text: str, spans: list[Span]) -> Iterator[Issue]:
    for span in spans[:_MOST]:
        suggestion = unicodedata.normalize("NFC", span.of(text))
        yield encoding_issue(_MESSAGE, span, suggestion)
    if len(spans) > _MOST:
        yield encoding_issue(f"{_MESSAGE} ({len(spans) - _MOST} words more)", spans[_MOST])
