"""What the checks look at: the document, what it says of itself, and its words counted once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extractor.model import Citation, Document, Metadata, Section, Span, fold


@dataclass(frozen=True)
class Evidence:
    """A document with its metadata and citations; the words are split when first asked for."""

    document: Document
    said: Metadata
    citations: tuple[Citation, ...] = ()

    @cached_property
    def tokens(self) -> list[str]:
        """The folded text split at white space: words with the marks that touch them."""
        return self.document.folded.split()

    @cached_property
    def printed(self) -> Counter[str]:
        """How often each token occurs as printed."""
        return Counter(self.document.text.split())

    @cached_property
    def words(self) -> tuple[tuple[str, str, int], ...]:
        """Each word as printed, folded, and how often; marks around it are taken off."""
        printed = list(self.printed)
        folded = fold("\n".join(printed)).split()
        return tuple(
            (word.strip(_MARKS), plain.strip(_MARKS), self.printed[word])
            for word, plain in zip(printed, folded, strict=True)
        )

    @cached_property
    def known(self) -> frozenset[str]:
        """All folded words."""
        return frozenset(folded for _, folded, _ in self.words)

    def places(self, phrase: str) -> Iterator[Span]:
        """Where a folded phrase occurs as whole words."""
        return whole_words(self.document.folded, phrase)

    def section_at(self, at: int) -> Section | None:
        """The section in whose own text a character stands."""
        index = bisect_right(self._starts, at) - 1
        return self.document.sections[index] if index >= 0 else None

    @cached_property
    def _starts(self) -> list[int]:
        return [section.span.start for section in self.document.sections]


def whole_words(text: str, phrase: str) -> Iterator[Span]:
    """Where `phrase` occurs in `text` with no letter or digit on either side.

    >>> list(whole_words("hoá thoái hoá", "hoá"))
    [Span(start=0, end=3), Span(start=10, end=13)]
    """
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield Span(at, end)
        at = text.find(phrase, at + 1)


_MARKS = ".,;:!?()[]{}“”\"'‘’…*/-–—"
