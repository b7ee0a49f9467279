"""How characters are set: direct formatting over character, paragraph and default styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .xml import VAL, Element, W, child_value, is_on, whole

_HEADING = re.compile(r"(?:heading|tiêu đề) ?[1-9]|title|heading|tiêu đề", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|mục lục) ?(?:[1-9]|heading)", re.IGNORECASE)
_TOGGLES = {
    f"{W}b": "bold",
    f"{W}caps": "caps",
    f"{W}smallCaps": "caps",
    f"{W}vanish": "hidden",
    f"{W}strike": "struck",
    f"{W}dstrike": "struck",
}
_RAISED, _FONTS, _HANSI = f"{W}vertAlign", f"{W}rFonts", f"{W}hAnsi"


@dataclass(frozen=True, slots=True)
class Look:
    """What run properties say; None (or "") where they say nothing."""

    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    font: str = ""

    def over(self, below: Look) -> Look:
        """What this says, and what `below` says where this says nothing."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.caps if self.caps is None else self.caps,
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.raised if self.raised is None else self.raised,
            self.font or below.font,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it is based on. `number` is the id of its list, `level` its level.

    `numbered` names the style in the chain that the list comes from. `contents`: paragraphs in it
    are entries of a table of contents.
    """

    id: str = ""
    look: Look = PLAIN
    number: str | None = None
    level: int | None = None
    numbered: str = ""
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id, its defaults, and the style of paragraphs without one."""

    by_id: dict[str, Style] = field(default_factory=dict)
    defaults: Look = PLAIN
    usual: Style = Style()

    def paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph that names `style_id`."""
        return self.usual if style_id is None else self.by_id.get(style_id, self.usual)

    def look(self, direct: Look, character: str | None, paragraph: Style) -> Look:
        """How a run looks.

        Direct formatting counts as it is; bold, capitals, hiding and striking in a character style
        turn round what the paragraph style says (ECMA-376 part 1, 17.7.3).
        """
        own = self.by_id[character].look if character in self.by_id else PLAIN
        below = paragraph.look
        turned = replace(
            own.over(below),
            bold=_either(own.bold, below.bold),
            caps=_either(own.caps, below.caps),
            hidden=_either(own.hidden, below.hidden),
            struck=_either(own.struck, below.struck),
        )
        return direct.over(turned.over(self.defaults))


def read_styles(root: Element | None) -> Styles:
    """The styles of styles.xml; those of a document without it are empty."""
    if root is None:
        return Styles()
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    elements = {found.get(f"{W}styleId", ""): found for found in root.iterfind(f"{W}style")}
    by_id: dict[str, Style] = {}
    for style_id in elements:
        _resolve(style_id, elements, by_id)
    usual = next(
        (
            by_id[style_id]
            for style_id, found in elements.items()
            if found.get(f"{W}type") == "paragraph" and found.get(f"{W}default", "0") in "1true"
        ),
        Style(),
    )
    return Styles(by_id, read_look(defaults), usual)


def read_look(properties: Element | None) -> Look:
    """What the run properties `properties` say."""
    if properties is None or not len(properties):
        return PLAIN
    said: dict[str, bool] = {}
    font = ""
    for child in properties:
        tag = child.tag
        if tag in _TOGGLES:
            name = _TOGGLES[tag]
            # Capitals and small capitals are one here, like one stroke and two: either counts.
            said[name] = said.get(name, False) or is_on(child)
        elif tag == _RAISED:
            said["raised"] = child.get(VAL) == "superscript"
        elif tag == _FONTS:
            # hAnsi sets the letters past ASCII, which are those that tell an encoding.
            font = child.get(_HANSI) or child.get(f"{W}ascii") or child.get(f"{W}cs") or ""
    if not said and not font:
        return PLAIN
    return Look(
        said.get("bold"),
        said.get("caps"),
        said.get("hidden"),
        said.get("struck"),
        said.get("raised"),
        font,
    )


def read_number(properties: Element | None) -> tuple[str | None, int | None]:
    """(id of the list, level) of the paragraph properties `properties`; None where not given."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    return child_value(found, "numId"), whole(child_value(found, "ilvl"))


def _resolve(style_id: str, elements: dict[str, Element], by_id: dict[str, Style]) -> Style:
    """The style, after those that it is based on; a circle of styles is cut where it closes."""
    chain: list[str] = []
    while style_id in elements and style_id not in by_id and style_id not in chain:
        chain.append(style_id)
        style_id = child_value(elements[style_id], "basedOn") or ""
    style = by_id.get(style_id, Style())
    for name in reversed(chain):
        style = _over(elements[name], name, style)
        by_id[name] = style
    return style


def _over(element: Element, style_id: str, below: Style) -> Style:
    look = read_look(element.find(f"{W}rPr"))
    name = child_value(element, "name") or ""
    if look.bold is None and _HEADING.fullmatch(name):
        look = replace(look, bold=True)  # a heading by its meaning, however it is drawn
    number, level = read_number(element.find(f"{W}pPr"))
    return Style(
        style_id,
        look.over(below.look),
        below.number if number is None else number,
        below.level if level is None else level,
        below.numbered if number is None and level is None else style_id,
        below.contents or bool(_CONTENTS.fullmatch(name)),
    )


def _either(one: bool | None, other: bool | None) -> bool | None:
    if one is None or other is None:
        return one if other is None else other
    return one != other
