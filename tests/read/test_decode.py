"""Bytes to characters, in every encoding that is read and some that are not."""

from __future__ import annotations

import codecs
import unicodedata
from typing import Literal

import pytest

from extractor.errors import UnreadableDocument
from extractor.read.decode import decode

_TEXT = (
    "KẾ HOẠCH\nPhát triển hạ tầng số tỉnh Vạn Xuân năm 2025\n"
    "1. Rà soát, tổng hợp; báo cáo “kết quả” – đợt 1.\n2. Đạt 95,5% hộ gia đình.\n"
)
_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def in_1258(text: str) -> bytes:
    """Windows-1258 has the letters ă â ê ô ơ ư đ, and the five tones as marks behind them."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    apart = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in tones)
        rest = "".join(part for part in parts if part not in tones)
        apart += unicodedata.normalize("NFC", rest) + tone
    return apart.encode("windows-1258")


@pytest.mark.parametrize("encoding", _MARKS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("marked", [True, False])
def test_unicode_encodings(encoding: str, form: Literal["NFC", "NFD"], marked: bool) -> None:
    text = unicodedata.normalize(form, _TEXT)
    data = (_MARKS[encoding] if marked else b"") + text.encode(encoding)
    assert decode(data, "plan.txt") == (text, encoding)


def test_ascii_is_utf8() -> None:
    assert decode(b"KE HOACH 2025", "plan.txt") == ("KE HOACH 2025", "utf-8")


def test_windows_1258() -> None:
    text, encoding = decode(in_1258(_TEXT), "plan.txt")
    assert encoding == "windows-1258"
    assert unicodedata.normalize("NFC", text) == _TEXT


def test_a_page_may_name_its_encoding() -> None:
    page = '<meta charset="iso-8859-1"><p>Café, Tây Nguyên: thành công</p>'
    assert decode(page.encode("latin-1"), "page.html") == (page, "windows-1252")
    assert decode(page.encode("utf-8"), "page.html") == (page, "utf-8")


@pytest.mark.parametrize(("at", "kept"), [(20, 1), (-1, 0)])
def test_a_few_broken_bytes_are_replaced(at: int, kept: int) -> None:
    data = bytearray(_TEXT.encode())
    if kept:
        data[at:at] = b"\xff"
    else:  # cut off within a letter
        data = data[: data.rindex("ì".encode()) + 1]
    text, encoding = decode(bytes(data), "plan.txt")
    assert encoding == "utf-8"
    assert text.count("\ufffd") == 1


def test_nul_bytes_in_text_are_kept_for_the_normaliser() -> None:
    text = "Kế hoạch\x00 năm 2025, " * 10
    assert decode(text.encode(), "plan.txt") == (text, "utf-8")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (bytes(range(256)) * 20, "binary"),
        (b"\x00" * 1000, "binary"),
        (b"\x00\x01\x02\x03" * 500, "binary"),
        (b"\x01\x02\x03 text \x04\x05", "binary"),
        (b"\xff\xfe" + b"\x01\x00" * 100, "binary"),
        ("計画を策定する".encode("shift-jis"), "neither UTF-8"),
        ("El año pasado la región aprobó un plan".encode("latin-1"), "neither UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem) as caught:
        decode(data, "plan.txt")
    assert caught.value.place == "plan.txt"
    assert caught.value.remedy
