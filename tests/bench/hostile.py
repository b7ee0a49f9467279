"""Texts that say one thing over and over: where time that grows with the square shows at once."""

from __future__ import annotations

_UNITS = (
    # Lines and labels
    "phát triển hạ tầng số ", "phát triển hạ tầng số của tỉnh theo quy định của\n",
    "Phát triển Hạ tầng số của tỉnh theo quy định của pháp luật hiện hành, và\n\n",
    "1. Đạt\n", "- Đạt 5%\n", "- a\n+ b\n", "a) Đạt\nd) Hai\n", "I. ", "I. A\n", "IVXLC", "12\n\n",
    "theo quy định. d) Nền tảng. đ) Hai. ", "quy định. 2. Nền tảng. 3. Hai. ", "- ", "– ", "-",
    "1.", "1 000 ", "1", ".", ". ", "a; ", "như sau: ", "ỦY BAN\n", "SỞ Y TẾ ", "ABC", "x", "X",
    "[1] Chú thích\n", "a[1] ", "Trang 12\nabc\n", "PHỤ LỤC I\n", "KẾ HOẠCH\n", "Nơi nhận:\n- Như trên;\n",
    # Marks and characters
    "(", "[", "[x ", "|", "| a | b |\n", "**", "** a ", "# ", "`", "<", "<b ", '<b a="x ', "&", "&amp;",
    "<p>a</p>", "<b>a</b>\n", "<li>a", "<td>a", " ", "\n", "          a", "\t", "\f", "trang\f", "\r",
    "a\u0301", "\u0301", "\u200b", "\xa0", "“", "“a” ", "сс ", "１２", "½",
    # Figures and dates
    "95% ", "đạt 95%, ", "10 - 20 - ", "năm 2025 ", "năm ", "đến năm ", "tháng 12 ", "01/02/", "12/",
    "ngày 01/02/2025 ", "tăng gấp đôi ", "giảm còn dưới 9% (vùng cao 15%) và ", "mỗi hộ ", "ít nhất ",
    "từ 1 đến 2 ", "so với năm 2024 ", "trong đó ", "trước ngày 15/12 hằng năm ", "quý IV/2026 ",
    # Agencies and citations
    "Sở Y tế, ", "Sở Y tế và ", "phối hợp với ", "chủ trì, ", "UBND các xã, phường, ", "báo cáo Sở Y tế ",
    "tham mưu UBND tỉnh ", "các cơ quan, đơn vị, ", "(sau đây gọi tắt là ABC) ", "(sau đây gọi tắt là ",
    "Ủy ban nhân dân (UBND) ", "TM. ỦY BAN NHÂN DÂN\n", "CHỦ TỊCH\n", "Trần Văn Ví ",
    "Quyết định số 12/QĐ-UBND ngày 03/4/2025 của ", "Quyết định số ", "số ", "12/KH-", "Luật ",
    "Căn cứ Luật A;\n", "Điều 5 ", "khoản 2 Điều 5 ", "tại khoản\n2 Điều 5\n", "truy n hập h ằng ",
)  # fmt: skip

SHAPES = {repr(unit)[1:-1]: unit for unit in _UNITS}
"""The units to repeat, by how they are shown."""


def repeated(unit: str, size: int) -> str:
    """`unit` over and over below a heading, `size` characters in all."""
    return "I. MỤC TIÊU\n" + unit * (size // len(unit))
