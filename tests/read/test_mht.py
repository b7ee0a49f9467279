"""Web archives: the page in them is read, whatever they are called."""

from __future__ import annotations

import base64
import hashlib
import quopri
import time

import pytest

from extractor.errors import UnreadableDocument
from extractor.read import read_bytes

HEAD = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next_01"\r\n\r\n'
PAGE = (
    "<html><head><meta charset=utf-8></head><body><p><b>Điều 1.</b> Phạm vi = 90%</p></body></html>"
)
PICTURE = "------=_Next_01\r\nContent-Type: image/png\r\n\r\nxx\r\n"


def archive(page: bytes, coding: str) -> bytes:
    head = f"------=_Next_01\r\nContent-Transfer-Encoding: {coding}\r\n"
    head += 'Content-Type: text/html; charset="utf-8"\r\n\r\n'
    return f"{HEAD}Ghi chú\r\n\r\n{PICTURE}{head}".encode() + page + b"\r\n------=_Next_01--\r\n"


@pytest.mark.parametrize(
    ("page", "coding"),
    [
        (quopri.encodestring(PAGE.encode()), "quoted-printable"),
        (base64.encodebytes(PAGE.encode()), "BASE64"),
        (PAGE.encode(), "8bit"),
    ],
)
def test_the_page_is_read(page: bytes, coding: str) -> None:
    data = archive(page, coding)
    source = read_bytes(data, "plan.doc")
    assert source.text == "**Điều 1.** Phạm vi = 90%"
    assert source.media_type == "message/rfc822"
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("first", ["", "From: <Saved by Blink>", 'From: "Saved by Windows X"'])
def test_browsers_begin_their_archives_in_their_own_way(first: str) -> None:
    data = archive(PAGE.encode(), "8bit")
    assert read_bytes(first.encode() + b"\r\n" + data, "plan.mht").media_type == "message/rfc822"


@pytest.mark.parametrize(
    "data",
    [
        HEAD.encode() + PICTURE.encode(),
        HEAD.encode(),
        b"MIME-Version: 1.0\r\n",
        archive(b"!", "base64"),
        archive(b"%PDF-1.7", "8bit"),
        archive(archive(PAGE.encode(), "8bit"), "8bit").replace(b"Next_01", b"Next_02", 1),
    ],
)
def test_archives_without_a_page_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, "plan.mht")
    assert caught.value.place == "plan.mht"


def test_many_parts_take_linear_time() -> None:
    data = HEAD.encode() + PICTURE.encode() * 200_000
    started = time.perf_counter()
    with pytest.raises(UnreadableDocument, match="no page"):
        read_bytes(data, "plan.mht")
    assert time.perf_counter() - started < 3
