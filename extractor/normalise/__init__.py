"""Normalise: the characters of a file become one line a block, each character traced.

The steps, in order: characters (NFC, look-alikes, controls), marks (Markdown and HTML residue),
lines (pages, wraps, spaces), words (split by a stray space). Every step says what it edits; the
offset maps of the steps are composed.
"""

from __future__ import annotations

from extractor.lexicon.pairs import restore_pairs
from extractor.lexicon.tones import restore_tones
from extractor.model import Block, OffsetMap, Source, Text, TextSource, moved

from .blocks import assemble
from .characters import characters
from .markup import strip_marks
from .recognised import looks_recognised
from .words import mend_words

_RECOGNISED = (TextSource.OCR, TextSource.MIXED)


def normalise(source: Source) -> Text:
    """The normalised text of `source`, its blocks, and what was repaired on the way.

    >>> from extractor.read import read_text
    >>> text = normalise(read_text("**1. Sở\\r\\nY tế**\\n\\n- Rà soát,\\nbáo cáo.\\n- Tập huấn."))
    >>> text.text
    '1. Sở Y tế\\n- Rà soát, báo cáo.\\n- Tập huấn.'
    >>> text.offsets.to_old(text.blocks[0].span).of(text.source.raw)
    '1. Sở\\r\\nY tế'
    """
    clean, offsets, found = characters(source.text)
    found = (*moved(source.issues, offsets), *found)
    marked = strip_marks(clean)
    recognised = source.text_source in _RECOGNISED or looks_recognised(marked.text)
    see = _see if recognised else str
    assembled = assemble(marked, see(marked.text))
    mended = mend_words(assembled.text)
    issues = moved(moved(found, marked.offsets), assembled.offsets) + assembled.issues
    blocks = assembled.blocks
    if mended.text != assembled.text:
        issues = moved(issues, mended.offsets)
        blocks = tuple(_moved_block(block, mended.offsets) for block in blocks)
    offsets = offsets.after(source.offsets)
    for later in (marked.offsets, assembled.offsets, mended.offsets):
        offsets = later.after(offsets)
    issues += mended.issues
    return Text(source, mended.text, offsets, blocks, issues, see(mended.text))


def _see(text: str) -> str:
    """Recognised text as patterns should see it."""
    return restore_pairs(restore_tones(text))


def _moved_block(block: Block, offsets: OffsetMap) -> Block:
    return Block(
        offsets.to_new(block.span), block.bold, block.gap, block.cell, block.joined, block.furniture
    )
