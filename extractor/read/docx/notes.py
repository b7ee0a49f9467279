"""Footnotes and endnotes: called by "[1]" in the text, and written behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .xml import Element, W, whole

_ID = f"{W}id"


@dataclass(slots=True)
class Notes:
    """The notes of a document in the order of their calls, footnotes and endnotes in one count.

    `footnotes` and `endnotes` are the elements of the two parts by id. A note that is called
    twice keeps its number.
    """

    footnotes: dict[str, Element] = field(default_factory=dict)
    endnotes: dict[str, Element] = field(default_factory=dict)
    called: list[Element] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def call(self, reference: Element) -> str:
        """The mark of a w:footnoteReference or w:endnoteReference; "" where there is no note."""
        kind, note_id = reference.tag, reference.get(_ID, "")
        notes = self.footnotes if kind == f"{W}footnoteReference" else self.endnotes
        note = notes.get(note_id)
        if note is None:
            return ""
        number = self._numbers.get((kind, note_id))
        if number is None:
            self.called.append(note)
            number = self._numbers[kind, note_id] = len(self.called)
        return f"[{number}]"


def notes_by_id(root: Element | None, name: str) -> dict[str, Element]:
    """The elements `name` of footnotes.xml or endnotes.xml; lines that part them are left out."""
    if root is None:
        return {}
    return {
        found.get(_ID, ""): found
        for found in root.iterfind(W + name)
        if found.get(f"{W}type", "normal") == "normal" and whole(found.get(_ID)) is not None
    }
