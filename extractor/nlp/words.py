"""Sentences and words of a section, as underthesea sees them, traced to the document's text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from threading import Lock
from typing import NamedTuple

from extractor.lexicon.labels import read_labels
from extractor.lexicon.patterns import patterns
from extractor.model import Document, Kind, Section, Span

from .align import align
from .extra import needs

_LOADING = Lock()


class _Tokenizers(NamedTuple):
    sentences: Callable[[str], list[str]]
    words: Callable[[str], list[str]]


def sentences(document: Document, section: Section) -> tuple[Span, ...]:
    """The sentences of a section's own text, in characters of `document.text`.

    The label belongs to the first one. Rows of tables and headings are one each; a semicolon ends
    none. Raises UsageError where underthesea is not installed.

    >>> from tests.build import document_of
    >>> document = document_of(("I", "I. Do TS. Ví chủ trì. Các xã phối hợp."))
    >>> [span.of(document.text) for span in sentences(document, document.sections[0])]
    ['I. Do TS. Ví chủ trì.', 'Các xã phối hợp.']
    """
    own = document.text_of(section)
    if section.is_heading or section.kind in (Kind.TABLE, Kind.ROW):
        return (section.span,)
    at = _words_at(section, own)
    found = align(own, _tokenizers().sentences(own[at:]), at)
    begin = 0
    result: list[Span] = []
    for piece, following in zip(found, (*found[1:], None), strict=False):
        if following is None or _is_over(own, begin, piece, following):
            result.append(Span(begin, piece.end).shifted(section.span.start))
            begin = following.start if following else piece.end
    return tuple(result) or (section.span,)


def words(document: Document, section: Section) -> tuple[Span, ...]:
    """The words of a section's own text, punctuation included, in characters of `document.text`.

    A Vietnamese word may be of several syllables: "hạ tầng". Raises UsageError where underthesea
    is not installed.

    >>> from tests.build import document_of
    >>> document = document_of(("I", "I. Phát triển hạ tầng số"))
    >>> [span.of(document.text) for span in words(document, document.sections[0])]
    ['I.', 'Phát triển', 'hạ tầng', 'số']
    """
    own = document.text_of(section)
    return tuple(span.shifted(section.span.start) for span in align(own, _tokenizers().words(own)))


def tokens_column(document: Document) -> tuple[str, ...]:
    """For each section its words, with a space between, and "_" between the syllables of a word.

    The column for the table sections: `result.sections.assign(tokens=tokens_column(document))`.

    >>> from tests.build import document_of
    >>> tokens_column(document_of(("I", "I. Phát triển hạ tầng số")))
    ('I. Phát_triển hạ_tầng số',)
    """
    text = document.text
    return tuple(
        " ".join("_".join(span.of(text).split()) for span in words(document, section))
        for section in document.sections
    )


def _words_at(section: Section, own: str) -> int:
    """Where the words behind the label begin: tokenizers take "1." for a sentence."""
    fitting = [label.end for label in read_labels(own) if label.raw == section.label_raw]
    return fitting[-1] if fitting else 0


def _is_over(own: str, begin: int, piece: Span, following: Span) -> bool:
    """Is a sentence that begins at `begin` over with `piece`, or was it cut in its middle?

    Cut behind an abbreviation, a label of an enumeration, a point without a space ("gov.vn",
    "./.").
    """
    rules = patterns("sentences")
    return (
        piece.end < following.start
        and not rules["unfinished"].regex.search(own[begin : piece.end])
        and not rules["label"].regex.match(piece.of(own))
    )


def _tokenizers() -> _Tokenizers:
    with _LOADING:  # underthesea's first calls fail when they come from two threads at a time
        return _load()


@cache
def _load() -> _Tokenizers:
    with needs("underthesea"):
        from underthesea import sent_tokenize, word_tokenize
    # Without token normalisation, which would move tone marks.
    loaded = _Tokenizers(sent_tokenize, partial(word_tokenize, use_token_normalize=False))
    loaded.sentences("Một. Hai.")
    loaded.words("Một hai.")
    return loaded
