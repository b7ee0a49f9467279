"""Pages and text that are turned: read upright, placed where they are seen."""

from __future__ import annotations

import pytest

from .press import A4, Press, Set, blocks_of, printed, read, text_of
from .test_order import plan

WIDE = (A4[1], A4[0])


def table(page: Press) -> Press:
    page.grid((60, 110, 400, 780), (60, 90, 120))
    page.put(
        Set("TT", 70, 80, 12, True),
        Set("Nội dung", 130, 80, 12, True),
        Set("Chủ trì", 420, 80, 12, True),
    )
    return page.put(
        Set("1", 70, 110, 12), Set("Khảo sát tuyến", 130, 110, 12), Set("Sở Xây dựng", 420, 110, 12)
    )


ROWS = "| TT | Nội dung | Chủ trì |\n| 1 | Khảo sát tuyến | Sở Xây dựng |"


def sideways(page: Press, angle: int) -> Press:
    """A landscape page, set on a portrait sheet turned by `angle` against the clock."""
    sheet = Press(A4)
    across, down = page.size

    def moved(x: float, y: float) -> tuple[float, float]:
        return (y, across - x) if angle == 90 else (down - y, x)

    sheet.texts = [
        Set(t.text, *moved(t.x, t.y), t.size, t.bold, angle if angle == 90 else -90)
        for t in page.texts
    ]
    sheet.rules = [(*moved(x0, y0), *moved(x1, y1)) for x0, y0, x1, y1 in page.rules]
    return sheet


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_pages_that_are_shown_turned_are_read_as_they_stand(rotate: int) -> None:
    plain, turned = read(printed(plan())), read(printed(plan(rotate=rotate)))
    assert turned.text == plain.text
    shown = turned.pages[0]
    assert (shown.width, shown.height) == (A4 if rotate == 180 else WIDE)


def test_where_lines_stand_on_a_page_shown_upside_down() -> None:
    plain, turned = read(printed(plan())), read(printed(plan(rotate=180)))
    one, other = plain.lines[0].box, turned.lines[0].box
    assert one
    assert other
    assert other.x0 == pytest.approx(A4[0] - one.x1, abs=0.1)
    assert other.top == pytest.approx(A4[1] - one.bottom, abs=0.1)


@pytest.mark.parametrize("angle", [90, 270])
def test_text_set_sideways_and_its_table(angle: int) -> None:
    page = sideways(table(Press(WIDE)), angle)
    assert text_of(page) == ROWS


@pytest.mark.parametrize(("angle", "rotate"), [(90, 90), (270, 270)])
def test_text_set_sideways_on_a_page_turned_back_is_upright(angle: int, rotate: int) -> None:
    page = sideways(table(Press(WIDE)), angle)
    page.rotate = rotate
    source = read(printed(page))
    assert source.text == ROWS
    box = source.lines[0].box
    assert box
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx((60, 60, 780, 90), abs=1)


def test_boxes_of_text_set_sideways_are_on_the_page_as_shown() -> None:
    page = sideways(table(Press(WIDE)), 90)
    box = read(printed(page)).lines[0].box
    assert box
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(
        (60, 842 - 780, 90, 842 - 60), abs=1
    )


def test_portrait_and_landscape_mixed() -> None:
    found = blocks_of(text_of(plan(), table(Press(WIDE)), plan()))
    assert found[len(found) // 2] == " ".join(ROWS.split())


def test_a_watermark_across_the_page_is_no_text() -> None:
    page = plan()
    plain = text_of(page)
    page.put(Set("BẢN SAO", 200, 600, 60, angle=45))
    assert text_of(page) == plain
