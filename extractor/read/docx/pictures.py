"""The pictures in a Word document that may be pages: scans that were pasted in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .xml import COMPATIBILITY, RELATIONSHIP, Element, W

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMBED = RELATIONSHIP.replace("}id", "}embed")
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_SHAPE, _IMAGE = "{urn:schemas-microsoft-com:vml}shape", "{urn:schemas-microsoft-com:vml}imagedata"
_EMU = 12_700  # to a point
_SIDE = re.compile(r"(?<![-\w])(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}
# Not shown: what was deleted or moved away, and what stands in for a drawing that is known.
_UNSEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{COMPATIBILITY}Fallback"})
_PAGE = 4.0 * 72  # points: a page that is pasted keeps the width of the text, 6 inches or so
_TEXT = (2.0 * 72, 0.5 * 72)  # points: emblems, stamps and signatures are smaller


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is shown: the id of its relationship, its size in points.

    `after` are the last words before it.
    """

    relationship: str
    width: float
    height: float
    after: str

    @property
    def is_page(self) -> bool:
        """Whether it is as large as a page, or as half of one."""
        return min(self.width, self.height) >= _PAGE

    @property
    def may_have_text(self) -> bool:
        """Whether it is larger than an emblem or a signature."""
        return self.width >= _TEXT[0] and self.height >= _TEXT[1]


def pictures(root: Element) -> list[Picture]:
    """The pictures in a story, in the order of the text."""
    found: list[Picture] = []
    if next(root.iter(_BLIP, _IMAGE), None) is None:
        return found
    words = ""
    for element in _shown(root):
        if element.tag == f"{W}p":
            words = "".join(part.text or "" for part in element.iter(f"{W}t")).strip() or words
        elif element.tag == f"{W}drawing":
            width, height = _extent(element)
            found += [
                Picture(blip.get(_EMBED, ""), width, height, words)
                for blip in element.iter(_BLIP)
                if blip.get(_EMBED)
            ]
        elif element.tag == _SHAPE:
            width, height = _sides(element.get("style", ""))
            found += [
                Picture(image.get(RELATIONSHIP, ""), width, height, words)
                for image in element.iterfind(_IMAGE)
            ]
    return found


def _shown(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag not in _UNSEEN:
            yield child
            yield from _shown(child)


def _extent(drawing: Element) -> tuple[float, float]:
    extent = next(drawing.iter(f"{_DRAWING}extent"), None)
    if extent is None:
        return 0.0, 0.0
    return _points(extent.get("cx", "")), _points(extent.get("cy", ""))


def _points(units: str) -> float:
    return int(units) / _EMU if units.isascii() and units.isdigit() and len(units) < 12 else 0.0


def _sides(style: str) -> tuple[float, float]:
    """Width and height in the style of a shape.

    >>> _sides("position:absolute;width:5in;height:400pt")
    (360.0, 400.0)
    """
    sides = {name: _number(value) * _POINTS[unit] for name, value, unit in _SIDE.findall(style)}
    return sides.get("width", 0.0), sides.get("height", 0.0)


def _number(digits: str) -> float:
    try:
        return float(digits)
    except ValueError:
        return 0.0
