"""Footnotes: their citations belong to the section whose text calls them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Zone

_FOOTNOTE = patterns("citations")["footnote"].regex
_CALL = re.compile(r"\[(\d{1,3})\]")


def footnote_callers(document: Document) -> Mapping[int, int]:
    """The index of each footnote's section, with that of the section that calls it.

    A footnote stands behind the text, or at the end of the page that calls it, and begins with
    its number in brackets.
    """
    text = document.text
    if "]" not in text:
        return {}
    calls: dict[str, int] = {}
    callers: dict[int, int] = {}
    for section in document.sections:
        own = document.text_of(section)
        if "]" not in own:
            continue
        note = _FOOTNOTE.match(own) if section.zone is not Zone.PREAMBLE else None
        if note and note["number"] in calls:
            callers[section.index] = calls[note["number"]]
        elif not note:
            for call in _CALL.finditer(own):
                calls.setdefault(call[1], section.index)
    return callers
