"""Tables without ruling lines: columns by alignment; what only looks like one stays text."""

from __future__ import annotations

from .press import LEFT, Press, Set, blocks_of, text_of
from .test_order import BODY

XS = (85, 125, 320, 440)
HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Hoàn thành")


def row(page: Press, y: float, *cells: str, bold: bool = False) -> Press:
    """A row of cells; "/" breaks their lines."""
    for x, cell in zip(XS, cells, strict=False):
        for index, line in enumerate(filter(None, cell.split("/"))):
            page.put(Set(line, x, y + 15 * index, 12, bold))
    return page


def test_columns_by_alignment_with_cells_over_several_lines() -> None:
    page = Press()
    y = page.paragraph(BODY[0], 80)
    row(page, y, *HEAD, bold=True)
    row(page, y + 20, "1", "Khảo sát nhu cầu sạc xe/điện tại các xã", "Sở Xây dựng", "Quý I")
    row(page, y + 55, "2", "Lắp 12 trạm", "UBND các xã", "Quý II năm/2027")
    row(page, y + 90, "3", "Nghiệm thu", "", "Quý IV")
    row(page, y + 110, "4", "Vận hành", "Sở Công Thương")
    page.paragraph(BODY[1], y + 140)
    found = text_of(page).split("\n\n")
    assert found[1] == (
        "| TT | Nhiệm vụ | Chủ trì | Hoàn thành |\n"
        "| 1 | Khảo sát nhu cầu sạc xe điện tại các xã | Sở Xây dựng | Quý I |\n"
        "| 2 | Lắp 12 trạm | UBND các xã | Quý II năm 2027 |\n"
        "| 3 | Nghiệm thu |  | Quý IV |\n"
        "| 4 | Vận hành | Sở Công Thương |  |"
    )
    assert [blocks_of(found[0]), blocks_of(found[2])] == [[BODY[0]], [BODY[1]]]


def test_figures_that_end_below_each_other() -> None:
    page = Press()
    for index, cells in enumerate(
        (("Chỉ tiêu", "2026", "2030"), ("Trạm sạc", "12", "1.250"), ("Xe điện", "9.800", "40"))
    ):
        for cell, right in zip(cells, (150, 300, 420), strict=True):
            page.put(Set(cell, right - 6 * len(cell), 100 + 20 * index, 12))
    assert text_of(page).splitlines()[1] == "| Trạm sạc | 12 | 1.250 |"


def test_a_list_with_labels_and_figures_is_no_table() -> None:
    page = Press()
    for index, label in enumerate(("a)", "b)", "c)")):
        y = 100 + 20 * index
        page.put(Set(label, LEFT, y), Set("Trạm sạc công cộng", 125, y), Set("12 trạm;", 440, y))
    assert blocks_of(text_of(page)) == [
        f"{label} Trạm sạc công cộng 12 trạm;" for label in ("a)", "b)", "c)")
    ]


def test_two_rows_are_not_enough() -> None:
    page = row(row(Press(), 100, *HEAD), 120, "1", "Khảo sát", "Sở Xây dựng", "Quý I")
    assert "|" not in text_of(page)
