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
# What LibreOffice takes the format from, by media type.
_SUFFIXES = {
    _DOC: ".doc",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.ms-wordml": ".xml",
}
_SECTOR = 512
_FIB = b"\xec\xa5"  # the magic number of the File Information Block ([MS-DOC] 2.5.2, wIdent)
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
        name = f"0{_SUFFIXES[media_type]}"
        found = to_docx({name: data}, place, limits.office_seconds)
        if name not in found:
            problem = "LibreOffice cannot open it: the file is damaged or cut off"
            raise UnreadableDocument(place, problem, "check the download")
        converted = found[name]
    source = read_docx(converted, place, limits, options)
    return replace(source, sha256=sha256, media_type=media_type)


def convert_ahead(documents: Iterable[bytes], limits: Limits = LIMITS) -> int:
    """Convert many documents in one run of LibreOffice; those of other formats are passed over.

    Ten times as fast as one by one, for most of the time is its start. This process keeps each
    result until `read_office` takes it. Gives their number; what could not be converted is tried
    again, by itself, when it is read.
    """
    named = {}
    for at, data in enumerate(documents):
        suffix = _SUFFIXES.get(_media_type(data))
        if suffix and not (suffix == ".doc" and is_encrypted(data)):
            named[f"{at}{suffix}"] = data
    if not named:
        return 0
    try:
        found = to_docx(named, "a batch", limits.office_seconds * (1 + len(named) / 10))
    except UnreadableDocument:
        return 0  # the reader of each file says why
    for name, converted in found.items():
        _ready[hashlib.sha256(named[name]).hexdigest()] = converted
    return len(found)


def _media_type(data: bytes) -> str:
    found = detect_format(data)
    return found.media_type if found else ""


def is_encrypted(data: bytes) -> bool:
    """Whether a .doc is protected by a password ([MS-DOC] 2.5.2: fEncrypted).

    Streams of the compound file begin at sectors, the text stream with its information block.
    """
    at = data.find(_FIB, _SECTOR)
    while at >= 0 and at % _SECTOR:
        at = data.find(_FIB, at + 1)
    return at >= 0 and len(data) > at + 11 and bool(data[at + 11] & _ENCRYPTED)
