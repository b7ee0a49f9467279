"""A Word document (.docx, .docm, .dotx) as a Source."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from extractor.errors import UnreadableDocument
from extractor.model import OffsetMap, Source

from ..layout_tables import names_letterhead
from ..limits import Limits
from ..options import Options
from .body import Story
from .content import Block, Paragraph, Run
from .fields import Fields
from .notes import Notes, notes_by_id
from .numbering import Counter, read_lists
from .package import Package, Relationship
from .render import render, shown_text, without_indent
from .runs import Inline
from .styles import Styles, read_styles
from .unicode import in_unicode
from .xml import RELATIONSHIP, Element, W, toggle

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = "word/document.xml"


def read_docx(data: bytes, place: str, limits: Limits, options: Options) -> Source:
    """The text of a Word document as Word shows it.

    Numbers of lists stand before their paragraphs, notes behind the text; tracked insertions are
    in, deletions out; words in (small) capitals are in capitals; headers and footers are left
    out, but for a letterhead in that of the first page. Raises UnreadableDocument where the file
    is damaged, swells past a limit, or shows no text.
    """
    del options  # a choice for pages
    package = Package(data, place, limits)
    blocks, issues = in_unicode(_blocks(package, place))
    text = render(blocks)
    if len(text) > limits.characters:
        problem = f"it has more than {limits.characters} characters when shown"
        raise UnreadableDocument(place, problem, "split it into its documents")
    if not text.strip():
        remedy = "if its pages are pictures, print it to PDF, which is then recognised (OCR)"
        raise UnreadableDocument(place, "it has no text that is shown", remedy)
    sha256 = hashlib.sha256(data).hexdigest()
    offsets = OffsetMap.identity(len(text))
    return Source(place, sha256, MEDIA_TYPE, "utf-8", text, text, offsets, issues=issues)


def _blocks(package: Package, place: str) -> list[Block]:
    """Letterhead of the header, body, notes."""
    main = _main_part(package)
    root = package.xml(main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        problem = "it is no Word document: it has no body"
        raise UnreadableDocument(place, problem, "open it in Word and save it again")
    related = package.relationships(main)
    parts = {found.kind: found.target for found in related.values()}

    def part(kind: str) -> Element | None:
        return package.xml(parts[kind]) if kind in parts else None

    styles = read_styles(part("styles"))
    notes = Notes(
        notes_by_id(part("footnotes"), "footnote"), notes_by_id(part("endnotes"), "endnote")
    )
    counter = Counter(read_lists(part("numbering"), styles.by_id))
    head = _letterhead(package, body, related, styles)
    blocks = _story(body, styles, counter, notes)
    behind: list[Block] = []
    for number, note in enumerate(notes.called, 1):  # a note may call another
        behind += _note(number, _story(note, styles, counter, notes))
    return [*head, *blocks, *behind]


def _story(element: Element, styles: Styles, counter: Counter, notes: Notes) -> list[Block]:
    inline = Inline(styles, Fields.of(element), notes)
    return Story(styles, counter, inline).blocks(element)


def _main_part(package: Package) -> str:
    targets = (
        found.target
        for found in package.relationships("").values()
        if found.kind == "officeDocument"
    )
    return next(targets, _MAIN)


def _letterhead(
    package: Package, body: Element, related: Mapping[str, Relationship], styles: Styles
) -> Sequence[Block]:
    """What the header of the first page shows, if that is the letterhead."""
    section = next((found for found in body.iter(f"{W}sectPr")), None)
    if section is None:
        return ()
    kind = "first" if toggle(section, "titlePg") else "default"
    for reference in section.iterfind(f"{W}headerReference"):
        found = related.get(reference.get(RELATIONSHIP, ""))
        if reference.get(f"{W}type") == kind and found is not None:
            root = package.xml(found.target)
            if root is not None:
                blocks = _story(root, styles, Counter({}), Notes())
                if names_letterhead(shown_text(in_unicode(blocks)[0])):
                    return blocks
    return ()


def _note(number: int, blocks: list[Block]) -> list[Block]:
    """The paragraphs of a note, its mark before the first."""
    mark = Run(f"[{number}] ")
    if blocks and isinstance(blocks[0], Paragraph):
        first = Paragraph((mark, *without_indent(blocks[0].runs)), blocks[0].label)
        return [first, *blocks[1:]]
    return [Paragraph((mark,)), *blocks]
