"""Does a stretch say something? The patterns of `data/targets.toml`, asked for by name."""

from __future__ import annotations

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Span


def says(document: Document, name: str, stretch: Span) -> bool:
    """Is the pattern `name` found in the stretch? KeyError for a name that is none."""
    return bool(patterns("targets")[name].regex.search(document.folded, *stretch))


def opens_with(document: Document, name: str, stretch: Span) -> bool:
    """Does the stretch begin with the pattern `name`?"""
    return bool(patterns("targets")[name].regex.match(stretch.of(document.folded)))
