"""The tree: units with their zones and readings become sections with paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.lexicon.labels import BULLETS, Style
from extractor.lexicon.patterns import patterns
from extractor.model import Kind, Section, Span, Text, Zone, fold
from extractor.values.roman import to_roman

from .headings import heading_of
from .levels import Level
from .outline import Reading
from .roles import role_of
from .zones import Placed

KINDS = {
    Style.PART: Kind.PART,
    Style.CHAPTER: Kind.CHAPTER,
    Style.SECTION: Kind.SECTION,
    Style.SUBSECTION: Kind.SUBSECTION,
    Style.ARTICLE: Kind.ARTICLE,
    Style.UPPER: Kind.SECTION,
    Style.ROMAN: Kind.SECTION,
    Style.NUMBER: Kind.CLAUSE,
    Style.NUMBER_PAREN: Kind.CLAUSE,
    Style.DOTTED: Kind.CLAUSE,
    Style.BRACKETED: Kind.POINT,
    Style.LETTER: Kind.POINT,
    Style.SUBLABEL: Kind.POINT,
    Style.LOWER_ROMAN: Kind.POINT,
    **dict.fromkeys(BULLETS, Kind.BULLET),
}
_TITLE = 100  # characters: a bullet that is a title has no more
_NO_LEVEL = Level(Style.DASH, 0, "")
_PREFIX = {
    Style.PART: "phan-",
    Style.CHAPTER: "chuong-",
    Style.SECTION: "muc-",
    Style.SUBSECTION: "tieumuc-",
    Style.ARTICLE: "dieu-",
}
# Akoma Ntoso Naming Convention 1.0, 5.4: the short forms of element names in eIds.
_EID = {
    Kind.PART: "part",
    Kind.CHAPTER: "chp",
    Kind.SECTION: "sec",
    Kind.SUBSECTION: "subsec",
    Kind.ARTICLE: "art",
    Kind.CLAUSE: "para",
    Kind.POINT: "point",
    Kind.BULLET: "indent",
    Kind.PARAGRAPH: "p",
    Kind.TABLE: "table",
    Kind.ROW: "tr",
}


@dataclass(slots=True)
class Node:
    """A section in the making."""

    span: Span
    zone: Zone
    kind: Kind
    component: str
    label_raw: str = ""
    label: str = ""
    words_at: int = 0
    bold: bool = False
    parent: int | None = None
    children: Counter[str] = field(default_factory=Counter)


def build(text: Text, placed: Sequence[Placed], readings: Sequence[Reading]) -> tuple[Section, ...]:
    """The sections of a document, in reading order; every unit is one node."""
    nodes = list(_nodes(placed, readings))
    return tuple(_finished(text, nodes))


class _Open(NamedTuple):
    """An open level and the node that opened it. A bullet that is a `title` holds paragraphs."""

    level: Level
    node: int
    title: bool = False


def _nodes(placed: Sequence[Placed], readings: Sequence[Reading]) -> Iterator[Node]:
    opened: list[_Open] = []
    annex, annexes = -1, 0
    table, table_at = -1, -1  # the number of the table in the text, the node of its first row
    before: tuple[int, Zone] | None = None
    last_kind = Kind.PARAGRAPH
    for index, (at, reading) in enumerate(zip(placed, readings, strict=True)):
        unit = at.unit
        if before != (at.part, at.zone) and at.zone is not Zone.FURNITURE:
            if Zone.ANNEX not in (at.zone, before[1] if before else None):
                opened = []
            if at.zone is not Zone.BODY:
                annex = -1
            before = (at.part, at.zone)
        node = Node(unit.span, at.zone, Kind.PARAGRAPH, "", bold=unit.block.bold)
        heading = _annex_heading(at)
        if heading is not None:
            annexes += 1
            number = heading.lstrip("0").upper()
            node.kind, node.component = Kind.PART, f"phuluc-{number or annexes}"
            node.label_raw = node.label = heading.upper()
            annex, opened = index, []
        elif unit.row:
            this_table = unit.block.cell[0] if unit.block.cell else -1
            if this_table != table or table_at < 0:
                table, table_at = this_table, index
                node.kind, node.parent = Kind.TABLE, annex if annex >= 0 else None
            else:
                node.kind, node.parent = Kind.ROW, table_at
        elif at.zone in (Zone.BODY, Zone.ANNEX):
            title = _is_title(unit.text, last_kind)
            _into_tree(node, reading, opened, _Open(_NO_LEVEL, index, title), annex)
        last_kind = node.kind
        yield node


def _annex_heading(at: Placed) -> str | None:
    """The number of the annex that begins here, "" for one without; None where none begins."""
    if at.zone is not Zone.ANNEX or at.unit.row:
        return None
    heading = patterns("zones")["annex"].regex.match(fold(at.unit.text))
    return (heading["number"] or "") if heading else None


def _is_title(text: str, before: Kind) -> bool:
    """Is a bullet with this text a title? One of a plain list of names is not."""
    if len(text) > _TITLE:
        return False
    return text.endswith(":") or (before is not Kind.BULLET and text[-1] not in ".;,!?")


def _into_tree(node: Node, reading: Reading, opened: list[_Open], this: _Open, annex: int) -> None:
    """Give `node` its kind, label and parent, and keep the open levels up to date."""
    if reading.stack is None or reading.label is None:
        # It stands below the labelled unit, not below a bullet, unless the bullet right before it
        # is a title; so do all bullets behind it.
        keep = len(opened)
        if not (opened and opened[-1].title):
            while keep and opened[keep - 1].level.style in BULLETS:
                keep -= 1
        holder = opened[keep - 1].node if keep else annex
        opened[keep:] = [_Open(level, holder) for level, _, _ in opened[keep:]]
        node.parent = holder if holder >= 0 else None
        return
    del opened[len(reading.stack) - 1 :]
    level = reading.stack[-1]
    above = opened[-1].node if opened else annex
    node.parent = above if above >= 0 else None
    node.kind = KINDS[level.style]
    node.words_at = reading.label.end
    node.label_raw = reading.label.raw
    node.label, node.component = _component(level, reading, node.parent is not None)
    opened.append(this._replace(level=level))


def _component(level: Level, reading: Reading, below: bool) -> tuple[str, str]:
    """The label as it should read, and its component of the path ("" for counted bullets)."""
    style = level.style
    if style in BULLETS:
        return level.label, ""
    if style is Style.ROMAN:
        label = to_roman(level.number) if 0 < level.number < 400 else level.label
        return label, label
    if style in (Style.NUMBER, Style.NUMBER_PAREN, Style.BRACKETED):
        return str(level.number), str(level.number)
    if style is Style.DOTTED:
        return level.label, str(level.number) if below else level.label
    if style in _PREFIX:
        printed = (
            level.label
            if style is not Style.ARTICLE or reading.oddity != "duplicate"
            else str(level.number)
        )
        return printed, _PREFIX[style] + _plain(printed)
    return level.label, level.label


def _plain(printed: str) -> str:
    return printed if printed.isupper() or printed[:1].isdigit() else printed.split(" ")[-1]


def _finished(text: Text, nodes: Sequence[Node]) -> Iterator[Section]:
    ends = _subtree_ends(nodes)
    roots: dict[Zone, Counter[str]] = {zone: Counter() for zone in Zone}
    sections: list[Section] = []
    eids: Counter[str] = Counter()
    for index, node in enumerate(nodes):
        parent = sections[node.parent] if node.parent is not None else None
        counts = nodes[node.parent].children if node.parent is not None else roots[node.zone]
        placed = node.zone in (Zone.BODY, Zone.ANNEX)
        component = node.component or _counted(node, counts)
        path = component if parent is None or not parent.path else f"{parent.path}.{component}"
        above = ends[index] > index + 1
        own, seen = (node.span.of(form)[node.words_at :] for form in (text.text, text.matched))
        heading = heading_of(own, node.kind, node.bold, above)
        told_by = heading_of(seen, node.kind, node.bold, above) or seen[:60]
        eid = _eid(node, component, parent, eids)
        section = Section(
            index=index,
            parent=node.parent,
            end=ends[index],
            span=node.span,
            zone=node.zone,
            kind=node.kind,
            path=path if placed else "",
            depth=(parent.depth + 1 if parent else 1) if placed else 0,
            label_raw=node.label_raw,
            label=node.label,
            heading=heading,
            is_heading=bool(heading),
            role=role_of(told_by, bool(heading), parent),
            eid=eid,
        )
        sections.append(section)
        yield section


def _counted(node: Node, counts: Counter[str]) -> str:
    """ "-1", "+2", "p3", "t1", "r4": what has no label of its own is counted within its parent."""
    sign = {
        Kind.BULLET: "+" if node.label == "+" else "-",
        Kind.TABLE: "t",
        Kind.ROW: "r",
    }.get(node.kind, "p")
    counts[sign] += 1
    return f"{sign}{counts[sign]}"


def _eid(node: Node, component: str, parent: Section | None, seen: Counter[str]) -> str:
    number = component.rpartition("-")[2] if node.component else component[1:]
    own = f"{_EID[node.kind]}_{number.lower()}"
    above = parent.eid if parent else "" if node.zone is Zone.BODY else node.zone.value
    eid = f"{above}__{own}" if above else own
    seen[eid] += 1
    return eid if seen[eid] == 1 else f"{eid}~{seen[eid]}"


def _subtree_ends(nodes: Sequence[Node]) -> list[int]:
    ends = [index + 1 for index in range(len(nodes))]
    for index in range(len(nodes) - 1, -1, -1):
        parent = nodes[index].parent
        if parent is not None:
            ends[parent] = max(ends[parent], ends[index])
    return ends
