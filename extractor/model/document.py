"""The document: its normalised text and the tree of its sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from .issue import Issue
from .span import Span
from .text import Text


class Zone(StrEnum):
    """The parts of a document's layout (Decree 30/2020/NĐ-CP, Annex I, part I)."""

    HEADER = "header"
    PREAMBLE = "preamble"
    BODY = "body"
    CLOSING = "closing"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ANNEX = "annex"
    FURNITURE = "furniture"


class Kind(StrEnum):
    """Kinds of node: phần, chương, mục, tiểu mục, điều, khoản, điểm, then what has no name.

    A table is a node of kind TABLE, its own text the first row; the other rows stand below it.
    """

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    ROW = "row"


class Role(StrEnum):
    """What a section is about, by its heading or that of the nearest section above with one."""

    PURPOSE = "purpose"
    VIEWPOINT = "viewpoint"
    GOAL = "goal"
    TASK = "task"
    SOLUTION = "solution"
    FUNDING = "funding"
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """One node of the tree. `index` is its place in `Document.sections` (reading order).

    `span` covers its own text, label included, children excluded. `end` is the index after its
    last descendant, so that `sections[index + 1 : end]` are its descendants, and the tables that
    stand between them: these are below their annex, or below nothing. `path` is empty outside of
    body and annex. `label_raw` is the label as printed, `label` as repaired.
    `heading` is the title without its label, empty where the unit is a statement.
    `eid` is unique in the document, in the manner of Akoma Ntoso.
    """

    index: int
    parent: int | None
    end: int
    span: Span
    zone: Zone
    kind: Kind
    path: str
    depth: int
    label_raw: str
    label: str
    heading: str
    is_heading: bool
    role: Role
    eid: str


@dataclass(frozen=True)
class Document:
    """A parsed document: `source.text.text` is the text that all spans point into."""

    doc_id: str
    source: Text
    sections: tuple[Section, ...]
    issues: tuple[Issue, ...] = ()

    @property
    def text(self) -> str:
        """The normalised text: NFC, "\\n" line ends, one block a line."""
        return self.source.text

    @cached_property
    def folded(self) -> str:
        """`text` for matching: lower case, tone marks placed alike, the same length as `text`.

        In recognised text known phrases have the tone marks that they should have.
        """
        from .folding import fold

        return fold(self.source.matched)

    def text_of(self, section: Section) -> str:
        """A section's own text, label included."""
        return section.span.of(self.text)

    def ancestors(self, section: Section) -> Iterator[Section]:
        """The sections above, nearest first."""
        while section.parent is not None:
            section = self.sections[section.parent]
            yield section

    def children(self, section: Section) -> Iterator[Section]:
        """The sections directly below, in reading order."""
        for at in range(section.index + 1, section.end):
            if self.sections[at].parent == section.index:
                yield self.sections[at]

    def in_zone(self, *zones: Zone) -> Iterator[Section]:
        """The sections of these zones, in reading order."""
        return (section for section in self.sections if section.zone in zones)

    def is_leaf(self, section: Section) -> bool:
        return section.end == section.index + 1
