"""Normalise: the characters of a file become one line a block, each character traced.

The steps, in order: characters (NFC, look-alikes, controls), marks (Markdown and HTML residue),
lines (pages, wraps, spaces), words (split by a stray space). Every step says what it edits; the
offset maps of the steps are composed.
"""

from __future__ import annotations

from extractor.model import Block, Issue, OffsetMap, Source, Span, Text

from .blocks import assemble
from .characters import characters
from .markup import strip_marks
from .words import mend_words


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
    marked = strip_marks(clean)
    assembled = assemble(marked)
    mended = mend_words(assembled.text)
    blocks, issues = assembled.blocks, assembled.issues
    found = _moved(_moved(found, marked.offsets), assembled.offsets)
    if mended.issues:
        found, issues = _moved(found, mended.offsets), _moved(issues, mended.offsets)
        blocks = tuple(_moved_block(block, mended.offsets) for block in blocks)
    for earlier, later in ((source.offsets, offsets),):
        offsets = later.after(earlier)
    for later in (marked.offsets, assembled.offsets, mended.offsets):
        offsets = later.after(offsets)
    return Text(source, mended.text, offsets, blocks, found + issues + mended.issues)


def _moved(issues: tuple[Issue, ...], offsets: OffsetMap) -> tuple[Issue, ...]:
    return tuple(
        Issue(x.code, x.severity, x.message, _place(x.span, offsets), x.suggestion) for x in issues
    )


def _place(span: Span | None, offsets: OffsetMap) -> Span | None:
    return None if span is None else offsets.to_new(span)


def _moved_block(block: Block, offsets: OffsetMap) -> Block:
    return Block(
        offsets.to_new(block.span), block.bold, block.gap, block.cell, block.joined, block.furniture
    )
