"""What a file is, by its first bytes; and which function reads it.

A format is one line of `FORMATS`. Those without a reader are known, so that the error can name
them and say what to do.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.errors import UnreadableDocument

_EXPORT = "save it as plain text or as a web page (.html)"
_SCAN = "turn it into text first (OCR), or look for the text on the portal that published it"
_UNPACK = "unpack it and give the documents in it"
_EXPAND = "give the document itself"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is known by its bytes: it begins with `magic`, and `inside` is further on.

    `problem` and `remedy` say why it is not read and what to do, where there is no reader for it.
    """

    media_type: str
    name: str
    magic: bytes
    inside: bytes = b""
    remedy: str = _EXPAND
    problem: str = ""


# The formats of one container (zip, OLE 2) stand before the container itself.
FORMATS: tuple[Format, ...] = (
    Format(
        "application/pdf", "a PDF", b"%PDF-", remedy="extract its text first (pdftotext -layout)"
    ),
    Format("application/rtf", "an RTF document", rb"{\rtf", remedy=_EXPORT),
    Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a Word document (.docx)",
        b"PK\x03\x04",
        b"word/document.xml",
        _EXPORT,
    ),
    Format(  # some of SharePoint and Word Online
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a Word document (.docx)",
        b"PK\x03\x04",
        b"word/document2.xml",
        _EXPORT,
    ),
    Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "a spreadsheet (.xlsx)",
        b"PK\x03\x04",
        b"xl/workbook",
        _EXPORT,
    ),
    Format(
        "application/vnd.oasis.opendocument.text",
        "an OpenDocument text (.odt)",
        b"PK\x03\x04",
        b"opendocument.text",
        _EXPORT,
    ),
    Format("application/zip", "a zip archive", b"PK\x03\x04", remedy=_UNPACK),
    Format("application/zip", "an empty zip archive", b"PK\x05\x06"),
    Format(
        "application/msword",
        "a Word document (.doc)",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "WordDocument".encode("utf-16-le"),
        _EXPORT,
    ),
    Format(
        "application/x-ole-encrypted",
        "an Office document with a password",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "EncryptedPackage".encode("utf-16-le"),
        "save it without one",
        "it is protected by a password",
    ),
    Format(
        "application/vnd.ms-excel",
        "a spreadsheet (.xls)",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Workbook".encode("utf-16-le"),
        _EXPORT,
    ),
    Format(
        "application/x-ole-storage",
        "an old Office document",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        remedy=_EXPORT,
    ),
    Format(
        "application/vnd.ms-word.flat-opc",
        "a flat Word document",
        b"<?xml",
        b"<pkg:package",
        _EXPORT,
    ),
    Format(
        "application/vnd.ms-wordml", "a Word 2003 document", b"<?xml", b"<w:wordDocument", _EXPORT
    ),
    Format("message/rfc822", "a web archive (.mht)", b"MIME-Version:", remedy=_EXPORT),
    Format("message/rfc822", "a web archive (.mht)", b"From: <Saved by", remedy=_EXPORT),
    Format("message/rfc822", "a web archive (.mht)", b'From: "Saved by', remedy=_EXPORT),
    Format("image/png", "a PNG image", b"\x89PNG\r\n", remedy=_SCAN),
    Format("image/jpeg", "a JPEG image", b"\xff\xd8\xff", remedy=_SCAN),
    Format("image/tiff", "a TIFF image", b"II*\x00", remedy=_SCAN),
    Format("image/tiff", "a TIFF image", b"MM\x00*", remedy=_SCAN),
    Format("image/gif", "a GIF image", b"GIF8", remedy=_SCAN),
    Format("image/webp", "a WebP image", b"RIFF", b"WEBP", _SCAN),
    Format("image/vnd.djvu", "a DjVu document", b"AT&TFORM", remedy=_SCAN),
    Format("application/gzip", "a gzip archive", b"\x1f\x8b\x08", remedy=_UNPACK),
    Format("application/x-7z-compressed", "a 7z archive", b"7z\xbc\xaf\x27\x1c", remedy=_UNPACK),
    Format("application/vnd.rar", "a RAR archive", b"Rar!\x1a\x07", remedy=_UNPACK),
    Format("application/x-executable", "a program", b"\x7fELF"),
    Format("application/vnd.sqlite3", "an SQLite database", b"SQLite format 3\x00"),
)

# How far into the file the first bytes and the marks of a container's content are looked for.
_HEAD, _CONTAINER = 1024, 1024 * 1024

# The readers: media type -> "module:function", imported when first used. Text forms take the
# decoded characters and give (text, offsets); see `extractor.read`.
READERS: dict[str, str] = {
    "text/plain": "extractor.read.plain:render_plain",
    "text/markdown": "extractor.read.html:render_markdown",
    "text/html": "extractor.read.html:render_html",
}


# The readers of formats that are no text: they take the bytes and give the Source.
BINARY_READERS: dict[str, str] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        "extractor.read.docx:read_docx"
    ),
    "application/vnd.ms-word.flat-opc": "extractor.read.docx:read_flat",
    "application/msword": "extractor.read.office:read_office",
    "application/rtf": "extractor.read.office:read_office",
    "application/vnd.oasis.opendocument.text": "extractor.read.office:read_office",
    "application/vnd.ms-wordml": "extractor.read.office:read_office",
    "message/rfc822": "extractor.read.mht:read_mht",
    "application/pdf": "extractor.read.pdf:read_pdf",
    "image/png": "extractor.read.image:read_image",
    "image/jpeg": "extractor.read.image:read_image",
    "image/tiff": "extractor.read.image:read_image",
}


def detect_format(data: bytes) -> Format | None:
    """The format whose marks `data` has; None where it may be text.

    >>> detect_format(b"%PDF-1.7 ...").media_type
    'application/pdf'
    >>> detect_format("KẾ HOẠCH".encode())
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    for candidate in FORMATS:
        if head.startswith(candidate.magic) and (
            not candidate.inside
            or candidate.inside in data[:_CONTAINER]
            or candidate.inside in data[-_CONTAINER:]
        ):
            return candidate
    return None


def refuse(found: Format, place: str) -> UnreadableDocument:
    """The error for a format that this version has no reader for."""
    problem = f"the file is {found.name} ({found.media_type}), which this version does not read"
    return UnreadableDocument(place, found.problem or problem, found.remedy)
