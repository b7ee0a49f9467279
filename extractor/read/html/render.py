"""One walk over the tokens of a page: what each tag and each stretch of text writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.errors import UnreadableDocument
from extractor.model import Span, moved

from ..legacy import Encoding, converted_stretches, encoding_of_font, unicode_fonts
from ..limits import Limits
from ..rendered import Rendered
from .elements import BLOCKS, BOLD, FURNITURE, TABLE_PARTS, VOID, Look, look_of
from .frames import Frame, Frames
from .left_out import LeftOut
from .line import LineWriter, Place
from .lists import ItemList, open_list
from .rows import Rows
from .tables import data_tables, list_lengths
from .tokens import Kind, Token
from .words import drawn_bullet, repeats_label, trimmed, write_line, write_superscript, write_words
from .writer import Writer

_LISTS = frozenset({"dir", "menu", "ol", "ul"})
_ROW_PARTS = TABLE_PARTS - {"table", "caption"}
_LINKS = frozenset({"a", "button"})


class Renderer:
    """One walk over the tokens of a page."""

    def __init__(
        self,
        raw: str,
        tokens: Sequence[Token],
        place: str,
        limits: Limits,
        root: Frame,
        striking: frozenset[str] | None,
    ) -> None:
        """`striking` are the elements whose text is taken back, None where none is left out."""
        self.raw, self.tokens, self.place, self.limits = raw, tokens, place, limits
        self.writer = Writer(raw, place, limits)
        self.line = LineWriter(self.writer)
        self.frames = Frames(root)
        self.lists: list[ItemList] = []
        self.tables: list[Rows | None] = []  # None: a table that only places text
        self.looks: dict[str, Look] = {}
        self.encoded: list[tuple[Span, Encoding]] = []  # set in fonts of old encodings
        self.striking = striking
        self.left_out = LeftOut(self.writer)
        self.bold_tag: Place = (0, 0)  # the last tag that began or ended bold text
        self.bullet: Place | None = None
        self.markdown = root.preformatted
        self.in_row = self.markdown and raw.startswith("|")  # in a table row of Markdown
        self.data_tables = data_tables(raw, tokens)
        self.list_lengths = list_lengths(tokens)

    def run(self) -> Rendered:
        for index, token in enumerate(self.tokens):
            if token.kind is Kind.TEXT:
                if self.frames.top.struck:
                    self.left_out.strike(self.raw[token.start : token.end])
                elif not self.frames.top.hidden:
                    self.text(token)
            elif token.kind is Kind.START:
                self.start(index, token)
            else:
                self.end(token)
            if len(self.frames) > self.limits.depth:
                raise UnreadableDocument(
                    self.place,
                    f"its elements are nested more than {self.limits.depth} deep",
                    "save the text of the page from a browser",
                )
        at_end = (len(self.raw), len(self.raw))
        self.leave(self.frames.all(), at_end)
        self.line.close()
        text, offsets = self.writer.result()
        issues = tuple(self.left_out.issues())
        if not self.encoded:
            return Rendered(text, offsets, issues)
        encoded = [(span.of(text), encoding) for span, encoding in self.encoded]
        unicode = unicode_fonts(encoded)
        text, changed = converted_stretches(
            text, [place for place in self.encoded if place[1].charset not in unicode]
        )
        return Rendered(text, changed.after(offsets), moved(issues, changed))

    # Text

    def text(self, token: Token) -> None:
        if self.bullet and token.start <= self.bullet[0] < token.end:
            self.words(self.bullet, drawn=True)
            self.line.space((self.bullet[1], token.end))
        elif self.frames.top.preformatted and not self.cell():
            self.lines(token.start, token.end)
        else:
            self.words((token.start, token.end))

    def words(self, place: Place, *, drawn: bool = False) -> None:
        """One stretch of text on one line; `drawn`: it is the sign of a bullet."""
        start, end = trimmed(self.raw, *place)
        if place[0] < start:
            self.line.space((place[0], start))
        if start == end:
            return
        if self.line.label and repeats_label(self.raw, start, end, self.line.label):
            self.line.label = ""
        top = self.frames.top
        self.line.begin(bold=top.bold, place=self.bold_tag)
        written = self.writer.size
        if drawn:
            self.writer.put("•", start, end)
        elif top.superscript:
            write_superscript(self.writer, self.raw, start, end)
        elif top.preformatted:
            write_line(self.writer, self.raw, start, end)
        else:
            write_words(self.writer, self.raw, start, end, in_cell=self.cell() is not None)
        if top.encoding:
            self.encoded.append((Span(written, self.writer.size), top.encoding))
        if end < place[1]:
            self.line.space((end, place[1]))

    def lines(self, start: int, end: int) -> None:
        """Text whose line ends are kept."""
        while (newline := self.raw.find("\n", start, end)) >= 0:
            self.words((start, newline))
            self.line.break_line((newline, newline + 1))
            start = newline + 1
            self.in_row = self.markdown and self.raw.startswith("|", start)
        self.words((start, end))

    # Tags

    def start(self, index: int, token: Token) -> None:
        place = (token.start, token.end)
        self.leave(self.frames.closed_by_start(token.name), place)
        above = self.frames.top
        if token.name in VOID:
            if token.name in ("br", "hr") and not above.hidden:
                self.break_line(place, 1 if token.name == "br" else 2)
            elif token.name == "img" and not above.hidden:
                self.left_out.picture(token.attributes)
            return
        look = self.look(token.attributes)
        frame = self.frame(token.name, look, above)
        self.frames.push(frame)
        if frame.bold != above.bold:
            self.bold_tag = place
        if not frame.hidden:
            self.enter(index, token, look, frame)
        if token.attributes.endswith("/"):  # XHTML: an empty element
            self.leave(self.frames.closed_by_end(token.name), place)

    def end(self, token: Token) -> None:
        place = (token.start, token.end)
        closed = self.frames.closed_by_end(token.name)
        self.leave(closed, place)
        if not closed and (token.name in BLOCKS or token.name == "br"):
            self.break_line(place, 1)  # browsers see <br> in </br>, and a paragraph in </p>

    def frame(self, name: str, look: Look, above: Frame) -> Frame:
        bold = look.bold if look.bold is not None else above.bold or name in BOLD
        pre = look.preformatted
        struck = self.striking is not None and (
            above.struck or look.struck or name in self.striking
        )
        if name in _ROW_PARTS and self.tables and self.tables[-1]:
            block = False  # the row is one line
        else:
            block = name in BLOCKS or look.block or (above.furniture and name in _LINKS)
        return Frame(
            name,
            block=block,
            bold=bold,
            hidden=above.hidden or look.hidden or struck,
            struck=struck and not (above.hidden and not above.struck),
            preformatted=pre if pre is not None else above.preformatted or name == "pre",
            superscript=name == "sup" or (above.superscript and name != "sub"),
            furniture=above.furniture or name in FURNITURE,
            encoding=above.encoding if look.font is None else encoding_of_font(look.font),
        )

    def look(self, attributes: str) -> Look:
        if attributes not in self.looks:
            self.looks[attributes] = look_of(attributes)
        return self.looks[attributes]

    def enter(self, index: int, token: Token, look: Look, frame: Frame) -> None:
        """What the start of a shown element writes."""
        name, source, place = token.name, token.attributes, (token.start, token.end)
        if frame.block:
            self.break_line(place, 2)
        if name == "table":
            data = index in self.data_tables
            self.tables.append(Rows(self.line) if data else None)
        elif name in _LISTS:
            level = sum(opened.marker == "disc" for opened in self.lists[-2:])
            length = self.list_lengths.get(index, 0)
            self.lists.append(open_list(name, source, look.marker, level, length))
        elif name == "li":
            label = self.lists[-1].label(source, look.marker) if self.lists else "- "
            self.line.set_label(label, place)
        elif name in ("td", "th") and self.tables and (rows := self.tables[-1]):
            rows.open_cell(source, place)
        elif look.symbols:
            self.bullet = drawn_bullet(self.raw, token.end)

    def leave(self, closed: Iterable[Frame], place: Place) -> None:
        """What the end of elements writes, innermost first."""
        for frame in closed:
            if frame.bold != self.frames.top.bold:
                self.bold_tag = place
            if frame.struck and not self.frames.top.struck:
                self.left_out.end()
            if frame.hidden:
                continue
            rows = self.tables[-1] if self.tables else None
            if frame.name in ("tr", "table") and rows:
                rows.close_row(place)
            if frame.name == "table":
                self.tables.pop()
            elif frame.name in _LISTS:
                self.lists.pop()
            elif frame.name == "li":
                self.line.label = ""
            if frame.block:
                self.break_line(place, 2)

    def cell(self) -> Rows | None:
        """The data table in whose cell the text stands."""
        rows = self.tables[-1] if self.tables else None
        return rows if rows and rows.in_cell else None

    def break_line(self, place: Place, lines: int) -> None:
        if self.cell() or self.in_row:
            self.line.space(place)
        else:
            self.line.break_line(place, lines)
