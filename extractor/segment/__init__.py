"""Segment: a normalised text becomes a tree of sections, each in its zone."""

from __future__ import annotations

from itertools import groupby

from extractor.lexicon.labels import Label
from extractor.model import Document, Text, Zone

from .oddities import label_issues
from .outline import Reading, decode
from .tree import build
from .units import units
from .zones import Placed, place


def segment(text: Text, doc_id: str) -> Document:
    """The document in `text`: zones, sections and what was odd about their labels.

    Linear in the length of the text. Every character of a block is in exactly one section.
    """
    placed = place(tuple(units(text)))
    readings = _readings(placed)
    sections = build(text, placed, readings)
    return Document(doc_id, text, sections, text.issues + label_issues(placed, readings, sections))


def _readings(placed: tuple[Placed, ...]) -> tuple[Reading, ...]:
    """Labels are decoded body by body; the annexes of a document each on their own."""
    result: list[Reading] = []
    for key, group in groupby(placed, key=_sequence):
        members = list(group)
        outlined = key[1] in (Zone.BODY, Zone.ANNEX)
        labels: list[tuple[Label, ...]] = [
            p.unit.labels if outlined and not _is_row(p) else () for p in members
        ]
        result.extend(decode(labels))
    return tuple(result)


def _sequence(placed: Placed) -> tuple[int, Zone]:
    return placed.part, Zone.BODY if _is_row(placed) else placed.zone


def _is_row(placed: Placed) -> bool:
    """A row of a table in the body does not end the sequence of its labels."""
    return placed.zone is Zone.ANNEX and placed.unit.row
