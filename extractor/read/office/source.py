"""DOC, RTF and ODT: converted to DOCX by LibreOffice, and read as that."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import accumulate

from extractor.errors import UnreadableDocument
from extractor.model import Source

from ..docx import read_docx
from ..docx.package import Package
from ..formats import detect_format
from ..limits import Limits
from ..options import Options
from .soffice import to_docx

_DOC, _RTF = "application/msword", "application/rtf"
_ODT = "application/vnd.oasis.opendocument.text"
# The import filters of LibreOffice, by media type (filter/source/config/fragments/filters).
_FILTERS = {
    _DOC: "MS Word 97",
    _RTF: "Rich Text Format",
    _ODT: "writer8",
    "application/vnd.ms-wordml": "MS Word 2003 XML",
}
_OLD_FILTER = "MS WinWord 6.0"
_OLE = b"\xd0\xcf\x11\xe0"
_SECTOR = 512
# The magic numbers of the File Information Block ([MS-DOC] 2.5.2, wIdent); before Word 97 another.
_FIB, _OLD_FIB = b"\xec\xa5", b"\xdc\xa5"
_OPEN = ord("{")
_NO_BRACES = bytes(code for code in range(256) if code not in b"{}")
_ENCRYPTED = 0x01  # fEncrypted, in the byte behind fibBase's first eleven


def read_office(data: bytes, place: str, limits: Limits, options: Options) -> Source:
    """The text of a document that LibreOffice opens: DOC, RTF, ODT, XML of Word 2003.

    Raises UnreadableDocument where LibreOffice is missing, takes too long or cannot read the file,
    where it needs a password, and where `read_docx` raises it.
    """
    media_type = _media_type(data)
    if (media_type == _DOC and is_encrypted(data)) or (
        media_type == _ODT and _is_locked(data, place, limits)
    ):
        raise UnreadableDocument(place, "it is protected by a password", "save it without one")
    if media_type == _RTF and _depth(data) > limits.groups:
        problem = f"its groups are nested more than {limits.groups} deep"
        raise UnreadableDocument(place, problem, "open it in Word and save it as .docx")
    converted = to_docx(data, _filter(data), place, limits.office_seconds)
    if converted is None:
        problem = "LibreOffice cannot open it: the file is damaged or cut off"
        raise UnreadableDocument(place, problem, "check the download")
    sha256 = hashlib.sha256(data).hexdigest()
    source = read_docx(converted, place, limits, options)
    return replace(source, sha256=sha256, media_type=media_type)


def _media_type(data: bytes) -> str:
    found = detect_format(data)
    return found.media_type if found else ""


def _filter(data: bytes) -> str:
    media_type = _media_type(data)
    if media_type == _DOC and _find_block(data, _FIB) < 0 <= _find_block(data, _OLD_FIB):
        return _OLD_FILTER
    return _FILTERS[media_type]


def is_encrypted(data: bytes) -> bool:
    """Whether a .doc is protected by a password ([MS-DOC] 2.5.2: fEncrypted)."""
    at = _find_block(data, _FIB)
    return at >= 0 and len(data) > at + 11 and bool(data[at + 11] & _ENCRYPTED)


def _is_locked(data: bytes, place: str, limits: Limits) -> bool:
    """Whether a .odt is protected by a password (OpenDocument 1.3 part 2, 3.4.2)."""
    manifest = Package(data, place, limits).part("META-INF/manifest.xml")
    return manifest is not None and b":encryption-data" in manifest


def _depth(rtf: bytes) -> int:
    """How deep the groups of an RTF file nest.

    >>> _depth(rb"{\\rtf1 a{b{c}}{d} \\{\\{}")
    3
    """
    for escaped in (rb"\\", rb"\{", rb"\}"):
        rtf = rtf.replace(escaped, b"")
    braces = rtf.translate(None, _NO_BRACES)
    return max(accumulate(1 if brace == _OPEN else -1 for brace in braces), default=0)


def _find_block(data: bytes, magic: bytes) -> int:
    """Where the text stream of a compound file begins, with `magic` at a sector; -1 for nowhere."""
    if not data.startswith(_OLE):
        return -1
    at = data.find(magic, _SECTOR)
    while at >= 0 and at % _SECTOR:
        at = data.find(magic, at + 1)
    return at
