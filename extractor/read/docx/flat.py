"""Word documents in one XML file ("Flat OPC"), as Word and Open XML libraries save them."""

from __future__ import annotations

import binascii
import hashlib
import io
import zipfile
from dataclasses import replace

from lxml import etree

from extractor.errors import UnreadableDocument
from extractor.model import Source

from ..limits import Limits
from ..options import Options
from .source import read_docx
from .xml import Element, parse_xml

MEDIA_TYPE = "application/vnd.ms-word.flat-opc"
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def read_flat(data: bytes, place: str, limits: Limits, options: Options) -> Source:
    """The text of a document whose parts all stand in one XML file: they are put into an archive,
    and that is read. Raises UnreadableDocument like `read_docx`.
    """
    root = parse_xml(data, "the file", place)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number, part in enumerate(root.iterfind(f"{_PKG}part")):
            if number == limits.members:
                problem = f"it lists more than {limits.members} parts"
                raise UnreadableDocument(place, problem, "save it as .docx")
            name = part.get(f"{_PKG}name", "").lstrip("/")
            archive.writestr(name or str(number), _content(part))
    source = read_docx(stream.getvalue(), place, limits, options)
    return replace(source, sha256=hashlib.sha256(data).hexdigest(), media_type=MEDIA_TYPE)


def _content(part: Element) -> bytes:
    """The bytes of a part; none where they are damaged."""
    xml = part.find(f"{_PKG}xmlData")
    if xml is not None:
        return etree.tostring(xml[0], encoding="UTF-8") if len(xml) else b""
    binary = part.findtext(f"{_PKG}binaryData") or ""
    try:
        return binascii.a2b_base64(binary)
    except (binascii.Error, ValueError):
        return b""
