"""Word documents written as raw XML, so that a test shows exactly what Word would have stored."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from extractor.read import read_bytes

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, **parts: str) -> bytes:
    """A document with the XML `body`; `parts` ("styles", "numbering", "footnotes", "header" ...)
    are the contents of the root elements of further parts."""
    roots = {"header": "hdr"}
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    for name, content in parts.items():
        files[f"word/{name}.xml"] = part(roots.get(name, name), content)
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    files["word/_rels/document.xml.rels"] = relationships(relations)
    return archive(files)


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{content}</w:{root}>'


def relationships(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{content}</Relationships>'


def archive(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return stream.getvalue()


def p(*runs: str, style: str = "", number: str = "", level: int = 0, mark: str = "") -> str:
    """A paragraph. What of `runs` is no XML becomes a plain run."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    if mark:
        properties += f"<w:rPr>{mark}</w:rPr>"
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run; what of `text` is no XML becomes w:t."""
    content = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def field(instruction: str, result: str) -> str:
    """A field with its result, as five runs."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in _FIELD]
    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return marks[0] + asked + marks[1] + result + marks[2]


_FIELD = ("begin", "separate", "end")


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    inside = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    content = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def text_of(body: str, **parts: str) -> str:
    return read_bytes(docx(body, **parts), "plan.docx").text


def paragraphs_of(body: str, **parts: str) -> list[str]:
    return text_of(body, **parts).split("\n\n")
