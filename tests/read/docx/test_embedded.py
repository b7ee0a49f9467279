"""Documents inside of a document, documents in one XML file, and what is struck or repeated."""

from __future__ import annotations

import base64
import shutil

import pytest

from extractor.errors import UnreadableDocument
from extractor.model import IssueCode, Source
from extractor.read import read_bytes

from .word import archive, docx, p, paragraphs_of, part, r, relationships, text_of

_PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"
CHUNK = '<w:altChunk r:id="c"/>'


def with_chunk(data: bytes | None, body: str = CHUNK) -> bytes:
    chunk = '<Relationship Id="c" Type="http://x/aFChunk" Target="chunk"/>'
    files: dict[str, str | bytes] = {
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(chunk),
    }
    return archive(files if data is None else {**files, "word/chunk": data})


def read(data: bytes) -> Source:
    return read_bytes(data, "plan.docx")


@pytest.mark.parametrize(
    "chunk",
    [
        "<html><body><p><b>Điều 1.</b></p><p>Phạm vi</p></body></html>".encode(),
        "**Điều 1.**\n\nPhạm vi".encode(),
        docx(p(r("Điều 1.", "<w:b/>")) + p("Phạm vi")),
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        b"Content-Type: text/html; charset=utf-8\n\n"
        + "<b>Điều 1.</b><p>Phạm vi".encode()
        + b"\n--x--",
    ],
)
def test_a_document_inside_is_read_in_its_place(chunk: bytes) -> None:
    data = with_chunk(chunk, p("trước") + CHUNK + p("sau"))
    assert read(data).text.split("\n\n") == ["trước", "**Điều 1.**", "Phạm vi", "sau"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_rtf_inside() -> None:
    assert read(with_chunk(rb"{\rtf1 \u272?i\u7873?u 1.\par}")).text == "Điều 1."


@pytest.mark.parametrize("data", [None, b"", b"GIF89a" + bytes(100)])
def test_a_document_inside_that_cannot_be_read_is_told_of(data: bytes | None) -> None:
    source = read(with_chunk(data, p("trước") + CHUNK + p("sau")))
    assert source.text == "trước\n\nsau"
    assert [(i.code, i.severity.value) for i in source.issues] == [(IssueCode.LEFT_OUT, "error")]


def test_documents_in_documents_end() -> None:
    data = docx(p("trong cùng"))
    for _ in range(4):
        data = with_chunk(data, p("ngoài") + CHUNK)
    source = read(data)
    assert source.text == "\n\n".join(["ngoài"] * 3)
    assert "document in a document" in source.issues[0].message


def flat(document: str, picture: bytes = b"x") -> bytes:
    parts = {
        "/_rels/.rels": relationships(
            '<Relationship Id="1" Type="http://x/officeDocument" Target="word/document.xml"/>'
        ),
        "/word/document.xml": document,
    }
    inside = "".join(
        f'<pkg:part pkg:name="{name}"><pkg:xmlData>{xml.partition("?>")[2] or xml}</pkg:xmlData>'
        "</pkg:part>"
        for name, xml in parts.items()
    )
    inside += (
        '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>'
        f"{base64.b64encode(picture).decode()}</pkg:binaryData></pkg:part>"
    )
    return (
        f'<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        f'<pkg:package xmlns:pkg="{_PKG}">{inside}</pkg:package>'
    ).encode()


def test_a_document_in_one_xml_file() -> None:
    source = read(flat(part("document", f"<w:body>{p(r('Điều 1.', '<w:b/>'))}</w:body>")))
    assert source.text == "**Điều 1.**"
    assert source.media_type == "application/vnd.ms-word.flat-opc"


def test_one_xml_file_without_a_document() -> None:
    with pytest.raises(UnreadableDocument, match="no body"):
        read(flat(part("document", "")))


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>"])
def test_what_is_struck_through_is_left_out_and_told_of(look: str) -> None:
    source = read(docx(p("Đạt ", r("80%", look), r("90%", '<w:strike w:val="0"/>'))))
    assert source.text == "Đạt 90%"
    assert [(i.code, i.message) for i in source.issues] == [
        (IssueCode.LEFT_OUT, "left out: struck through: '80%'")
    ]


def test_a_table_of_contents_is_left_out_however_it_was_made() -> None:
    entry = p(r("<w:t>I. MỤC TIÊU</w:t><w:tab/><w:t>3</w:t>"), style="C")
    styles = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>'
    heading = p("I. MỤC TIÊU", style="C")
    assert text_of(entry + heading, styles=styles) == "I. MỤC TIÊU"
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('MỤC LỤC')}</w:sdtContent></w:sdt>"
    )
    assert paragraphs_of(control + p("I. MỤC TIÊU")) == ["I. MỤC TIÊU"]
