"""Two pages on one: an open book on the scanner, two pages printed on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..pages import PageLine, PageLines
from .rows import around

_BROAD = 1.2  # times its height: the width of a sheet with two pages
_GUTTER = 0.05  # of the width: the white between the pages, which are two margins
_MIDDLE = (0.4, 0.6)  # of the width: where it is
_LINES = 12  # that both pages have at least
_FULL = 0.8  # of a page's text: the width of a third of its lines


def single_pages(page: PageLines) -> list[PageLines]:
    """The two pages of a sheet, the left one first, or `page` alone.

    The two have its number, and their lines the places that they have on the sheet.
    """
    width, height = page.width, page.height
    if page.turn in (90, 270):
        width, height = height, width
    if width < _BROAD * height or page.tables or len(page.lines) < 2 * _LINES:
        return [page]
    left = [line for line in page.lines if _middle(line) < width / 2]
    right = [line for line in page.lines if _middle(line) >= width / 2]
    if not (_is_page(left) and _is_page(right)):
        return [page]
    end, start = max(line.box.x1 for line in left), min(line.box.x0 for line in right)
    if start - end < _GUTTER * width or not _MIDDLE[0] < (start + end) / 2 / width < _MIDDLE[1]:
        return [page]
    return [
        replace(
            page,
            lines=tuple(side),
            rules=tuple(rule for rule in page.rules if (rule.x0 < width / 2) is (side is left)),
        )
        for side in (left, right)
    ]


def _middle(line: PageLine) -> float:
    return (line.box.x0 + line.box.x1) / 2


def _is_page(lines: Sequence[PageLine]) -> bool:
    """Do they fill a page, as running text does?"""
    if len(lines) < _LINES:
        return False
    whole = around(line.box for line in lines)
    widths = sorted(line.box.x1 - line.box.x0 for line in lines)
    return widths[len(widths) * 2 // 3] >= _FULL * (whole.x1 - whole.x0)
