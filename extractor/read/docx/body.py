"""A story of a Word document (its body, a note, a header) to paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ..layout_tables import names_letterhead
from .content import Block, Cell, Paragraph, Run, Table
from .numbering import Counter, level_of
from .render import shown_text
from .runs import Inline, is_placeholder, shown_branch
from .styles import Style, Styles, read_number
from .xml import COMPATIBILITY, RELATIONSHIP, VAL, Element, W, child_number, child_value, toggle

_COLUMNS = 64  # cells that span more are cut: no table of a document is wider
# Elements around paragraphs, rows or cells whose content is shown like any other.
_AROUND = frozenset(W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_EMBEDDED = f"{W}altChunk"  # a document in another format, whole
_CONTENTS = "table of contents"
_GONE = (f"{W}del", f"{W}moveFrom")  # on the mark of a paragraph: its end is not there any more


@dataclass(slots=True)
class Story:
    """Reads blocks in their order: automatic numbers are counted on from block to block."""

    styles: Styles
    counter: Counter
    inline: Inline
    embedded: Callable[[str], list[Block]] = lambda _: []  # by the id of its relationship
    _begun: list[Run] = field(default_factory=list)  # of a paragraph whose end is not shown
    _label: str = ""

    def blocks(self, parent: Element, *, in_cell: bool = False) -> list[Block]:
        """The blocks in `parent`. A paragraph that shows nothing is left out, but for a number that
        stands alone in a cell.
        """
        found: list[Block] = []
        for element in _shown(parent):
            if element.tag == f"{W}tbl":
                found += self._rest()
                found.append(self._table(element))
            elif element.tag == _EMBEDDED:
                found += [*self._rest(), *self.embedded(element.get(RELATIONSHIP, ""))]
            else:
                found += self._paragraph(element, in_cell=in_cell)
        return found + self._rest()

    def _paragraph(self, element: Element, *, in_cell: bool) -> list[Block]:
        """The paragraph, if it shows something and ends here, and the text boxes anchored in it."""
        properties = element.find(f"{W}pPr")
        style = self.styles.paragraph(child_value(properties, "pStyle"))
        runs = self.inline.runs(element, style)
        if not (style.contents and runs and runs[-1].text.rstrip()[-1:].isdigit()):
            self._begun += runs  # an entry of the contents ends with the number of its page
        boxes, self.inline.boxes = self.inline.boxes, []
        mark = properties.find(f"{W}rPr") if properties is not None else None
        ends = True
        if mark is not None and any(mark.find(tag) is not None for tag in _GONE):
            ends = False  # what is here belongs to the paragraph that follows
        elif self._visible() or not toggle(mark, "vanish"):
            self._label = self._label or self._number(properties, style)
            ends = not toggle(mark, "specVanish")  # Word's style separator: the next runs on
        found: list[Block] = []
        if ends:
            if self._visible() or (in_cell and self._label):
                found = self._rest()
            self._begun, self._label = [], ""
        return self._with_boxes(found, boxes, in_cell=in_cell) if boxes else found

    def _with_boxes(
        self, found: list[Block], boxes: list[Element], *, in_cell: bool
    ) -> list[Block]:
        """The paragraph, and the text boxes behind it; before it if they are the letterhead."""
        begun = self._begun, self._label
        self._begun, self._label = [], ""
        inside = [block for box in boxes for block in self.blocks(box, in_cell=in_cell)]
        self._begun, self._label = begun
        return inside + found if names_letterhead(shown_text(inside)) else found + inside

    def _visible(self) -> bool:
        return any(not run.text.isspace() for run in self._begun)

    def _rest(self) -> list[Block]:
        """The paragraph that was begun, and nothing is begun any more."""
        if not (self._begun or self._label):
            return []
        paragraph = Paragraph(tuple(self._begun), self._label)
        self._begun, self._label = [], ""
        return [paragraph]

    def _number(self, properties: Element | None, style: Style) -> str:
        number, level = read_number(properties)
        own = number is not None
        number = style.number if number is None else number
        if number is None or number == "0":
            return ""
        found = self.counter.lists.get(number)
        if level is None and found is not None:
            level = level_of(found, style)
        if level is None and not own:
            level = style.level
        return self.counter.label(number, level or 0)

    def _table(self, element: Element) -> Table:
        rows = []
        for row in _shown(element, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            column = min(child_number(properties, "gridBefore") or 0, _COLUMNS)
            cells = []
            for cell in _shown(row, f"{W}tc"):
                read = self._cell(cell, column)
                column += read.width
                cells.append(read)
                if column >= _COLUMNS:
                    break
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def _cell(self, element: Element, column: int) -> Cell:
        properties = element.find(f"{W}tcPr")
        width = min(max(child_number(properties, "gridSpan") or 1, 1), _COLUMNS)
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        deleted = properties is not None and properties.find(f"{W}cellDel") is not None
        covered = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        blocks = self.blocks(element, in_cell=True)
        return Cell(() if covered or deleted else tuple(blocks), column, width, covered)


def _shown(parent: Element, *wanted: str) -> Iterator[Element]:
    """The paragraphs and tables (or the elements `wanted`) of `parent`, whatever is around them."""
    wanted = wanted or (f"{W}p", f"{W}tbl", _EMBEDDED)
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _AROUND:
            yield from _shown(child, *wanted)
        elif child.tag == f"{W}sdt":
            if not (is_placeholder(child) or _is_contents(child)):
                yield from _shown(child, *wanted)
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            yield from _shown(shown_branch(child), *wanted)


def _is_contents(control: Element) -> bool:
    """Whether a content control holds the table of contents, which repeats the headings."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL, "").lower() == _CONTENTS
