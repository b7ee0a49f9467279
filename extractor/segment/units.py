"""Units: blocks, with labels that are glued into the sentence before cut loose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from extractor.lexicon.alphabet import LOWER, UPPER
from extractor.lexicon.labels import BULLETS, Label, Style, read_labels
from extractor.model import Block, Span, Text
from extractor.values.letters import steps

# A label inside a block: behind the end of a sentence, or behind a heading in capitals.
_INSIDE = re.compile(
    r"(?:(?<=[.;:] )|(?<=[.;:]))(?P<sentence>[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,4}\.|[IVX]{1,5}\.)"
    rf" ?(?=[{UPPER}]|\d{{1,3}} ?%)"
    rf"|(?<=[{UPPER}][{UPPER}] )(?P<heading>\d{{1,2}}\.|[a-z]\)) (?=[{UPPER}][{LOWER}])"
)
# The title of the document, behind its date or behind the signature of the decision it belongs to.
_TITLE_INSIDE = re.compile(
    rf"(?<=[\d{LOWER}] )(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|CHƯƠNG TRÌNH|ĐỀ ÁN|THÔNG TƯ"
    rf"|NGHỊ ĐỊNH|QUY CHẾ|QUY ĐỊNH|HƯỚNG DẪN|PHƯƠNG ÁN|LUẬT|PHỤ LỤC)(?= [{UPPER}]{{2}}| [IVX\d]+ )"
)
_BEFORE_TITLE = re.compile(
    r"(?:.{0,60}ngày .{0,12}tháng .{0,8}năm|(?:KT|TM|TL|TUQ)\.|(?:PHÓ )?CHỦ TỊCH"
    r"|.{0,200}\(?[Đđ]ã ký)"
)
_ORDER = {style: place for place, style in enumerate(Style)}
_DOUBT = attrgetter("doubt")
_TABLE_ROWS = 3  # smaller ones may be letterheads and signatures, where the file does not tell
_LAYOUT_ROWS = 8  # of a letterhead or signature, each line a row
_CELL = re.compile(r"(?<=\|)[^|]*(?=\|)")
_LAYOUT = re.compile(
    r"\| *(?:N[ơƠ][iI] nh[aâậ]n|NƠI NHẬN|TM\.|KT\.|TL\."
    r"|C[ỘO]NG H[OÒ][AÀ] XÃ HỘI|Độc lập ?[-–] ?Tự do)"
)
_HEADING_STYLES = frozenset({Style.ROMAN, Style.UPPER, Style.CHAPTER, Style.PART})


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that is one node of the tree, with all readings of its beginning.

    `text` is the stretch as patterns should see it (`Text.matched`).

    `glued`: it stood inside the block of the unit before it. `row`: it is a row of a table.
    `column`: the column of the cell of a letterhead or signature that was set as a table.
    """

    span: Span
    text: str
    labels: tuple[Label, ...]
    block: Block
    glued: bool = False
    row: bool = False
    column: int | None = None


def units(text: Text) -> Iterator[Unit]:
    """The units of a text in order; each character of a block is in exactly one unit."""
    last: dict[Style, Label] = {}
    heights = _heights(text)
    layout = _layout_tables(text, heights)
    least = 1 if text.source.knows_tables else _TABLE_ROWS
    for cell, group in groupby(text.blocks, key=lambda block: block.cell):
        if cell is not None and cell[0] in layout:
            for block in group:
                yield from _cells(text, block)
        elif cell is not None and heights[cell[0]] >= least:
            blocks = list(group)
            span = Span(blocks[0].span.start, blocks[-1].span.end)
            yield Unit(span, span.of(text.matched), (), blocks[0], row=True)
        else:
            for block in group:
                yield from _split(text, block, last)


def _heights(text: Text) -> dict[int, int]:
    """How many rows each table has."""
    heights: dict[int, int] = {}
    for block in text.blocks:
        if block.cell:
            heights[block.cell[0]] = max(heights.get(block.cell[0], 0), block.cell[1] + 1)
    return heights


def _layout_tables(text: Text, heights: Mapping[int, int]) -> frozenset[int]:
    """The tables, written with bars in one line a row, that only set things beside each other.

    They are small: among the records of a long table such words are an example, or a place.
    """
    rows = (block for block in text.blocks if block.cell and text.text[block.span.start] == "|")
    return frozenset(
        block.cell[0]
        for block in rows
        if block.cell
        and heights[block.cell[0]] <= _LAYOUT_ROWS
        and _LAYOUT.search(block.span.of(text.text))
    )


def _cells(text: Text, block: Block) -> Iterator[Unit]:
    """The cells of one row of a layout table, empty ones left out."""
    own = block.span.of(text.matched)
    for column, match in enumerate(_CELL.finditer(own)):
        words = match.group().strip()
        if words:
            start = block.span.start + match.start() + match.group().index(words)
            yield Unit(Span(start, start + len(words)), words, (), block, column=column)


def _split(text: Text, block: Block, last: dict[Style, Label]) -> Iterator[Unit]:
    """The units of one block; `last` keeps the last label of each style that is still open."""
    span = block.span
    own = span.of(text.matched)
    labels = () if block.furniture else read_labels(own)
    pieces = [(0, labels), *_title(own), *_glued(own, labels, last)]
    ends = [at for at, _ in pieces[1:]] + [len(own)]
    for (at, found), end in zip(pieces, ends, strict=True):
        piece = own[at:end].rstrip()
        start = span.start + at
        yield Unit(Span(start, start + len(piece)), piece, found, block, glued=at > 0)
        _remember(last, found)


def _title(own: str) -> Iterator[tuple[int, tuple[Label, ...]]]:
    if _BEFORE_TITLE.match(own) and (match := _TITLE_INSIDE.search(own)):
        yield match.start(), ()


def _glued(
    own: str, labels: tuple[Label, ...], last: dict[Style, Label]
) -> Iterator[tuple[int, tuple[Label, ...]]]:
    """Labels inside a block that go on with its own label, or with the last one before it.

    Enumerations inside a sentence begin with their first label; these go on with a sequence that
    stands outside, which is why the first of a kind counts behind a heading only.
    """
    known = dict(last)
    _remember(known, labels)
    opened: set[Style] = set()
    for match in _INSIDE.finditer(own, labels[0].end if labels else 0):
        found = read_labels(own[match.start() : match.start() + 24])
        if not found:
            continue
        label = found[0]
        before = known.get(label.style)
        if match["heading"]:
            behind_heading = labels and labels[0].style in _HEADING_STYLES
            if label.number != 1 or not behind_heading or not own[: match.start()].isupper():
                continue
        elif label.number == 1 or before is None or label.style in opened:
            opened.add(label.style)
            continue
        elif not _follows(before, label):
            continue
        _remember(known, found)
        yield match.start(), found


def _follows(before: Label, label: Label) -> bool:
    if label.style is Style.LETTER:
        return 0 <= steps(before.raw, label.raw) <= 1 and (before.raw, label.raw) != ("a", "a")
    return label.number == before.number + 1 and label.prefix == before.prefix


def _remember(last: dict[Style, Label], found: tuple[Label, ...]) -> None:
    """The surest reading that counts is now the last of its style, and closes those below it."""
    counted = [label for label in found if label.style not in BULLETS]
    if not counted:
        return
    label = min(counted, key=_DOUBT)
    for style in [style for style in last if _ORDER[style] >= _ORDER[label.style]]:
        del last[style]
    last[label.style] = label
