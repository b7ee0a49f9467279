"""Small documents for tests, without reading, normalising or segmenting anything."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.model import (
    Block,
    Document,
    Kind,
    OffsetMap,
    Role,
    Section,
    Source,
    Span,
    Text,
    Zone,
)


def document_of(*nodes: tuple[str, str] | tuple[str, str, Mapping[str, object]]) -> Document:
    """A document with one section for each (path, text) or (path, text, fields).

    A path is a node of the body ("II.1.a", parent "II.1"); "" is a paragraph of the preamble.
    `fields` overrides any field of the Section. A node counts as a heading when another node
    stands below it.

    >>> document = document_of(("I", "I. MỤC TIÊU", {"role": Role.GOAL}), ("I.1", "1. Đạt 90%"))
    >>> document.text_of(document.sections[1]), document.sections[1].role.value
    ('1. Đạt 90%', 'goal')
    """
    text = "\n".join(node[1] for node in nodes)
    paths = [node[0] for node in nodes]
    sections: list[Section] = []
    at = 0
    for index, node in enumerate(nodes):
        path, own = node[0], node[1]
        fields = dict(node[2]) if len(node) == 3 else {}
        above = path.rpartition(".")[0]
        parent = max((i for i in range(index) if above and paths[i] == above), default=None)
        below = [
            i for i in range(index + 1, len(nodes)) if path and paths[i].startswith(path + ".")
        ]
        label = path.rpartition(".")[2]
        values: dict[str, object] = {
            "index": index,
            "parent": parent,
            "end": max(below, default=index) + 1,
            "span": Span(at, at + len(own)),
            "zone": Zone.BODY if path else Zone.PREAMBLE,
            "kind": Kind.CLAUSE if path else Kind.PARAGRAPH,
            "path": path,
            "depth": path.count(".") + 1 if path else 0,
            "label_raw": label,
            "label": label,
            "heading": own.partition(" ")[2] if below else "",
            "is_heading": bool(below),
            "role": sections[parent].role if parent is not None else Role.OTHER,
            "eid": f"n{index}",
        }
        sections.append(Section(**{**values, **fields}))  # type: ignore[arg-type]
        at += len(own) + 1
    identity = OffsetMap.identity(len(text))
    source = Source("test.txt", "0" * 64, "text/plain", "utf-8", text, text, identity)
    blocks = tuple(Block(section.span) for section in sections)
    return Document("test", Text(source, text, identity, blocks), tuple(sections))
