"""The tree of a document, for a person at a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import Document, Section

from .table_schema import Json


def outline(document: Document, width: int = 100) -> Iterator[str]:
    """Lines that show the tree: zones at the margin, path and text of each section below.

    Texts are cut to lines of `width` characters.
    """
    zone = None
    for section in document.sections:
        if section.zone is not zone:
            zone = section.zone
            yield f"[{zone.value}]"
        indent = "  " * (section.depth or 1)
        path = f"{section.path}  " if section.path else ""
        yield cut(f"{indent}{path}{document.text_of(section)}", width)


def cut(text: str, width: int) -> str:
    """`text` on one line of at most `width` characters.

    >>> cut("Phối hợp với các sở", 12)
    'Phối hợp vớ…'
    """
    line = text.replace("\n", " ")
    return line if len(line) <= width else f"{line[: width - 1]}…"


def outline_json(document: Document) -> dict[str, Json]:
    """The document's sections as nested objects, with offsets into its text."""

    def node(section: Section) -> dict[str, Json]:
        return {
            "path": section.path,
            "kind": section.kind.value,
            "zone": section.zone.value,
            "role": section.role.value,
            "label": section.label,
            "heading": section.heading,
            "text": document.text_of(section),
            "char_start": section.span.start,
            "char_end": section.span.end,
            "children": [node(child) for child in document.children(section)],
        }

    return {
        "doc_id": document.doc_id,
        "text": document.text,
        "sections": [node(section) for section in document.sections if section.parent is None],
    }
