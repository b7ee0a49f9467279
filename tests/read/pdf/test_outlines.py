"""Figures that are drawn into a line are told of; emblems and dots are not."""

from __future__ import annotations

import io

import pytest

pytest.importorskip("reportlab")

from reportlab.pdfgen.canvas import Canvas

from extractor.model import IssueCode

from .press import A4, LEFT, Press, Set, _fonts, printed, read


def with_shapes(places: list[tuple[float, float]], curves: int) -> list[str]:
    """Issues of a page with "Số:    /KH-UBND" and shapes of so many curves at these places."""
    _fonts()
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=1)
    canvas.setFont("Serif", 13)
    canvas.drawString(LEFT, A4[1] - 100, "Số:")
    canvas.drawString(LEFT + 70, A4[1] - 100, "/KH-UBND")
    for x, y in places:
        path = canvas.beginPath()
        path.moveTo(x, A4[1] - y)
        for index in range(curves):
            path.curveTo(x + 5, A4[1] - y + index / 4, x, A4[1] - y + 4, x + 6, A4[1] - y + 8)
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    issues = read(data.getvalue()).issues
    return [issue.message for issue in issues if issue.code is IssueCode.LEFT_OUT]


def test_figures_drawn_into_the_number() -> None:
    assert with_shapes([(LEFT + 30, 100), (LEFT + 40, 100), (LEFT + 50, 100)], 20) == [
        "page 1: 3 letters or figures in this line are drawn, not text, and could not be read:"
        " 'Số: /KH-UBND'"
    ]


@pytest.mark.parametrize(
    ("places", "curves"),
    [
        ([(LEFT + 30, 100)], 20),  # one mark
        ([(LEFT + 30, 100), (LEFT + 40, 100)], 4),  # dots
        ([(LEFT + 30, 300), (LEFT + 40, 300)], 20),  # an emblem
    ],
)
def test_other_shapes_are_not_told_of(places: list[tuple[float, float]], curves: int) -> None:
    assert with_shapes(places, curves) == []


def test_nothing_is_said_of_a_page_without_shapes() -> None:
    assert read(printed(Press().put(Set("Số: /KH-UBND", LEFT, 100)))).issues == ()
