"""Marks that are no print: specks, remains of lines, strokes of a signature, received stamps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.lexicon.patterns import patterns
from extractor.lexicon.syllables import syllables
from extractor.model import Box, fold

from .model import OcrLine, Word

# In font sizes of the page.
_SPECK = 0.2  # a mark that stands alone and is no larger
_SMALL = 0.55  # print that is smaller is not read with confidence, unless it is none
_HUGE = 2.5
_SURE = 0.8  # confidence: what is smaller than print has to reach it
_KNOWN = 0.4  # confidence of such a word
_HOPELESS = 0.4  # confidence: a line that does not reach it must have a word of the language
_BULLETS = frozenset("-–—+*•~")
_INSIDE = 6.0  # points: what reaches no further out of a stamp stands in it


def without_marks(lines: Sequence[OcrLine], size: float) -> Iterator[OcrLine]:
    """`lines` without what cannot be print, given the usual font size of their page.

    >>> bar = Word("|", Box(0, 0, 1, 14), 0.9)
    >>> word = Word("Điều", Box(9, 0, 40, 12), 0.9)
    >>> [line.text for line in without_marks([OcrLine((bar, word), Box(0, 0, 40, 12), 13)], 13)]
    ['Điều']
    """
    for line in lines:
        words = [word for word in line.words if word.text.strip("|¦")]
        while words and _is_speck(words[0], size):
            del words[0]
        kept = tuple(words)
        if kept and _is_print(kept, line.size, size):
            yield line if len(kept) == len(line.words) else replace(line, words=kept)


def outside_stamp(
    lines: Sequence[OcrLine], box: Box, per_point: float
) -> tuple[list[OcrLine], list[str]]:
    """The lines without what a received stamp shows, and that.

    `box` is the stamp's in points, those of the lines are in pixels, `per_point` of them a point.
    A stamp may cover print: words that go on outside of it, and were read, are print.
    """
    stamp = Box(*(edge * per_point for edge in (box.x0, box.top, box.x1, box.bottom)))
    kept: list[OcrLine] = []
    left_out: list[str] = []
    for line in lines:
        inside = [word for word in line.words if _centre_in(word.box, stamp)]
        if not inside:
            kept.append(line)
            continue
        goes_on = line.words[-1].box.x1 > stamp.x1 + _INSIDE * per_point
        words = tuple(
            word
            for word in line.words
            if word not in inside or (goes_on and word.confidence > _SURE and len(word.text) > 1)
        )
        left_out += [word.text for word in inside if word not in words]
        if words:
            kept.append(replace(line, words=words))
    return kept, left_out


def is_received_stamp(text: str) -> bool:
    """Is this what a stamp for received letters says?

    >>> is_received_stamp("CÔNG VĂN ĐẾN Số: 12 Ngày: 3/4"), is_received_stamp("STT Số lượng")
    (True, False)
    """
    return bool(patterns("ocr")["received"].regex.search(fold(text)))


def _is_speck(word: Word, size: float) -> bool:
    """A mark before the first letter of a line that is no bullet either."""
    text = word.text
    if any(c.isalnum() for c in text) or _BULLETS.issuperset(text) or ")" in text:
        return False  # "!)" was a label
    box = word.box
    small = max(box.x1 - box.x0, box.bottom - box.top) < _SPECK * size
    return small or text[0] not in '(“"[….'


def _is_print(words: Sequence[Word], own: float, usual: float) -> bool:
    text = "".join(word.text for word in words)
    if not any(c.isalnum() for c in text):
        return False
    confidence = sum(word.confidence * len(word.text) for word in words) / len(text)
    if usual and not _SMALL * usual < own < _HUGE * usual and confidence < _SURE:
        return False
    known = syllables()
    return confidence >= _HOPELESS or any(
        len(word.text) > 1 and fold(word.text).strip(".,;:()") in known and word.confidence > _KNOWN
        for word in words
    )


def _centre_in(box: Box, other: Box) -> bool:
    return (
        other.x0 <= (box.x0 + box.x1) / 2 <= other.x1
        and other.top <= (box.top + box.bottom) / 2 <= other.bottom
    )
