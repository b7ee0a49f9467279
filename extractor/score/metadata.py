"""The document's own row: each labelled field, right or wrong; and whether offsets hold."""

from __future__ import annotations

import json
import re

from .compare import plain, plain_agency
from .labels import MetadataLabel
from .rows import Cells, DocumentRows, Place, number
from .tally import Share, Tally

_TITLE_LEAD = re.compile(r"(?:kế hoạch|về việc) ")
_FLAGS = {True: ("true", "1"), False: ("false", "0", "")}


def compare_metadata(labels: tuple[MetadataLabel, ...], row: Cells) -> Tally:
    """One field, one point; a document that was not found has only empty cells."""
    wrong = tuple(
        f"{label.name}: want {label.value!r}, got {row.get(label.name, '')!r}"
        for label in labels
        if not _agrees(label, row.get(label.name, ""))
    )
    return Tally(len(labels) - len(wrong), wrong)


def _agrees(label: MetadataLabel, cell: str) -> bool:
    want = label.value
    if isinstance(want, tuple):
        return [plain(item) for item in _listed(cell)] == [plain(item) for item in want]
    if isinstance(want, bool):
        return cell.strip().lower() in _FLAGS[want]
    if isinstance(want, int):
        return number(cell) == want
    if label.name == "title":
        return _title(cell) == _title(want or "")
    return plain_agency(cell) == plain_agency(want or "")


def _listed(cell: str) -> list[str]:
    try:
        items = json.loads(cell or "[]")
    except json.JSONDecodeError:
        return [cell]  # never equal to a list of printed lines
    return [str(item) for item in items]


def _title(text: str) -> str:
    words = plain(text)
    match = _TITLE_LEAD.match(words)
    return words[match.end() :] if match else words


def compare_provenance(rows: DocumentRows) -> Share:
    """How many rows are, at their offsets in text/<doc_id>.txt, what they say they are."""
    if rows.text is None:
        return Share(0, 1)
    text = rows.text
    places = [
        *(row.place for row in rows.sections),
        *(row.place for row in rows.targets if row.kind == "quantitative"),
        *(row.place for row in rows.assignments),
        *(row.place for row in rows.citations),
        *(row.place for row in rows.deadlines),
    ]
    return Share(sum(_is_there(place, text) for place in places), len(places))


def _is_there(place: Place, text: str) -> bool:
    if place.start is None or place.end is None:
        return False
    return text[place.start : place.end] == place.text
