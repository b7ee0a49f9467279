"""What a reader of a text form gives."""

from __future__ import annotations

from typing import NamedTuple

from extractor.model import Issue, OffsetMap


class Rendered(NamedTuple):
    """The text that is shown, its map to the source, and what was left out (spans in `text`)."""

    text: str
    offsets: OffsetMap
    issues: tuple[Issue, ...] = ()
