"""Tables with ruling lines come out cell by cell, in their places; what is none stays text."""

from __future__ import annotations

import pytest

from .press import LEFT, Press, Set, blocks_of, printed, read, text_of
from .test_order import BODY, plan, recipients

HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Hoàn thành")
XS = (85, 120, 320, 440, 545)


def cells(page: Press, y: float, *texts: str, bold: bool = False) -> Press:
    for x, text in zip(XS, texts, strict=False):
        if text:
            page.put(Set(text, x + 4, y, 12, bold))
    return page


def test_a_table_between_paragraphs() -> None:
    page = Press()
    y = page.paragraph(BODY[0], 80)
    page.grid(XS, (y, y + 30, y + 60, y + 90))
    cells(page, y + 20, *HEAD, bold=True)
    cells(page, y + 50, "1", "Khảo sát nhu cầu", "Sở Xây dựng", "Quý I")
    cells(page, y + 80, "2", "Lắp 12 trạm", "UBND các xã", "")
    page.paragraph(BODY[1], y + 120)
    assert text_of(page).split("\n\n")[1] == (
        "| TT | Nhiệm vụ | Chủ trì | Hoàn thành |\n"
        "| 1 | Khảo sát nhu cầu | Sở Xây dựng | Quý I |\n"
        "| 2 | Lắp 12 trạm | UBND các xã |  |"
    )
    assert blocks_of(text_of(page))[0] == BODY[0]
    assert blocks_of(text_of(page))[2] == BODY[1]


def test_every_row_knows_its_place() -> None:
    page = Press().grid(XS, (100, 130, 160))
    cells(page, 120, *HEAD)
    cells(page, 150, "1", "Khảo sát nhu cầu")
    source = read(printed(page))
    boxes = [line.box for line in source.lines]
    assert [(box.top, box.bottom) for box in boxes if box] == [(100, 130), (130, 160)]
    assert [line.span.of(source.text)[:4] for line in source.lines] == ["| TT", "| 1 "]


def test_lines_of_one_cell_are_joined_and_neighbours_kept_apart() -> None:
    page = Press().grid(XS, (100, 160))
    page.lines(["Rà soát quy hoạch", "mạng lưới trạm sạc"], 124, 118, 12, step=15)
    page.lines(["Sở Công Thương", "và các xã"], 324, 118, 12, step=15)
    page.put(Set("1", 90, 118, 12))
    assert (
        text_of(page)
        == "| 1 | Rà soát quy hoạch mạng lưới trạm sạc | Sở Công Thương và các xã |  |"
    )


def test_a_table_goes_on_over_pages_unless_text_or_other_columns_come_between() -> None:
    first, second, other = Press(), Press(), Press()
    first.grid(XS, (700, 730, 760))
    cells(cells(first, 720, *HEAD), 750, "1", "Khảo sát", "Sở Xây dựng", "Quý I")
    second.centred("2", 315, 40, bold=False).grid(XS, (70, 100))
    cells(second, 90, "2", "Lắp 12 trạm", "UBND các xã", "Quý II")
    other.grid((85, 300, 545), (70, 100)).put(Set("Tổng", 90, 90), Set("12", 310, 90))
    found = text_of(first, second, other).split("\n\n")
    assert [len(table.splitlines()) for table in found] == [3, 1]


def test_a_head_that_is_repeated_on_each_page_is_left_out_and_reported() -> None:
    first, second = Press(), Press()
    first.grid(XS, (700, 730, 760))
    cells(cells(first, 720, *HEAD, bold=True), 750, "1", "Khảo sát", "Sở Xây dựng", "Quý I")
    second.grid(XS, (70, 100, 130))
    cells(cells(second, 90, *HEAD, bold=True), 120, "2", "Lắp 12 trạm", "UBND các xã", "Quý II")
    source = read(printed(first, second))
    assert [row.split(" | ")[0] for row in source.text.splitlines()] == ["| TT", "| 1", "| 2"]
    assert [line.page for line in source.lines] == [1, 1, 2]
    assert [issue.message for issue in source.issues] == [
        "page 2: left out as a head that its table repeats: 'TT | Nhiệm vụ | Chủ trì | Hoàn thành'"
    ]


@pytest.mark.parametrize(
    ("begun", "more", "whole"),
    [
        ("Rà soát danh mục", "và lắp 12 trạm sạc", True),
        ("Các xã Nậm Khê,", "Thác Mây", True),
        ("- Khảo sát;", "- Lắp đặt.", True),
        ("Khảo sát", "Nhóm các xã vùng cao", False),
    ],
)
def test_a_row_that_the_end_of_a_page_cuts(begun: str, more: str, whole: bool) -> None:
    first, second = Press(), Press()
    cells(first.grid(XS, (730, 760)), 750, "1", begun, "Sở Xây dựng", "Quý I")
    cells(second.grid(XS, (70, 100, 130)), 90, "", more)
    cells(second, 120, "2", "Nghiệm thu")
    rows = text_of(first, second).splitlines()
    assert len(rows) == (2 if whole else 3)
    assert rows[0].startswith(f"| 1 | {begun} {more} |" if whole else f"| 1 | {begun} |")


def test_numbers_and_addresses_broken_by_the_width_of_their_cell() -> None:
    page = Press().grid((85, 300, 545), (100, 160))
    page.lines(["theo Nghị định số 165/2024/NĐ", "-CP ngày 26/12/2024"], 90, 118, 12, step=15)
    page.lines(["https://dichvucong.haxuyen", ".gov.vn"], 310, 118, 12, step=15)
    assert text_of(page) == (
        "| theo Nghị định số 165/2024/NĐ-CP ngày 26/12/2024 | https://dichvucong.haxuyen.gov.vn |"
    )


def test_merged_cells() -> None:
    page = Press()
    # A title over three columns, and a number beside two rows.
    page.rules = [(85.0, y, 545.0, y) for y in (100.0, 130.0, 190.0)] + [(120, 160, 545, 160)]
    page.rules += [
        (85, 100, 85, 190),
        (545, 100, 545, 190),
        (120, 130, 120, 190),
        (320, 130, 320, 190),
    ]
    page.put(Set("Nhóm nhiệm vụ trọng tâm", 200, 120, 12), Set("1", 95, 165, 12))
    page.put(Set("Khảo sát", 124, 150, 12), Set("Sở Xây dựng", 324, 150, 12))
    page.put(Set("Thiết kế", 124, 180, 12), Set("UBND xã", 324, 180, 12))
    assert text_of(page) == (
        "| Nhóm nhiệm vụ trọng tâm |  |  |\n| 1 | Khảo sát | Sở Xây dựng |\n|  | Thiết kế | UBND xã |"
    )


def test_a_table_without_outer_lines_on_its_sides() -> None:
    page = Press()
    page.rules = [(85.0, y, 545.0, y) for y in (100.0, 130.0, 160.0)] + [
        (x, 100, x, 160) for x in XS[1:-1]
    ]
    cells(page, 120, *HEAD)
    cells(page, 150, "1", "Khảo sát", "Sở Xây dựng", "Quý I")
    assert text_of(page).splitlines()[1] == "| 1 | Khảo sát | Sở Xây dựng | Quý I |"


def test_a_table_cut_off_by_the_end_of_the_page_has_no_last_line() -> None:
    page = Press().grid(XS, (100, 130))
    page.rules += [(x, 130, x, 200) for x in XS]
    cells(page, 120, *HEAD)
    cells(page, 150, "1", "Khảo sát", "Sở Xây dựng", "Quý I")
    assert text_of(page).splitlines()[1] == "| 1 | Khảo sát | Sở Xây dựng | Quý I |"


def test_text_drawn_across_a_ruling_line_is_parted_there() -> None:
    page = Press().grid((85, 200, 545), (100, 130))
    page.put(Set("Khảo sát nhu cầu Sở Xây dựng", 104, 120, 12))
    found = text_of(page).strip("| ").split(" | ")
    assert " ".join(found) == "Khảo sát nhu cầu Sở Xây dựng"
    assert len(found) == 2


def test_bars_in_cells_are_escaped() -> None:
    page = Press().grid((85, 300, 545), (100, 130)).put(Set("a|b", 90, 120), Set("c", 310, 120))
    assert text_of(page) == "| a\\|b | c |"


def test_a_letterhead_with_its_rules_is_no_table() -> None:
    page = recipients(plan(), 430)
    plain = text_of(page)
    page.rules = [(130, 82, 210, 82), (340, 82, 490, 82)]
    assert text_of(page) == plain


def test_a_frame_around_text_is_no_table() -> None:
    page = plan()
    plain = text_of(page)
    page.grid((70, 560), (40, 800))
    assert text_of(page) == plain


def test_backgrounds_behind_lines_are_no_table() -> None:
    page = plan()
    plain = text_of(page)
    page.grey = [(LEFT, 186 + 18 * i, 545, 204 + 18 * i) for i in range(6)]
    assert text_of(page) == plain


def test_what_other_tools_find() -> None:
    """The cells are those that pdfplumber finds, which reads the same lines in its own way."""
    import io

    import pdfplumber

    page = Press().grid(XS, (100, 130, 175, 205))
    cells(page, 120, *HEAD)
    cells(page, 150, "1", "Khảo sát", "Sở Xây dựng", "Quý I")
    cells(page, 165, "", "nhu cầu sạc")
    cells(page, 195, "2", "Lắp 12 trạm", "UBND các xã", "2028")
    data = printed(page)
    with pdfplumber.open(io.BytesIO(data)) as document:
        (table,) = document.pages[0].extract_tables()
    rows = [[" ".join((cell or "").split()) for cell in row] for row in table]
    assert read(data).text == "\n".join(f"| {' | '.join(row)} |" for row in rows)
