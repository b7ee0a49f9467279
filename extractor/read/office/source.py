"""DOC, RTF and ODT: converted to DOCX by LibreOffice, and read as that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from extractor.errors import UnreadableDocument
from extractor.model import Source

from ..docx import read_docx
from ..formats import detect_format
from ..limits import LIMITS, Limits
from ..options import Options
from .soffice import to_docx

_DOC = "application/msword"
# The import filters of LibreOffice, by media type (filter/source/config/fragments/filters).
_FILTERS = {
    _DOC: "MS Word 97",
    "application/rtf": "Rich Text Format",
    "application/vnd.oasis.opendocument.text": "writer8",
    "application/vnd.ms-wordml": "MS Word 2003 XML",
}
_OLD_FILTER = "MS WinWord 6.0"
_OLE = b"\xd0\xcf\x11\xe0"
_SECTOR = 512
# The magic numbers of the File Information Block ([MS-DOC] 2.5.2, wIdent); before Word 97 another.
_FIB, _OLD_FIB = b"\xec\xa5", b"\xdc\xa5"
_ENCRYPTED = 0x01  # fEncrypted, in the byte behind fibBase's first eleven

# Converted ahead by `convert_ahead`, until they are read: SHA-256 -> DOCX.
_ready: dict[str, bytes] = {}


def read_office(data: bytes, place: str, limits: Limits, options: Options) -> Source:
    """The text of a document that LibreOffice opens: DOC, RTF, ODT, XML of Word 2003.

    Raises UnreadableDocument where LibreOffice is missing, takes too long or cannot read the file,
    where it needs a password, and where `read_docx` raises it.
    """
    media_type = _media_type(data)
    if media_type == _DOC and is_encrypted(data):
        raise UnreadableDocument(place, "it is protected by a password", "save it without one")
    sha256 = hashlib.sha256(data).hexdigest()
    converted = _ready.pop(sha256, None)
    if converted is None:
        found = to_docx({"document": data}, _filter(data), place, limits.office_seconds)
        if not found:
            problem = "LibreOffice cannot open it: the file is damaged or cut off"
            raise UnreadableDocument(place, problem, "check the download")
        converted = found["document"]
    source = read_docx(converted, place, limits, options)
    return replace(source, sha256=sha256, media_type=media_type)


def convert_ahead(documents: Iterable[bytes], limits: Limits = LIMITS) -> int:
    """Convert many documents, all of a format in one run of LibreOffice; others are passed over.

    Ten times as fast as one by one, for most of the time is its start. This process keeps each
    result until `read_office` takes it. Gives their number; what could not be converted is tried
    again, by itself, when it is read.
    """
    groups: dict[str, dict[str, bytes]] = {}
    for data in documents:
        if _media_type(data) in _FILTERS and not is_encrypted(data):
            sha256 = hashlib.sha256(data).hexdigest()
            groups.setdefault(_filter(data), {})[sha256] = data
    count = 0
    for reader, group in groups.items():
        seconds = limits.office_seconds * (1 + len(group) / 10)
        try:
            found = to_docx(group, reader, "a batch", seconds)
        except UnreadableDocument:
            continue  # the reader of each file says why
        _ready.update(found)
        count += len(found)
    return count


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


def _find_block(data: bytes, magic: bytes) -> int:
    """Where the text stream of a compound file begins, with `magic` at a sector; -1 for nowhere."""
    if not data.startswith(_OLE):
        return -1
    at = data.find(magic, _SECTOR)
    while at >= 0 and at % _SECTOR:
        at = data.find(magic, at + 1)
    return at
