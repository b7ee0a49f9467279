"""Positioned lines without fonts, a little askew, as recognition gives them: the same order."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from extractor.model import Box, IssueCode
from extractor.read.layout import write_pages
from extractor.read.layout.spreads import single_pages
from extractor.read.pages import PageLine, PageLines, PageRow, PageTable

A4 = (595.0, 842.0)
WIDTH = 6.3  # points a character at 14 points, on the average


def line(
    text: str, x: float, y: float, size: float = 14, *, right: float | None = None
) -> PageLine:
    """A line whose box begins at `x` and ends on the baseline `y`; `right` justifies it."""
    x1 = right if right is not None else x + len(text) * WIDTH * size / 14
    return PageLine(text, Box(x, y - size, x1, y), confidence=0.9)


def page(*lines: PageLine, number: int = 1, tables: tuple[PageTable, ...] = ()) -> PageLines:
    return PageLines(number, *A4, lines, tables)


def blocks(*pages: PageLines) -> list[str]:
    return [" ".join(block.split()) for block in write_pages(pages).text.split("\n\n")]


HEAD = (
    line("ỦY BAN NHÂN DÂN", 115, 60),
    line("TỈNH HẠ XUYÊN", 122, 77),
    line("Số: 45/KH-UBND", 120, 106),
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 60),
    line("Độc lập - Tự do - Hạnh phúc", 330, 77),
    line("Hạ Xuyên, ngày 03 tháng 02 năm 2027", 305, 106),
)
BODY = (
    line("Sở Công Thương chủ trì, phối hợp với các xã, phường rà soát", 121, 200, right=545),
    line("toàn bộ điểm sạc xe điện và lập danh mục đầu tư theo thứ tự", 85, 218, right=545),
    line("ưu tiên.", 85, 236),
    line("1. Khảo sát nhu cầu.", 121, 258),
    line("2. Lắp đặt trạm sạc tại các bến xe, bãi đỗ xe và điểm dừng", 121, 280, right=545),
    line("nghỉ trên quốc lộ.", 85, 298),
)
READ = [
    "ỦY BAN NHÂN DÂN TỈNH HẠ XUYÊN",
    "Số: 45/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hạ Xuyên, ngày 03 tháng 02 năm 2027",
    "Sở Công Thương chủ trì, phối hợp với các xã, phường rà soát toàn bộ điểm sạc xe điện và lập"
    " danh mục đầu tư theo thứ tự ưu tiên.",
    "1. Khảo sát nhu cầu.",
    "2. Lắp đặt trạm sạc tại các bến xe, bãi đỗ xe và điểm dừng nghỉ trên quốc lộ.",
]


def shaken(lines: tuple[PageLine, ...], seed: int) -> list[PageLine]:
    """The lines in another order, each a little off its place."""
    chance = random.Random(seed)
    moved = []
    for own in lines:
        right, down = chance.uniform(-1, 1), chance.uniform(-1, 1)
        box = own.box
        moved.append(
            PageLine(
                own.text,
                Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down),
                confidence=0.9,
            )
        )
    chance.shuffle(moved)
    return moved


def test_letterhead_and_paragraphs() -> None:
    assert blocks(page(*HEAD, *BODY)) == READ


@pytest.mark.parametrize("seed", range(8))
def test_lines_a_little_off_their_places_and_in_any_order(seed: int) -> None:
    found = blocks(page(*shaken((*HEAD, *BODY), seed)))
    assert "".join(found).replace(" ", "") == "".join(READ).replace(" ", "")
    assert found[-3:] == READ[-3:]


@pytest.mark.parametrize("mark", ["Nơi nhận:", "Noi nhận:", "Nơi nhân:"])
def test_recipients_and_signature(mark: str) -> None:
    end = (
        line(mark, 85, 400, 12),
        line("- Như trên;", 85, 413, 11),
        line("- Lưu: VT.", 85, 426, 11),
        line("TM. ỦY BAN NHÂN DÂN", 350, 401),
        line("CHỦ TỊCH", 385, 418),
        line("Trương Quốc Lập", 370, 500),
    )
    found = blocks(page(*BODY, *end))
    assert found[3:6] == [mark, "- Như trên;", "- Lưu: VT."]
    assert found[-1] == "Trương Quốc Lập"


def test_hanging_bullets() -> None:
    found = blocks(
        page(
            line("- Rà soát quy hoạch mạng lưới trạm sạc trên địa bàn toàn", 100, 100, right=545),
            line("tỉnh, hoàn thành trong quý I.", 112, 118),
            line("- Công khai thủ tục đầu tư trên cổng thông tin của các sở", 100, 136, right=545),
            line("và các xã.", 112, 154),
            line("Văn phòng đôn đốc việc thực hiện của các đơn vị trong tỉnh", 85, 176, right=545),
            line("và báo cáo.", 85, 194),
        )
    )
    assert [block[:10] for block in found] == ["- Rà soát ", "- Công kha", "Văn phòng "]


def test_pages_and_places() -> None:
    first = page(*BODY)
    second = page(line("- 2 -", 300, 40), line("Điều khoản chung.", 121, 100), number=2)
    written = write_pages([first, second])
    assert [(item.number, item.width) for item in written.pages] == [(1, 595), (2, 595)]
    assert [own.page for own in written.lines] == [1] * 6 + [2]
    assert [own.span.of(written.text) for own in written.lines][-1] == "Điều khoản chung."
    assert [issue.code for issue in written.issues] == [IssueCode.PAGE_FURNITURE]


def test_lines_are_sorted_and_do_not_overlap() -> None:
    table = PageTable(
        Box(85, 320, 545, 360),
        tuple(PageRow(("a", "b"), Box(85, top, 545, top + 20)) for top in (320, 340)),
    )
    written = write_pages([page(*HEAD, *BODY, tables=(table,))])
    spans = [own.span for own in written.lines]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert written.text.endswith("| a | b |\n| a | b |")


def test_nothing_on_a_page() -> None:
    assert write_pages([page()]).text == ""


def two_pages(text: str, gap: float, lines: int = 14) -> PageLines:
    """A sheet with two pages of running text, `gap` points apart."""
    across = (1190.0 - gap - 170.0) / 2
    starts = (85.0, 85.0 + across + gap)
    return PageLines(
        1,
        1190.0,
        842.0,
        tuple(
            line(f"{text} {side} {number}", x, 100 + 20 * number, right=x + across)
            for number in range(lines)
            for side, x in zip(("trái", "phải"), starts, strict=True)
        ),
    )


def test_two_pages_of_a_book_are_read_one_after_the_other() -> None:
    words = write_pages([two_pages("các dòng chữ ở trang bên", 130)]).text.split()
    assert words.index("phải") > max(at for at, word in enumerate(words) if word == "trái")


@pytest.mark.parametrize(("gap", "lines"), [(30, 14), (130, 5)])
def test_a_broad_page_is_not_cut_in_two(gap: float, lines: int) -> None:
    assert len(single_pages(two_pages("các dòng chữ ở cột bên", gap, lines))) == 1


def test_wide_lines_below_a_dense_letterhead_are_one_paragraph() -> None:
    dense = [line("ỦY BAN NHÂN DÂN" if i else "TỈNH HẠ XUYÊN", 250, 60 + 14 * i) for i in range(9)]
    wide = [
        line("Sở Công Thương chủ trì, phối hợp với các xã, phường rà soát", 121, 260, right=545),
        *(
            line("toàn bộ điểm sạc xe điện và lập danh mục", 85, 260 + 24 * i, right=545)
            for i in range(1, 6)
        ),
        line("ưu tiên.", 85, 404),
    ]
    assert blocks(page(*dense, *wide))[-1].endswith("danh mục ưu tiên.")


PLAIN = (
    ("Rà soát toàn bộ điểm sạc xe điện trên địa bàn và lập danh mục.", 545),
    ("Lắp trạm sạc.", None),
    ("Công khai thủ tục đầu tư; bố trí quỹ đất cho các bãi đỗ xe tại", 545),
    ("các xã.", None),
    ("Kiểm tra hằng quý.", None),
    ("Báo cáo kết quả.", None),
    ("Vận động Nhân dân tham gia giám sát.", None),
)


def test_paragraphs_without_indent_or_space_end_with_a_sentence_at_the_margin() -> None:
    lines = [line(text, 85, 100 + 18 * i, right=right) for i, (text, right) in enumerate(PLAIN)]
    found = blocks(page(*lines))
    assert found[:3] == [
        "Rà soát toàn bộ điểm sạc xe điện trên địa bàn và lập danh mục.",
        "Lắp trạm sạc.",
        "Công khai thủ tục đầu tư; bố trí quỹ đất cho các bãi đỗ xe tại các xã.",
    ]


def test_a_title_in_capitals_is_not_part_of_the_paragraph_below() -> None:
    title = line("LẮP ĐẶT TRẠM SẠC XE ĐIỆN TRÊN ĐỊA BÀN TỈNH HẠ XUYÊN NĂM 2027", 85, 100, right=545)
    found = blocks(page(title, line("Căn cứ Luật Đường bộ;", 85, 118)))
    assert found == [title.text, "Căn cứ Luật Đường bộ;"]


def test_a_letterhead_in_plain_letters_from_the_left() -> None:
    left = ("ỦY BAN NHÂN DÂN", "TỈNH HẠ XUYÊN", "Số: 45/KH-UBND")
    right = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    lines = [
        line(text, x, 60 + 16 * i)
        for x, side in ((85, left), (300, right))
        for i, text in enumerate(side)
    ]
    text = write_pages([page(*lines)]).text
    assert "Số: 45/KH-UBND" in text.splitlines()


def test_sentences_that_end_at_the_margin_of_hanging_paragraphs_do_not_end_them() -> None:
    lines = []
    for at in range(6):
        y = 100 + 54 * at
        lines += [
            line("Sở Công Thương chủ trì rà soát toàn bộ điểm sạc xe điện.", 85, y, right=545),
            line(
                "Báo cáo kết quả gửi Ủy ban nhân dân tỉnh trước ngày mười", 113, y + 18, right=545
            ),
            line("lăm hằng tháng.", 113, y + 36),
        ]
    assert len(blocks(page(*lines))) == 6
