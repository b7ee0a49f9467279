"""The parts of a Word document to its blocks: letterhead of the header, body, notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.errors import UnreadableDocument
from extractor.model import Source

from ..layout_tables import names_letterhead
from .body import Story
from .content import Block, Paragraph, Run
from .fields import Fields
from .notes import Notes, notes_by_id
from .numbering import Counter, read_lists
from .package import Package, Relationship
from .pictures import Picture, pictures
from .render import shown_text, without_indent
from .runs import Inline
from .styles import Styles, read_styles
from .unicode import in_unicode
from .xml import RELATIONSHIP, Element, W, toggle

_MAIN = "word/document.xml"
Read = Callable[[bytes], Source]
"""Reads a document that stands in another; raises UnreadableDocument."""


@dataclass(slots=True)
class Parts:
    """The main part of a document and those that it refers to.

    Filled by `blocks`: `embedded` are the documents in it that were read, `unread` says why others
    were not, `struck` are the words that are struck through, one entry a paragraph.
    """

    package: Package
    main: str
    root: Element
    related: Mapping[str, Relationship]
    styles: Styles
    embedded: list[Source] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)

    def blocks(self, read: Read) -> list[Block]:
        """Letterhead of the header, body, notes."""
        footnotes, endnotes = self._part("footnotes"), self._part("endnotes")
        notes = Notes(notes_by_id(footnotes, "footnote"), notes_by_id(endnotes, "endnote"))
        counter = Counter(read_lists(self._part("numbering"), self.styles.by_id))
        body = self.root.find(f"{W}body")
        assert body is not None  # `open_parts` has looked for it
        head = self._letterhead(body)
        blocks = self._story(body, counter, notes, read)
        behind: list[Block] = []
        for number, note in enumerate(notes.called, 1):  # a note may call another
            behind += _note(number, self._story(note, counter, notes, read))
        return [*head, *blocks, *behind]

    def pictures(self) -> list[Picture]:
        """The pictures in the body that are stored in the file."""
        return [found for found in pictures(self.root) if found.relationship in self.related]

    def content(self, relationship: str) -> bytes | None:
        """The bytes of a part by the id of its relationship."""
        found = self.related.get(relationship)
        return self.package.part(found.target) if found else None

    def _part(self, kind: str) -> Element | None:
        found = [part.target for part in self.related.values() if part.kind == kind]
        return self.package.xml(found[-1]) if found else None

    def _story(self, element: Element, counter: Counter, notes: Notes, read: Read) -> list[Block]:
        inline = Inline(self.styles, Fields.of(element), notes, self.struck)
        return Story(self.styles, counter, inline, lambda name: self._embedded(name, read)).blocks(
            element
        )

    def _embedded(self, relationship: str, read: Read) -> list[Block]:
        """The text of a document that is embedded whole (w:altChunk), as its reader gives it."""
        data = self.content(relationship)
        if data is None:
            self.unread.append("it is not in the file")
            return []
        try:
            source = read(data)
        except UnreadableDocument as error:
            self.unread.append(error.problem)
            return []
        self.embedded.append(source)
        return [Paragraph((Run(chunk),)) for chunk in source.text.split("\n\n")]

    def _letterhead(self, body: Element) -> Sequence[Block]:
        """What the header of the first page shows, if that is the letterhead."""
        section = next((found for found in body.iter(f"{W}sectPr")), None)
        if section is None:
            return ()
        kind = "first" if toggle(section, "titlePg") else "default"
        for reference in section.iterfind(f"{W}headerReference"):
            found = self.related.get(reference.get(RELATIONSHIP, ""))
            if reference.get(f"{W}type") == kind and found is not None:
                root = self.package.xml(found.target)
                if root is not None:
                    inline = Inline(self.styles, Fields.of(root), Notes())
                    blocks = Story(self.styles, Counter({}), inline).blocks(root)
                    if names_letterhead(shown_text(in_unicode(blocks)[0])):
                        return blocks
        return ()


def open_parts(package: Package, place: str) -> Parts:
    """The parts of the document in `package`. Raises UnreadableDocument where there is no body."""
    targets = (
        found.target
        for found in package.relationships("").values()
        if found.kind == "officeDocument"
    )
    main = next(targets, _MAIN)
    root = package.xml(main)
    if root is None or root.find(f"{W}body") is None:
        problem = "it is no Word document: it has no body"
        raise UnreadableDocument(place, problem, "open it in Word and save it again")
    related = package.relationships(main)
    styles = [part.target for part in related.values() if part.kind == "styles"]
    return Parts(
        package, main, root, related, read_styles(package.xml(styles[-1]) if styles else None)
    )


def _note(number: int, blocks: list[Block]) -> list[Block]:
    """The paragraphs of a note, its mark before the first."""
    mark = Run(f"[{number}] ")
    if blocks and isinstance(blocks[0], Paragraph):
        first = Paragraph((mark, *without_indent(blocks[0].runs)), blocks[0].label)
        return [first, *blocks[1:]]
    return [Paragraph((mark,)), *blocks]
