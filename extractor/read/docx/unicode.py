"""Runs in fonts of old encodings (TCVN3, VNI, VISCII, VPS), or in their characters, as Unicode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractor.model import Issue

from ..legacy import (
    Encoding,
    charsets_of,
    conversion_issue,
    convert_runs,
    converted,
    encoding_of_font,
    unicode_fonts,
)
from .content import Block, Paragraph, Run, Table


def in_unicode(blocks: Sequence[Block]) -> tuple[Sequence[Block], tuple[Issue, ...]]:
    """`blocks` with all their text in Unicode, and a finding for each encoding that was in them.

    >>> blocks, issues = in_unicode([Paragraph((Run("KÕ ho¹ch", font=".VnTime"),))])
    >>> blocks[0].text, issues[0].message
    ('Kế hoạch', 'text in TCVN3 was read as Unicode (1 run)')
    """
    paragraphs = list(_paragraphs(blocks))
    fonts = _fonts(paragraphs)
    # A font of Unicode says nothing: a new style may have been put over an old text.
    plain = [
        _text(runs)
        for paragraph in paragraphs
        for named, runs in _stretches(paragraph, fonts)
        if not named
    ]
    guesses = {
        text: Encoding(charset)
        for text, charset in zip(plain, charsets_of(plain), strict=True)
        if charset
    }
    if not guesses and not any(fonts.values()):
        return blocks, ()
    encodings = _Encodings(fonts, guesses)
    found = [_block(block, encodings) for block in blocks]
    counts = Counter(
        encoding.charset
        for old, new in zip(paragraphs, _paragraphs(found), strict=True)
        for encoding, before, now in zip(encodings.of(old), old.runs, new.runs, strict=True)
        if encoding and before.text != now.text
    )
    issues = (conversion_issue(charset, count, "run", None) for charset, count in counts.items())
    return found, tuple(issues)


@dataclass(frozen=True, slots=True)
class _Encodings:
    """How runs are encoded: by their font, or what was guessed for the text of several."""

    fonts: Mapping[str, Encoding | None]
    guesses: Mapping[str, Encoding]

    def of(self, paragraph: Paragraph) -> list[Encoding | None]:
        found: list[Encoding | None] = []
        for named, runs in _stretches(paragraph, self.fonts):
            if named:
                found += [self.fonts[run.font] for run in runs]
            else:
                found += [self.guesses.get(_text(runs))] * len(runs)
        return found


def _block(block: Block, encodings: _Encodings) -> Block:
    if isinstance(block, Table):
        rows = tuple(
            tuple(
                replace(cell, blocks=tuple(_block(inner, encodings) for inner in cell.blocks))
                for cell in row
            )
            for row in block.rows
        )
        return Table(rows)
    found = encodings.of(block)
    texts = convert_runs([(run.text, own) for run, own in zip(block.runs, found, strict=True)])
    runs = tuple(replace(run, text=text) for run, text in zip(block.runs, texts, strict=True))
    label = block.label
    if found and found[0] and any(c.isascii() and c.isalpha() for c in label):
        # Its font is not known; in the encoding of what follows, but maybe not in its capitals.
        label = converted(label, Encoding(found[0].charset))
    return Paragraph(runs, label)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell.blocks)


def _fonts(paragraphs: Sequence[Paragraph]) -> Mapping[str, Encoding | None]:
    """The encoding that each font is made for, where the document uses it so."""
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    named = {font: encoding_of_font(font) for font in {run.font for run in runs}}
    if not any(named.values()):
        return named
    unicode = unicode_fonts((run.text, named[run.font]) for run in runs)
    return {
        font: None if encoding and encoding.charset in unicode else encoding
        for font, encoding in named.items()
    }


def _stretches(
    paragraph: Paragraph, fonts: Mapping[str, Encoding | None]
) -> Iterator[tuple[bool, list[Run]]]:
    """Consecutive runs, and whether their fonts tell an encoding."""
    for named, runs in groupby(paragraph.runs, key=lambda run: bool(fonts[run.font])):
        yield named, list(runs)


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)
