"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module

import pytest

from extractor.errors import UnreadableDocument
from extractor.read import read_bytes
from extractor.read.formats import READERS
from extractor.read.markup import detect_markup


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def _ole(stream: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 9
    )


@pytest.mark.parametrize(
    ("data", "name", "remedy"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "the PDF is damaged", "download it again"),
        (_zip("xl/workbook.xml"), r"\.xlsx", "as plain text"),
        (_zip("a.txt"), "a zip archive", "unpack"),
        (_ole("Workbook"), r"\.xls\)", "as plain text"),
        (_ole("Other"), "old Office", "as plain text"),
        (_ole("EncryptedPackage"), "a password", "without one"),
        (b'<?xml version="1.0"?><pkg:package>', "no well-formed XML", "in Word"),
        (b"\x89PNG\r\n\x1a\n\0\0", "the picture", "scan or download"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "the picture", "scan or download"),
        (b"II*\x00\x08\0\0\0", "the picture", "scan or download"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP", "OCR"),
        (b"\x1f\x8b\x08\0\0", "gzip", "unpack"),
        (b"\x7fELF\x02\x01", "a program", "document"),
    ],
)
def test_known_formats_are_named_whatever_the_suffix(data: bytes, name: str, remedy: str) -> None:
    with pytest.raises(UnreadableDocument, match=name) as caught:
        read_bytes(data, "plan.txt")
    assert caught.value.place == "plan.txt"
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("reader", READERS.values())
def test_every_reader_can_be_loaded(reader: str) -> None:
    module, _, function = reader.partition(":")
    assert callable(getattr(import_module(module), function))


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("<!DOCTYPE html><html><body>x</body></html>", "text/html"),
        ('<?xml version="1.0"?>\n<!-- c -->\n<html xmlns="x"><p>x</p></html>', "text/html"),
        ("\ufeff <HTML>x", "text/html"),
        ("<p>Điều 1.</p><p>Phạm vi</p>", "text/html"),
        ("<div class=x><table><tr><td>a</table></div>", "text/html"),
        ("Điều 1.<br>Phạm vi<br>Điều 2.<br>Đối tượng", "text/html"),
        ("<p class=MsoNormal>Điều 1.<p class=MsoNormal>Phạm vi", "text/html"),
        ("# KẾ HOẠCH\n\n1. Rà soát", "text/markdown"),
        ("**I. MỤC TIÊU**\n1. Rà soát", "text/markdown"),
        ("| TT | Nội dung |\n| 1 | Rà soát |", "text/markdown"),
        ("1. Rà soát m<sup>2</sup> đất\n2. Báo cáo\n", "text/markdown"),
        (
            "Một đoạn văn dài.\n\n<table><tr><td>1<td>2</table>\n\nMột đoạn nữa dài hơn.",
            "text/markdown",
        ),
        ("| a<br>b | c |\n| d<br>e | f |\n", "text/markdown"),
        ("KẾ HOẠCH\n1. Rà soát", "text/plain"),
        ("giảm còn < 5% (p < 0,05), <tên đơn vị>, a<b", "text/plain"),
        ("Bảo đảm R&D; AT&T", "text/plain"),
    ],
)
def test_text_forms(text: str, media_type: str) -> None:
    assert detect_markup(text) == media_type
