"""Strategies: texts that look like official documents, with all that can go wrong in one."""

from __future__ import annotations

import unicodedata
from functools import partial

from hypothesis import strategies as st

LABELS = (
    "PHẦN I. ", "Chương II\n", "Mục 1. ", "Điều 1. ", "Điều 3a. ", "I. ", "II. ", "IV/ ", "A. ",
    "1. ", "2. ", "3) ", "l. ", "1.1. ", "1.1.1 ", "2.3. ", "(1) ", "(i) ", "a) ", "b. ", "d) ",
    "d) ", "đ) ", "a1) ", "- ", "+ ", "* ", "• ", "- c) ", "- 3. ", "– ", "12/ ", "999. ", "0. ",
)  # fmt: skip
WORDS = (
    "MỤC TIÊU", "TỔ CHỨC THỰC HIỆN", "Mục đích, yêu cầu", "Đến năm 2030, ít nhất 95% số hộ",
    "có 1.500 thiết bị IoT;", "tăng gấp đôi so với năm 2024.", "giảm còn dưới 9% (vùng cao 15%)",
    "Sở Y tế chủ trì, phối hợp với UBND các xã", "báo cáo trước ngày 15/12 hằng năm;", "quý IV/2026",
    "theo Quyết định số 12/QĐ-UBND ngày 03/4/2025", "tại khoản\n2 Điều 5 Luật Đất đai", "72-KL/TW",
    "truy n hập", "như sau:", "của các", "VÀ", "theo quy định. d) Nền tảng số", "KẾ HOẠCH",
    "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Ví", "PHỤ LỤC I",
    "Số:    /KH-UBND", "Vân Khê, ngày 05 tháng 3 năm 2025", "ngày    tháng    năm 2025",
    "Căn cứ Luật Ngân sách nhà nước;", "Trên đây là Kế hoạch", "ỦY BAN NHÂN DÂN", "200 Mbps",
    "từ 01 đến 02 định danh", "(sau đây gọi tắt là Ban Chỉ đạo)", "[1] Chú thích", "12", "2025",
)  # fmt: skip
NOISE = (
    "**", "*", "***", "# ", "## ", "> ", "`", "\\.", "\\", "|", "| a | b |", "\n| a | b |\n|---|---|\n| c | d |\n| 1. e | |\n", "|---|---|",
    "---", "___",
    "<br>", "<b>", "</p>", "<div>", "&nbsp;", "&amp;", "&#", "[x](http://a.b)", "![](", "](", "<!--",
    "\f", "\r\n", "\r", "\t", "\xa0", "\u200b", "\xad", "\ufeff", "\u0301", "\u0323\u0302", "\x00",
    "\x07", "\x85", "\u2028", "\ufffd", "\U0001f600", "ǰ", "İ", "ß", "ﬁ", "Ð", "с", "．", "…", "–", "½",
    "²", "٣", "x" * 300, "1" * 40, "1.000." * 9, "%" * 5, "(" * 30, "((1)", ".." * 40, "a;" * 20,
)  # fmt: skip
GAPS = (" ", " ", "\n", "\n", "\n", "\n\n", "\n \n", "", "  ", "\n    ")

_PIECES = st.one_of(
    st.sampled_from(LABELS),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(NOISE),
    st.text(max_size=8),
)


def texts(max_pieces: int = 40) -> st.SearchStrategy[str]:
    """Labels, words and noise by turns, in any order, composed or decomposed."""
    joined = st.lists(st.tuples(_PIECES, st.sampled_from(GAPS)), max_size=max_pieces).map(
        lambda pairs: "".join(piece + gap for piece, gap in pairs)
    )
    decomposed = joined.map(partial(unicodedata.normalize, "NFD"))
    return st.one_of(joined, decomposed)


def plans(max_pieces: int = 40) -> st.SearchStrategy[str]:
    """Texts without noise: lines of words, with a label or without, as an author writes them."""
    label = st.one_of(st.sampled_from(LABELS), st.sampled_from(("- ", "+ ", "", "")))
    line = st.tuples(label, st.sampled_from(WORDS)).map("".join)
    return st.lists(line, min_size=1, max_size=max_pieces).map("\n".join)
