"""Lines become blocks: wraps and page breaks joined, everything traced to the file."""

from __future__ import annotations

import pytest

from extractor.model import Span, Text
from extractor.normalise import normalise
from extractor.read import read_text


def normalised(text: str) -> Text:
    return normalise(read_text(text))


def lines(text: str) -> list[str]:
    return normalised(text).text.split("\n")


WRAPPED = """**KẾ HOẠCH**

PHÁT TRIỂN CHỢ QUÊ GIAI ĐOẠN 2025 -
2030

**I. MỤC
ĐÍCH, YÊU CẦU**

**1. Mục đích**

- Giúp người dân các thôn
có nơi mua bán ổn định, hợp vệ
sinh theo quy định tại khoản
2 Điều 5 của Quy chế.

- Giữ nếp chợ phiên về kinh tế
- xã hội giai đoạn 2025
- 2030.

**2. Phòng Kinh
tế**

Theo dõi việc thực hiện:
Ngân sách xã chi.
"""


def test_hard_wrapped_paragraphs_and_headings_are_joined() -> None:
    assert lines(WRAPPED) == [
        "KẾ HOẠCH",
        "PHÁT TRIỂN CHỢ QUÊ GIAI ĐOẠN 2025 - 2030",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "- Giúp người dân các thôn có nơi mua bán ổn định, hợp vệ sinh theo quy định tại khoản 2 Điều 5 "
        "của Quy chế.",
        "- Giữ nếp chợ phiên về kinh tế - xã hội giai đoạn 2025 - 2030.",
        "2. Phòng Kinh tế",
        "Theo dõi việc thực hiện: Ngân sách xã chi.",
    ]


def test_one_line_paragraphs_stay_apart() -> None:
    text = "1. Hạ tầng số\nMở rộng vùng phủ sóng\nTrồng cây ven đường.\n2. Khác"
    assert lines(text) == text.split("\n")


_VILLAGES = ("Đông", "Tây", "Nam", "Bắc")


def test_a_paragraph_broken_over_a_page_is_joined_and_reported() -> None:
    filler = "Dòng khác. " * 60
    text = "".join(
        f"Thôn {name} họp dân bàn việc sửa đường và\n\n{n}\n\ntrồng cây ở {name}.\n\n{filler}\n\n"
        for n, name in enumerate(_VILLAGES, 2)
    )
    result = normalised(text)
    assert result.text.count("sửa đường và trồng cây ở") == 4
    codes = [issue.code.value for issue in result.issues]
    assert codes.count("page_furniture") == 4
    assert codes.count("broken_paragraph") == 4


def test_running_heads_at_form_feeds_go() -> None:
    pages = (f"Chợ quê - trang {n}\nViệc của thôn {name}" for n, name in enumerate(_VILLAGES, 1))
    assert lines("\f".join(pages)) == [f"Việc của thôn {name}" for name in _VILLAGES]


def test_a_running_head_of_three_pages_goes_and_titles_of_annexes_stay() -> None:
    text = "Các bản giữ rừng,\n\f2\n{}\ngiữ suối,\n\f3\n{}\ngiữ nương."
    assert lines(text.format("PHƯƠNG ÁN BẢN MÂY", "PHƯƠNG ÁN BẢN MÂY")) == [
        "Các bản giữ rừng, giữ suối, giữ nương."
    ]
    assert "PHỤ LỤC 1" in lines(text.format("PHỤ LỤC 1", "PHỤ LỤC 2"))


def test_numbers_in_a_column_are_no_page_numbers() -> None:
    text = "Số hộ từng thôn\n\n12\n\n13\n\n14\n\nTổng cộng"
    assert lines(text) == ["Số hộ từng thôn", "12", "13", "14", "Tổng cộng"]


def test_cells_of_a_flattened_table_know_their_row() -> None:
    result = normalised("|\n**TT**\n|\n**Thôn**\n|\n|\n1\n|\nĐông\n|\n|\n2\n|\nTây\n|\n\nHết.")
    found = [(block.cell, block.span.of(result.text)) for block in result.blocks]
    assert found == [
        ((0, 0), "TT"), ((0, 0), "Thôn"), ((0, 1), "1"), ((0, 1), "Đông"), ((0, 2), "2"),
        ((0, 2), "Tây"), (None, "Hết."),
    ]  # fmt: skip


def test_a_heading_set_as_two_bold_paragraphs_is_one() -> None:
    text = "**3. Đề nghị Hội Nông dân xã, Hội Liên hiệp**\n\n**Phụ nữ xã và các chi hội**\n\n- Tuyên truyền."
    assert lines(text)[0] == "3. Đề nghị Hội Nông dân xã, Hội Liên hiệp Phụ nữ xã và các chi hội"


def test_signature_lines_stay_apart_although_bold_goes_on() -> None:
    text = "**TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**\n\nTrần Văn Mẫu"
    assert lines(text) == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Mẫu"]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("có thể truy n hập mạng", "có thể truy nhập mạng"),
        ("giao h ằng năm", "giao hằng năm"),
        ("triển kh ai sớm", "triển khai sớm"),
        ("theo điểm c khoản 2", "theo điểm c khoản 2"),
        ("nhóm b có ba thôn", "nhóm b có ba thôn"),
        ("dài 10 m có lan can", "dài 10 m có lan can"),
        ("ở xã em út", "ở xã em út"),
    ],
)
def test_words_split_by_a_space(text: str, mended: str) -> None:
    assert normalised(text).text == mended


def test_every_character_is_traced_to_the_file() -> None:
    raw = "**1.  Phòng\r\nKinh tế**\r\n\r\n- Rà&nbsp;soát, truy n hập;\r\n"
    result = normalised(raw)
    assert result.text == "1. Phòng Kinh tế\n- Rà soát, truy nhập;"
    for at, letter in enumerate(result.text):
        origin = result.offsets.to_old(Span(at, at + 1)).of(raw)
        assert origin == letter or (letter in " \n" and not origin.isalnum())


def test_escapes_links_and_tags_are_residue() -> None:
    assert lines("1\\. Xem [cổng](https://an-hoa.vn) <b>của</b> xã &amp; thôn (*)") == [
        "1. Xem cổng của xã & thôn (*)"
    ]
