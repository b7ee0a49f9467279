"""Whatever the order of the file: lines are read as they stand on the page."""

from __future__ import annotations

import pytest

from .press import A4, LEFT, Press, Set, blocks_of, printed, read, text_of

BODY = (
    "Sở Công Thương chủ trì, phối hợp với các xã, phường rà soát toàn bộ điểm sạc xe điện, lập danh mục"
    " đầu tư theo thứ tự ưu tiên và báo cáo Ủy ban nhân dân tỉnh Hạ Xuyên trước ngày 15 tháng 9 năm 2027.",
    "Các huyện, thành phố bố trí quỹ đất, công khai thủ tục và hỗ trợ nhà đầu tư hoàn thành đúng tiến độ"
    " đã cam kết; định kỳ mỗi quý đánh giá một lần.",
)


def letterhead(page: Press) -> Press:
    left = ["ỦY BAN NHÂN DÂN", "TỈNH HẠ XUYÊN"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    for index, line in enumerate(left):
        page.centred(line, 170, 60 + 17 * index, 13)
    page.centred("Số: 45/KH-UBND", 170, 112, 13, bold=False)
    for index, line in enumerate(right):
        page.centred(line, 415, 60 + 17 * index, 13)
    page.centred("Hạ Xuyên, ngày 03 tháng 02 năm 2027", 415, 112, 13, bold=False)
    page.centred("KẾ HOẠCH", 315, 150)
    page.centred("Phát triển trạm sạc xe điện giai đoạn 2027 - 2030", 315, 168)
    return page


LETTERHEAD = [
    "ỦY BAN NHÂN DÂN TỈNH HẠ XUYÊN",
    "Số: 45/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hạ Xuyên, ngày 03 tháng 02 năm 2027",
    "KẾ HOẠCH",
    "Phát triển trạm sạc xe điện giai đoạn 2027 - 2030",
]


def plan(size: tuple[float, float] = A4, rotate: int = 0) -> Press:
    page = letterhead(Press(size, rotate=rotate))
    y = 200.0
    for text in BODY:
        y = page.paragraph(text, y)
    return page


def recipients(page: Press, y: float) -> Press:
    page.put(Set("Nơi nhận:", LEFT, y, 12, True))
    page.lines(
        ["- Bộ Công Thương;", "- Các sở, ban, ngành;", "- Lưu: VT, KT."], LEFT, y + 15, 11, step=13
    )
    for index, line in enumerate(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]):
        page.centred(line, 430, y + 17 * index)
    return page.centred("Trương Quốc Lập", 430, y + 110)


RECIPIENTS = [
    "Nơi nhận:",
    "- Bộ Công Thương;",
    "- Các sở, ban, ngành;",
    "- Lưu: VT, KT.",
    "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
    "Trương Quốc Lập",
]


def test_letterhead_is_read_column_by_column_then_the_body() -> None:
    assert blocks_of(text_of(plan())) == [*LETTERHEAD, *BODY]


@pytest.mark.parametrize("order", range(5))
def test_the_order_of_the_file_does_not_matter(order: int) -> None:
    page = recipients(plan(), 420)
    assert text_of(page, order=order) == text_of(page)


@pytest.mark.parametrize("y", [420, 427, 434])
def test_recipients_before_the_signature_beside_them(y: float) -> None:
    page = plan()
    recipients(page, y)
    assert blocks_of(text_of(page))[-6:] == RECIPIENTS


def test_signature_that_begins_above_the_recipients() -> None:
    page = plan()
    page.lines(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], LEFT, 470, 11, step=13)
    page.centred("TM. ỦY BAN NHÂN DÂN", 430, 440)
    page.centred("CHỦ TỊCH", 430, 475)
    page.centred("Trương Quốc Lập", 430, 560)
    found = blocks_of(text_of(page))[len(LETTERHEAD) + len(BODY) :]
    assert found[:3] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert " ".join(found[3:]) == "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trương Quốc Lập"


def test_recipients_over_two_pages_come_before_the_signature() -> None:
    first, second = plan(), Press()
    first.put(Set("Nơi nhận:", LEFT, 770, 12, True), Set("- Bộ Công Thương;", LEFT, 785, 11))
    first.centred("TM. ỦY BAN NHÂN DÂN", 430, 770)
    second.lines(["- Các sở, ban, ngành;", "- Lưu: VT, KT."], LEFT, 60, 11, step=13)
    second.centred("CHỦ TỊCH", 430, 60).centred("Trương Quốc Lập", 430, 140)
    found = blocks_of(text_of(first, second))
    assert found[-7:-3] == [
        "Nơi nhận:",
        "- Bộ Công Thương;",
        "- Các sở, ban, ngành;",
        "- Lưu: VT, KT.",
    ]
    assert found[-1] == "Trương Quốc Lập"


def test_a_recipient_on_two_lines_behind_the_end_of_the_page() -> None:
    first, second = plan(), Press()
    first.put(Set("Nơi nhận:", LEFT, 770, 12, True), Set("- Bộ Công Thương;", LEFT, 785, 11))
    first.centred("TM. ỦY BAN NHÂN DÂN", 430, 770).centred("CHỦ TỊCH", 430, 785)
    listed = ["- Chủ tịch, các Phó Chủ", "tịch tỉnh;"]
    second.lines([*listed, "- Lưu: VT, KT."], LEFT, 60, 11, step=13)
    second.centred("Trương Quốc Lập", 430, 140)
    found = blocks_of(text_of(first, second))
    assert found.index("- Lưu: VT, KT.") < found.index("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("Số: 208/KH-", "UBND", "Số: 208/KH-UBND"),
        ("Hạ Xuyên, ngày 03 tháng 02 năm", "2027", "Hạ Xuyên, ngày 03 tháng 02 năm 2027"),
    ],
)
def test_lines_in_the_middle_of_a_narrow_column(upper: str, lower: str, whole: str) -> None:
    page = Press()
    page.centred("TỈNH HẠ XUYÊN", 170, 60, 12).centred(upper, 170, 84, 12, bold=False)
    page.centred(lower, 170, 98, 12, bold=False)
    page.centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 430, 60, 12)
    page.centred("Độc lập - Tự do - Hạnh phúc", 430, 75)
    assert whole in blocks_of(text_of(page))


def test_text_in_two_columns() -> None:
    page = Press()
    for left, text in ((60.0, BODY[0]), (320.0, BODY[1])):
        y = page.paragraph(text, 100, left, left + 220, 12, indent=18, step=15)
        page.paragraph(text.upper(), y, left, left + 220, 12, indent=18, step=15)
    found = blocks_of(text_of(page))
    assert found == [BODY[0], BODY[0].upper(), BODY[1], BODY[1].upper()]


def test_a_list_with_figures_at_the_right_is_read_across() -> None:
    page = plan()
    for index, (name, figure) in enumerate(
        (
            ("- Ngân sách tỉnh:", "120 tỷ đồng"),
            ("- Vốn vay:", "45 tỷ đồng"),
            ("- Vốn khác:", "7 tỷ đồng"),
        )
    ):
        page.put(Set(name, LEFT + 36, 430 + 24 * index), Set(figure, 440, 430 + 24 * index))
    assert blocks_of(text_of(page))[-3:] == [
        "- Ngân sách tỉnh: 120 tỷ đồng",
        "- Vốn vay: 45 tỷ đồng",
        "- Vốn khác: 7 tỷ đồng",
    ]


def test_labels_set_apart_by_a_tab_stay_with_their_words() -> None:
    page = plan()
    for index, text in enumerate(("Rà soát quy hoạch;", "Ban hành đơn giá;", "Kiểm tra định kỳ.")):
        page.put(
            Set(f"{index + 1}.", LEFT + 18, 430 + 24 * index),
            Set(text, LEFT + 54, 430 + 24 * index),
        )
    assert blocks_of(text_of(page))[-3:] == [
        "1. Rà soát quy hoạch;",
        "2. Ban hành đơn giá;",
        "3. Kiểm tra định kỳ.",
    ]


def test_a_date_stamped_into_its_gap() -> None:
    page = plan()
    page.put(
        Set("Hạ Xuyên, ngày", 300, 450, 13),
        Set("tháng 02 năm 2027", 420, 450, 13),
        Set("19", 400, 451, 12),
    )
    assert blocks_of(text_of(page))[-1] == "Hạ Xuyên, ngày 19 tháng 02 năm 2027"


def test_hyphens_and_slashes_at_line_ends_join_without_a_space() -> None:
    page = Press()
    page.paragraph(
        "Theo quy định tại Nghị quyết số 45/NQ-HĐND của Hội đồng nhân dân tỉnh và Tờ trình số 705/TTr-",
        100,
    )
    lines = [text for text in page.texts if text.y == max(t.y for t in page.texts)]
    y = lines[0].y + 18
    page.put(Set("SCT ngày 13 tháng 02.", LEFT, y))
    page.texts = [t for t in page.texts if t not in lines]
    page._justified([*" ".join(t.text for t in lines).split()], LEFT, y - 18, 545, 14)
    assert text_of(page).endswith("705/TTr-SCT ngày 13 tháng 02.")


def test_bold_lines_are_marked() -> None:
    page = Press()
    page.put(Set("I. MỤC TIÊU", LEFT + 36, 100, bold=True))
    page.paragraph(BODY[0], 124)
    assert text_of(page).startswith("**I. MỤC TIÊU**\n\nSở Công Thương")


def test_words_printed_twice_for_a_bold_look_are_read_once() -> None:
    page = Press().put(Set("MỤC TIÊU CHUNG", 100, 100), Set("MỤC TIÊU CHUNG", 100.4, 100))
    assert blocks_of(text_of(page)) == ["MỤC TIÊU CHUNG"]


def test_characters_that_mean_something_in_markdown_are_escaped() -> None:
    page = Press().put(Set("Ghi chú (*) và ** cùng | nhau", 100, 100), Set("# mục", 100, 140))
    found = read(printed(page))
    assert "\\*\\*" in found.text
    assert "\\# mục" in found.text
