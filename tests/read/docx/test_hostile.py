"""Files that are broken or meant to do harm: a clear error, in bounded time and memory."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.errors import UnreadableDocument
from extractor.read import LIMITS, read, read_bytes

from .word import archive, docx, p, part, r, relationships, tbl, tc, text_of, tr


def refusal(data: bytes, **limits: int) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, "plan.docx", replace(LIMITS, **limits))
    assert caught.value.place == "plan.docx"
    assert caught.value.remedy
    return caught.value.problem


def test_a_bomb_is_not_unpacked() -> None:
    bomb = archive({"word/document.xml": b"<w:document>" + b" " * 80_000_000})
    assert len(bomb) < 200_000
    start = time.perf_counter()
    assert "word/document.xml unpacks to 80 MB" in refusal(bomb)
    assert time.perf_counter() - start < 1


def test_a_part_that_is_packed_too_tightly_is_refused() -> None:
    assert "unpacks to 9 MB" in refusal(archive({"word/document.xml": b" " * 9_000_000}))


def test_parts_count_together() -> None:
    data = docx(p("x"), styles="<w:docDefaults/>" * 200, numbering="<w:x/>" * 400)
    assert "unpacks to" in refusal(data, unpacked=5000)


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(docx(p("x" * 5000)))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert "word/document.xml is" in refusal(bytes(data))


def test_too_many_parts() -> None:
    files = {f"a{at}.xml": "x" for at in range(400)} | {"word/document.xml": "x"}
    assert "more than 100 parts" in refusal(archive(files), members=100)
    assert "more than 3 parts" in refusal(archive(files), members=3)  # the directory is not read


def test_pictures_are_not_unpacked() -> None:
    stream = io.BytesIO(docx(p("x")))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/media/image1.bmp", b"\0" * 99_000_000)
    assert read_bytes(stream.getvalue(), "plan.docx").text == "x"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_swell(encoding: str) -> None:
    lines = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        f'<!DOCTYPE w [<!ENTITY a0 "x">{lines}]><w>&a11;</w>'
    )
    assert "declares entities" in refusal(archive({"word/document.xml": bomb.encode(encoding)}))


def test_files_of_this_computer_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET", "utf-8")
    outside = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><w>&x;</w>'
    assert "declares entities" in refusal(archive({"word/document.xml": outside}))
    target = f'<Relationship Id="s" Type="x/styles" Target="{tmp_path}/secret"/>'
    files = {
        "word/document.xml": part("document", f"<w:body>{p('x')}</w:body>"),
        "word/_rels/document.xml.rels": relationships(target),
    }
    assert read_bytes(archive(files), "plan.docx").text == "x"


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path: Path) -> None:
    files = {
        "../../../evil.txt": "x",
        "/abs/evil.txt": "x",
        "word\\document.xml": part("document", f"<w:body>{p('x')}</w:body>"),
        "word/document.xml.txt": "word/document.xml",
    }
    path = tmp_path / "plan.docx"
    path.write_bytes(archive(files))
    assert read(path).text == "x"
    assert [file.name for file in tmp_path.rglob("*")] == ["plan.docx"]


@pytest.mark.parametrize("share", [0.3, 0.7, 0.98])
def test_a_file_that_is_cut_off(share: float) -> None:
    data = docx("".join(p(f"{at} {at * at}") for at in range(3000)))
    cut = data[: int(len(data) * share)]
    assert "word/document.xml" in cut[:100].decode("latin-1")
    assert "cut off" in refusal(cut)


def test_a_byte_that_is_wrong() -> None:
    data = bytearray(docx("".join(p(f"{at} {at * at}") for at in range(300))))
    data[1000] ^= 0xFF
    assert "word/document.xml is damaged" in refusal(bytes(data))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<w:document", "no well-formed XML"),
        ("", "no well-formed XML"),
        ("<html/>", "no body"),
        (part("document", "<w:body/>"), "no text"),
        (part("document", "<w:body>" + p(r("<w:drawing/>")) + "</w:body>"), "no text"),
    ],
)
def test_documents_without_text(content: str, problem: str) -> None:
    assert problem in refusal(archive({"word/document.xml": content}))


def test_a_password_is_asked_for() -> None:
    data = bytearray(docx(p("x")))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        data[at + flags] |= 1
    assert "has a password" in refusal(bytes(data))


def test_nesting_past_all_bounds() -> None:
    deep = "<w:smartTag>" * 100_000 + "</w:smartTag>" * 100_000
    assert "depth" in refusal(docx(f"<w:p>{deep}</w:p>")).lower()
    table = p("x")
    for _ in range(60):
        table = tbl(tr(tc(table)))
    assert text_of(table) == "x"


def test_a_long_document_takes_linear_time() -> None:
    def seconds(paragraphs: int) -> float:
        body = "".join(p(f"{at}. Rà soát ", r("các xã", "<w:b/>")) for at in range(paragraphs))
        data = docx(body)
        spent = []
        for _ in range(3):
            start = time.process_time()  # of this process, whatever else the computer does
            read_bytes(data, "plan.docx")
            spent.append(time.process_time() - start)
        return min(spent)

    assert seconds(20_000) < 25 * max(seconds(2_000), 0.02)


def test_the_suffix_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(docx(p("x")))
    assert read(path).text == "x"
    path.write_text("KẾ HOẠCH", "utf-8")
    assert read(path.rename(tmp_path / "plan.docx")).media_type == "text/plain"


def test_strict_documents_are_read_like_others() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = part("document", f"<w:body>{p('x')}</w:body>").replace(usual, strict)
    assert read_bytes(archive({"word/document.xml": document}), "plan.docx").text == "x"
