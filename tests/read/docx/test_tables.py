"""Tables of data as rows; tables that only place text as the text that they place."""

from __future__ import annotations

import pytest

from .word import p, paragraphs_of, r, tbl, tc, text_of, tr


def test_rows_of_data_are_one_line_each() -> None:
    rows = (tr("TT", "Nhiệm vụ"), tr("1", "Rà soát|báo cáo"), tr("2", tc(p("a") + p("b"))))
    text = text_of(p("Phụ lục") + tbl(*rows) + p("Hết"))
    assert text == ("Phụ lục\n\n| TT | Nhiệm vụ |\n| 1 | Rà soát\\|báo cáo |\n| 2 | a b |\n\nHết")


def test_every_cell_stands_in_its_column() -> None:
    wide, down = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    rows = (
        tr(tc("TT", down), tc("Thời gian", wide), "Cơ quan"),
        tr(tc("", "<w:vMerge/>"), "Sáng", "Chiều", tc("", '<w:vMerge w:val="continue"/>')),
        tr("1", "x", properties='<w:gridBefore w:val="1"/>'),
    )
    assert text_of(tbl(*rows)).split("\n") == [
        "| TT | Thời gian | | Cơ quan |".replace("| |", "|  |"),
        "|  | Sáng | Chiều |  |",
        "|  | 1 | x |",
    ]


def test_deleted_rows_and_cells_are_left_out() -> None:
    rows = (
        tr("TT", "a", "b"),
        tr("1", "c", "d", properties="<w:del/>"),
        tr("2", tc("e", "<w:cellDel/>"), "f"),
        "<w:ins>" + tr("3", "g", "h") + "</w:ins>",
    )
    assert text_of(tbl(*rows)) == "| TT | a | b |\n| 2 |  | f |\n| 3 | g | h |"


def test_a_letterhead_is_read_column_by_column() -> None:
    left = p(r("UBND TỈNH SÔNG LAM", "<w:b/>")) + p("_______")
    right = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc") + p("---")
    head = tbl(tr(tc(left), tc(right)), tr("Số: 12/KH-UBND", "Sông Lam, ngày 05 tháng 3 năm 2025"))
    assert paragraphs_of(head + p("KẾ HOẠCH")) == [
        "**UBND TỈNH SÔNG LAM**",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Lam, ngày 05 tháng 3 năm 2025",
        "KẾ HOẠCH",
    ]


def test_rows_across_a_letterhead_stay_between_the_columns() -> None:
    head = tbl(
        tr(tc("MẬT", '<w:gridSpan w:val="2"/>')),
        tr("UBND XÃ AN BÌNH", "Độc lập - Tự do - Hạnh phúc"),
        tr("Số: 3/KH-UBND", "An Bình, ngày 1 tháng 2 năm 2025"),
    )
    assert paragraphs_of(head) == [
        "MẬT",
        "UBND XÃ AN BÌNH",
        "Số: 3/KH-UBND",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày 1 tháng 2 năm 2025",
    ]


def test_recipients_stand_before_the_signature() -> None:
    left = p("Nơi nhận:") + p("- Như trên;") + p("- Lưu: VT.")
    right = p("TM. ỦY BAN NHÂN DÂN") + p("CHỦ TỊCH") + p("Lê Văn A")
    assert paragraphs_of(tbl(tr(tc(left), tc(right)))) == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn A",
    ]  # fmt: skip


def test_columns_that_only_keep_room_are_none() -> None:
    rows = (
        tr("", "Nơi nhận:", "", "TM. ỦY BAN NHÂN DÂN", ""),
        tr("", "- Như trên;", "", "CHỦ TỊCH", ""),
        tr("", "", "", "Lê Văn A", ""),
    )
    assert paragraphs_of(tbl(*rows)) == [
        "Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn A",
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [[tr("khung")], [tr("a", "b")], [tr("a"), tr("b"), tr("c")]])
def test_frames_are_no_tables(rows: list[str]) -> None:
    assert "|" not in text_of(tbl(*rows))


def test_a_table_in_a_frame_is_a_table_of_its_own() -> None:
    inner = tbl(*(tr(str(at), "x") for at in range(3)))
    assert paragraphs_of(tbl(tr(tc(p("trên") + inner + p("dưới"))))) == [
        "trên",
        "| 0 | x |\n| 1 | x |\n| 2 | x |",
        "dưới",
    ]


def test_a_row_without_end_is_cut() -> None:
    rows = tr(tc("a", '<w:gridSpan w:val="999999999"/>'), "b") * 3
    assert max(len(line) for line in text_of(tbl(rows)).split("\n")) < 300


def test_a_table_that_frames_the_page_is_no_data() -> None:
    page = "".join(p(f"{number}. Sở Y tế rà soát trạm y tế.") for number in range(1, 20))
    rows = tr("x", "y"), tr("z", tc(page)), tr("u", "v")
    assert "|" not in text_of(tbl(*rows))
    assert text_of(tbl(*rows, *[tr("1", "Rà soát")] * 9)).startswith("| x | y |")


@pytest.mark.parametrize("gap", ["<w:tab/>", "<w:tab/><w:tab/>", " " * 20])
def test_columns_set_with_tabs_or_spaces_are_read_one_after_the_other(gap: str) -> None:
    def row(left: str, right: str) -> str:
        texts = (f'<w:t xml:space="preserve">{text}</w:t>' for text in (left, right) if text)
        return p(r(gap.join(texts) if gap.startswith("<") else f"<w:t>{left}{gap}{right}</w:t>"))

    head = row("UBND XÃ SUỐI HOA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    head += row("Số: 15/KH-UBND", "Suối Hoa, ngày 12 tháng 3 năm 2026")
    foot = row("Nơi nhận:", "KT. CHỦ TỊCH") + row("- Như trên;", "PHÓ CHỦ TỊCH")
    foot += p("- Lưu: VT.") + row("- X;", "Lê Thị A")
    assert paragraphs_of(head + p("KẾ HOẠCH") + foot) == [
        *("UBND XÃ SUỐI HOA", "Số: 15/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        *("Suối Hoa, ngày 12 tháng 3 năm 2026", "KẾ HOẠCH", "Nơi nhận:", "- Như trên;"),
        *("- Lưu: VT.", "- X;", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị A"),
    ]


def test_tabs_in_other_lines_place_nothing() -> None:
    lines = [r(f"<w:t>{at}.</w:t><w:tab/><w:t>Rà soát</w:t>") for at in range(3)]
    assert paragraphs_of("".join(map(p, lines))) == [f"{at}.\tRà soát" for at in range(3)]


def test_a_small_table_in_a_cell_leaves_the_long_table_around_it_whole() -> None:
    inner = tbl(tr("x", "y"), tr("u", "v"))
    rows = [tr(str(number), "Rà soát số hộ", "Sở Y tế") for number in range(9)]
    text = text_of(tbl(*rows, tr("9", tc(inner + p()), "Sở Y tế")))
    assert len(text.split("\n")) == 10
    assert text.endswith("| 9 | x y u v | Sở Y tế |")
