"""Files that can be read, and the error for each kind that cannot."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from extractor.errors import UnreadableDocument
from extractor.model import Span
from extractor.read import Limits, read, read_bytes, read_text


def test_a_source_keeps_path_hash_and_characters(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.bin"
    data = b"\xef\xbb\xbf" + "I. MỤC TIÊU\r\n".encode()
    path.write_bytes(data)
    source = read(path)
    assert (source.path, source.sha256) == (str(path), hashlib.sha256(data).hexdigest())
    assert (source.media_type, source.encoding) == ("text/plain", "utf-8")
    assert source.raw == source.text == "I. MỤC TIÊU\r\n"
    assert source.offsets.to_old(Span(0, 2)) == Span(0, 2)


def test_text_bytes_and_file_are_read_alike(tmp_path: Path) -> None:
    text = "<p>Điều 1.</p>"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    first = read(tmp_path / "a.txt")
    assert first == read_bytes(text.encode(), str(tmp_path / "a.txt"))
    assert first == read_text(text, str(tmp_path / "a.txt"))


def test_a_text_may_hold_surrogates() -> None:
    source = read_text("Kế \ud83d hoạch")
    assert source.raw == "Kế \ud83d hoạch"
    assert len(source.sha256) == 64


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \r\n\t \xc2\xa0", "only white space"),
        (b"\xef\xbb\xbf", "only white space"),
        (b"<html><body><script>draw()</script></body></html>", "no text that is shown"),
        (b"<html><p>&nbsp;</p></html>", "no text that is shown"),
    ],
)
def test_nothing_to_read(data: bytes, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument, match=problem) as caught:
        read(path)
    assert caught.value.place == str(path)


def test_no_file_no_permission_no_regular_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(UnreadableDocument, match="not a regular file"):
        read(tmp_path)
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        read("plan\0.txt")
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        read(tmp_path / ("x" * 300))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableDocument, match="not a regular file"):
        read(pipe)


def test_a_file_past_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.truncate(100 * 1000 * 1000)
    with pytest.raises(UnreadableDocument, match="100 MB, more than the limit of 64 MiB") as caught:
        read(path)
    assert "split" in caught.value.remedy


def test_every_limit_holds() -> None:
    with pytest.raises(UnreadableDocument, match="more than the limit"):
        read_bytes(b"x" * 11, "plan.txt", Limits(bytes=10))
    with pytest.raises(UnreadableDocument, match="101 characters"):
        read_text("x" * 101, "plan.txt", Limits(characters=100))
    with pytest.raises(UnreadableDocument, match="more than 10 tags"):
        read_text("<html>" + "<b>x" * 20, "page.html", Limits(tags=10))
    with pytest.raises(UnreadableDocument, match="nested more than 10 deep"):
        read_text("<html>" + "<div>x" * 20, "page.html", Limits(depth=10))
    table = "<table><tr><th>x" + "<tr><td>x<td colspan=64>" * 100 + "</table>"
    with pytest.raises(UnreadableDocument, match="more than 5000 characters"):
        read_text(table, "page.html", Limits(characters=5000))
    with pytest.raises(UnreadableDocument, match="more than 10 stretches"):
        read_text("<html>" + "&lt;x" * 20, "page.html", Limits(runs=10))
