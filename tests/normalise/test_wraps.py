"""Files without empty lines, broken at a width: where paragraphs end is read off the lengths."""

from __future__ import annotations

import textwrap

from extractor.model import Span
from extractor.normalise import normalise
from extractor.read import read_text

PARAGRAPHS = [
    "I. MỤC ĐÍCH",
    "1. Mục đích trồng rừng",
    "Giữ đất, giữ nước cho các bản ở đầu nguồn, giảm sạt lở vào mùa mưa và cho người dân thêm một "
    "nghề tại chỗ.",
    "Tạo chỗ cho chim về làm tổ, để học sinh các trường trong xã có nơi học ngoài lớp, biết tên cây "
    "và biết quý rừng của làng.",
    "2. Yêu cầu",
    "Chọn giống cây bản địa, ươm tại vườn của xã, không mua cây trôi nổi trên thị trường về trồng.",
    "Cây giống (giống bản địa - cây lim, cây trám) giao cho từng hộ.",
]
LETTERHEAD = """|
ỦY BAN NHÂN DÂN
XÃ SUỐI HOA
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
KẾ HOẠCH
Trồng rừng ven suối năm 2027
|
"""


def lines(text: str) -> list[str]:
    return normalise(read_text(text)).text.split("\n")


def wrapped(width: int) -> str:
    return "\n".join(line for text in PARAGRAPHS for line in textwrap.wrap(text, width))


def test_paragraphs_come_back_from_lines_of_any_width() -> None:
    for width in (48, 60, 72, 90):
        assert lines(wrapped(width)) == PARAGRAPHS, width


def test_a_heading_at_the_foot_of_a_page_stays_a_heading() -> None:
    head, rest = wrapped(72).split("\nGiữ đất", 1)
    assert lines(f"{head}\n\f2\n\nGiữ đất{rest}") == PARAGRAPHS


def test_a_dash_between_brackets_is_no_bullet() -> None:
    text = "Mỗi nhà có một cột thu sóng (cột\n- trụ thép). Các nhà\ncùng trông coi cột."
    assert lines(text)[0].startswith("Mỗi nhà có một cột thu sóng (cột - trụ thép)")


def test_text_behind_the_last_cell_of_a_letterhead_is_outside() -> None:
    text = normalise(read_text(LETTERHEAD.removesuffix("|\n")))
    inside = [block.cell is not None for block in text.blocks]
    assert inside == [True, True, True, True, False, False]


def test_lines_that_became_paragraphs_are_paragraphs_again() -> None:
    text = wrapped(50)
    assert lines(text.replace("\n", "\n\n")) == lines(text) == PARAGRAPHS


def test_empty_lines_between_paragraphs_that_are_whole_stay() -> None:
    assert lines("\n\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_a_title_that_runs_on_is_one_block_where_paragraphs_stand_apart() -> None:
    apart = "\n\n".join("\n".join(textwrap.wrap(text, 60)) for text in PARAGRAPHS)
    run_on = "**3. Ban Quản lý rừng xã:**\nChủ trì, phối hợp với các thôn ươm cây, giao cây\ncho từng hộ."
    heading = "**4. Ban Quản lý rừng xã**\nChủ trì ươm cây, giao cây\ncho từng hộ."
    assert lines(f"{apart}\n\n{run_on}\n\n{heading}")[-3:] == [
        "3. Ban Quản lý rừng xã: Chủ trì, phối hợp với các thôn ươm cây, giao cây cho từng hộ.",
        "4. Ban Quản lý rừng xã",
        "Chủ trì ươm cây, giao cây cho từng hộ.",
    ]


def test_indents_tell_where_paragraphs_begin() -> None:
    # Every sentence ends a line with room behind it, which alone would make it a paragraph.
    sentences = (
        "Các thôn ươm cây bản địa tại vườn của xã, không mua cây trôi nổi.",
        "Hộ nào nhận cây thì chăm sóc ba năm đầu, cây chết thì trồng lại.",
    )
    blocks = [f"{n}. {sentences[n % 2]} {sentences[(n + 1) % 2]}" for n in range(1, 8)]
    set_in = [
        textwrap.fill(text, 72, initial_indent=" " * 6, break_on_hyphens=False) for text in blocks
    ]
    assert lines("\n".join(set_in)) == blocks


def test_where_paragraphs_have_labels_a_sentence_goes_on() -> None:
    # At some of the widths a sentence inside of a paragraph ends with its line, and no room is left.
    first = "Các thôn ươm cây bản địa tại vườn của xã, không mua cây trôi nổi trên thị trường."
    then = "Hộ nào nhận cây thì chăm sóc ba năm đầu và trồng lại cây chết trước mùa mưa."
    blocks = [f"{n}. {first[: -n * 4].strip()} như vậy. {then}" for n in range(1, 16)]
    for width in range(60, 90):
        text = "\n".join(line for block in blocks for line in textwrap.wrap(block, width))
        assert lines(text) == blocks, width


def test_a_ground_ends_the_title_before_it() -> None:
    text = "KẾ HOẠCH\nTrồng rừng ven suối năm 2027\nThực hiện Kế hoạch số 5/KH-UBND, xã ban hành:"
    wide = "\n".join(line for block in PARAGRAPHS for line in textwrap.wrap(block, 28))
    assert lines(f"{text}\n{wide}")[1:3] == [
        "Trồng rừng ven suối năm 2027",
        "Thực hiện Kế hoạch số 5/KH-UBND, xã ban hành:",
    ]


def test_a_clause_goes_on_over_the_page() -> None:
    head, rest = wrapped(72).split("nghề tại chỗ.", 1)
    text = f"{head}nghề tại chỗ;\n\f2\n\nchia lợi cho từng bản.{rest}"
    assert "thêm một nghề tại chỗ; chia lợi cho từng bản." in "\n".join(lines(text))


def test_no_space_before_a_comma() -> None:
    assert lines("Các sở , ban ,ngành ; xã .") == ["Các sở, ban ,ngành; xã ."]


def test_words_that_run_together_are_parted_where_a_file_has_several() -> None:
    text = "Các cơquan theoQuyết định này trồngrừng ven suối,\ncôngan xã xem website."
    mended = normalise(read_text(text))
    assert mended.text.startswith("Các cơ quan theo Quyết định này trồng rừng ven suối")
    assert mended.text.endswith("xem website.")
    assert mended.offsets.to_old(Span(4, 11)).of(text) == "cơquan"
    assert lines("Các cơquan trồng rừng.") == ["Các cơquan trồng rừng."]


def test_names_of_the_letterhead_may_break_behind_their_first_word() -> None:
    text = "ỦY\nBAN NHÂN DÂN\nXÃ SUỐI HOA\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSuối\nHoa, ngày 5 tháng 3"
    assert lines(text) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ SUỐI HOA",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Suối Hoa, ngày 5 tháng 3",
    ]


def test_a_title_in_capitals_ends_where_small_letters_begin() -> None:
    title = "TRỒNG RỪNG VEN SUỐI, GIỮ NƯỚC CHO CÁC BẢN Ở ĐẦU NGUỒN TRÊN ĐỊA BÀN XÃ SUỐI"
    wide = "\n".join(line for block in PARAGRAPHS for line in textwrap.wrap(block, 76))
    text = f"CHỈ THỊ\n{title}\nHOA\nSau 02 năm triển khai thực hiện\nKết luận số 4-KL/TU, xã có\n{wide}"
    assert lines(text)[1:4] == [
        f"{title} HOA",
        "Sau 02 năm triển khai thực hiện Kết luận số 4-KL/TU, xã có",
        "I. MỤC ĐÍCH",
    ]


def test_the_word_that_enacts_stands_alone() -> None:
    wide = "\n".join(line for block in PARAGRAPHS for line in textwrap.wrap(block, 76))
    text = (
        f"Theo đề nghị của Trưởng thôn tại Tờ trình số 5,\nQUYẾT ĐỊNH:\nĐiều 1. Trồng rừng.\n{wide}"
    )
    assert lines(text)[:2] == ["Theo đề nghị của Trưởng thôn tại Tờ trình số 5,", "QUYẾT ĐỊNH:"]


def test_a_title_in_capitals_over_several_bold_lines_is_one_heading() -> None:
    title = ["Chương V", "QUẢN LÝ RỪNG VÀ NGUỒN NƯỚC", "CỦA CÁC BẢN", "Ở ĐẦU NGUỒN"]
    bold = [f"**{line}**" for line in title]
    for gap in ("\n", "\n\n"):
        found = lines(gap.join([*bold, "**Điều 1. Phạm vi**", "Rừng của các bản."]))
        assert found[0] == " ".join(title)
        assert found[1].startswith("Điều 1.")
    assert lines("**I. MỤC TIÊU**\n**Giữ rừng**")[0] == "I. MỤC TIÊU"
