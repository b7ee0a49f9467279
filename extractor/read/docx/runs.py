"""The inside of a paragraph: its runs, and the text boxes that are anchored in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.lexicon.symbol_fonts import sign_of

from .content import Run
from .fields import Fields, left_out
from .notes import Notes
from .styles import Look, Style, Styles, read_look
from .xml import COMPATIBILITY, MATH, Element, W, child_value, toggle

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PRIVATE = re.compile("[\uf000-\uf0ff]")

# Elements around runs whose content is shown like any other. Deleted and moved-away content (w:del,
# w:moveFrom) and what only marks a place are in no list, and so are left out.
_AROUND = frozenset(
    W + name
    for name in ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "sdtContent", "dir", "bdo",
                 "rubyBase")
)  # fmt: skip
_DRAWN = frozenset(W + name for name in ("drawing", "pict", "object"))
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\xad",  # invisible, but in fonts that draw a letter there (ư in TCVN3)
}


@dataclass(slots=True)
class Inline:
    """Reads the runs of one paragraph after the other; a field may reach into the next."""

    styles: Styles
    fields: Fields
    notes: Notes
    struck: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    _struck: str = ""
    _looks: dict[tuple[Look, str | None, str], Look] = field(default_factory=dict)

    def runs(self, paragraph: Element, style: Style) -> list[Run]:
        """What is shown of the content of `paragraph`; its text boxes are added to `boxes`, and to
        `struck` what is struck through: the writer has taken that back.
        """
        found: list[Run] = []
        self._struck = ""
        self._content(paragraph, style, found)
        if self._struck:
            self.struck.append(self._struck)
        return found

    def _content(self, parent: Element, style: Style, found: list[Run]) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, style, found)
            elif tag in _AROUND:
                self._content(child, style, found)
            elif tag == f"{W}sdt":
                if not is_placeholder(child):
                    self._content(child, style, found)
            elif tag == f"{W}fldSimple":
                if not left_out(child.get(f"{W}instr", "")):
                    self._content(child, style, found)
            elif tag == f"{COMPATIBILITY}AlternateContent":
                self._content(shown_branch(child), style, found)
            elif tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
                text = "".join(part.text or "" for part in child.iter(f"{MATH}t"))
                found.append(Run(text, bold=bool(style.look.bold)))

    def _run(self, element: Element, style: Style, found: list[Run]) -> None:
        properties = element.find(f"{W}rPr")
        look = self._look(properties, style)
        text = ""
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                text += child.text or ""
            elif tag in _SIGNS:
                text += _SIGNS[tag]
            elif tag == f"{W}sym":
                text += _symbol(child)
            elif tag == f"{W}fldChar":
                self._add(found, text, look)
                text = ""
                self.fields.mark(child.get(f"{W}fldCharType"))
            elif tag == f"{W}instrText":
                self.fields.instruct(child.text or "")
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                text += self.notes.call(child)
            elif tag == f"{W}ruby":
                self._content(child, style, found)
            elif tag in _DRAWN:
                self.boxes += text_boxes(child)
            elif tag == f"{COMPATIBILITY}AlternateContent":
                branch = shown_branch(child)
                self.boxes += text_boxes(branch)
        self._add(found, text, look)

    def _add(self, found: list[Run], text: str, look: Look) -> None:
        if not text or look.hidden or not self.fields.shown:
            return
        if look.struck:
            self._struck += text
            return
        if look.raised and text.isascii() and text.isdigit():
            text = text.translate(_SUPERSCRIPT)
        if not text.isascii() and _PRIVATE.search(text):
            text = "".join(sign_of(character, look.font or "Symbol") for character in text)
        run = Run(text, look.font, bool(look.bold), bool(look.caps))
        if found and (run.font, run.bold, run.caps) == (
            found[-1].font, found[-1].bold, found[-1].caps,
        ):  # fmt: skip
            run = Run(found.pop().text + text, run.font, run.bold, run.caps)
        found.append(run)

    def _look(self, properties: Element | None, style: Style) -> Look:
        character = child_value(properties, "rStyle")
        key = (read_look(properties), character, style.id)
        known = self._looks.get(key)
        if known is None:
            known = self._looks[key] = self.styles.look(key[0], character, style)
        return known


def shown_branch(alternatives: Element) -> Element:
    """Of mc:AlternateContent the first choice, or what stands in for it where that has no text."""
    for branch in alternatives:
        if next(branch.iter(f"{W}t"), None) is not None:
            return branch
    return alternatives[0] if len(alternatives) else alternatives


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing, each once."""
    for child in drawing:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            yield from text_boxes(shown_branch(child))
        else:
            yield from text_boxes(child)


def is_placeholder(control: Element) -> bool:
    """Whether a content control only asks for a text ("Click here to enter text")."""
    return bool(toggle(control.find(f"{W}sdtPr"), "showingPlcHdr"))


def _symbol(element: Element) -> str:
    code = element.get(f"{W}char", "")
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return sign_of(character, element.get(f"{W}font", ""))
