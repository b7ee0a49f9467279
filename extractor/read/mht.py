"""Web archives (.mht, and what portals call .doc though it is one): the page in them."""

from __future__ import annotations

import binascii
import hashlib
import quopri
import re
from dataclasses import replace

from extractor.errors import UnreadableDocument
from extractor.model import Source

from .formats import detect_format
from .limits import Limits
from .options import Options
from .reading import read_bytes

MEDIA_TYPE = "message/rfc822"
_HEAD = 65_536  # bytes in which the boundary of the parts is named
_BOUNDARY = re.compile(
    rb"""boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))""", re.IGNORECASE
)
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")
_PAGE = re.compile(rb"^content-type:\s*text/html", re.IGNORECASE | re.MULTILINE)
_CODING = re.compile(rb"^content-transfer-encoding:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)


def read_mht(data: bytes, place: str, limits: Limits, options: Options) -> Source:
    """The first page of a web archive (RFC 2557); what else is in it is left out.

    Raises UnreadableDocument where there is no page, and where that of a page is raised.

    >>> from extractor.read.limits import LIMITS
    >>> from extractor.read.options import OPTIONS
    >>> archive = (b"MIME-Version: 1.0\\nContent-Type: multipart/related; boundary=x\\n\\n--x\\n"
    ...            b"Content-Type: text/html\\nContent-Transfer-Encoding: quoted-printable\\n\\n"
    ...            b"<p>=C4=90i=E1=BB=81u 1.</p>\\n--x--")
    >>> read_mht(archive, "plan.mht", LIMITS, OPTIONS).text
    'Điều 1.'
    """
    page = _page(data)
    if page is None or detect_format(page):
        remedy = "open it in a browser or in Word and save it as a web page"
        raise UnreadableDocument(place, "the web archive has no page in it", remedy)
    source = read_bytes(page, place, limits, options)
    return replace(source, sha256=hashlib.sha256(data).hexdigest(), media_type=MEDIA_TYPE)


def _page(data: bytes) -> bytes | None:
    """The bytes of the first part that is a page."""
    named = _BOUNDARY.search(data, 0, _HEAD)
    boundary = (named[1] or named[2]) if named else None
    for part in data.split(b"--" + boundary) if boundary else [data]:
        blank = _BLANK.search(part.lstrip(b"\r\n"))
        if blank is None:
            continue
        part = part.lstrip(b"\r\n")
        head, content = part[: blank.start()], part[blank.end() :]
        if _PAGE.search(head):
            coding = _CODING.search(head)
            return _decoded(content, coding[1].lower() if coding else b"")
    return None


def _decoded(content: bytes, coding: bytes) -> bytes | None:
    if coding == b"quoted-printable":
        return quopri.decodestring(content)
    if coding == b"base64":
        try:
            return binascii.a2b_base64(content)
        except binascii.Error:
            return None
    return content
