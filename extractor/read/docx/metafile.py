"""The bitmap in a Windows metafile: how Word stores a page that was pasted from a scanner."""

from __future__ import annotations

import struct
from collections.abc import Iterator

# [MS-EMF]: records are (type, size in bytes); [MS-WMF]: (size in words, function).
_EMF, _EMF_SIGN_AT = b"\x01\x00\x00\x00", 40
_STRETCH_BITS, _SET_BITS, _COMMENT = 81, 80, 70
_HEADER_AT = 48  # in both records: place and size of the header, then place and size of the pixels
_PLACEABLE, _WMF = b"\xd7\xcd\xc6\x9a", (b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_WMF_BITS = {0x0F43: 28, 0x0B41: 26, 0x0940: 22, 0x0D33: 24}  # functions, and where a bitmap begins
_FILES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")  # as EMF+ holds them ([MS-EMFPLUS] 2.2.1.4)
_MASKS = 3  # BI_BITFIELDS: three masks stand where colours would
_EMBEDDED = (4, 5)  # BI_JPEG, BI_PNG: the pixels are such a file


def bitmap(data: bytes) -> bytes | None:
    """The largest picture in an EMF or WMF file, as PNG, JPEG or BMP; None where it has none.

    >>> bitmap(b"\\x89PNG no metafile") is None
    True
    """
    if data.startswith(_EMF) and data[_EMF_SIGN_AT : _EMF_SIGN_AT + 4] == b" EMF":
        found = list(_of_emf(data))
    elif data.startswith((_PLACEABLE, *_WMF)):
        found = list(_of_wmf(data))
    else:
        return None
    return max(found, key=len, default=None)


def _of_emf(data: bytes) -> Iterator[bytes]:
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8:
            return
        record = data[at : at + size]
        if kind in (_STRETCH_BITS, _SET_BITS) and len(record) >= _HEADER_AT + 16:
            head, head_size, bits, bits_size = struct.unpack_from("<4I", record, _HEADER_AT)
            yield from _file(record[head : head + head_size], record[bits : bits + bits_size])
        elif kind == _COMMENT:
            places = (record.find(sign) for sign in _FILES)
            yield from (record[place:] for place in places if place >= 0)
        at += size


def _of_wmf(data: bytes) -> Iterator[bytes]:
    at = 22 * data.startswith(_PLACEABLE) + 18  # behind the headers
    while at + 6 <= len(data):
        words, function = struct.unpack_from("<IH", data, at)
        if words < 3:
            return
        begins = _WMF_BITS.get(function)
        if begins:
            bits = data[at + begins : at + 2 * words]
            yield from _file(bits, None)
        at += 2 * words


def _file(head: bytes, bits: bytes | None) -> Iterator[bytes]:
    """A device-independent bitmap as a file; `bits` is None where they stand behind the header."""
    if len(head) < 40:
        return
    size, _, _, _, depth, packing = struct.unpack_from("<IiiHHI", head)
    used = struct.unpack_from("<I", head, 32)[0]
    colours = used or (1 << depth if depth <= 8 else 0)
    start = size + 4 * colours + 4 * _MASKS * (packing == _MASKS and size == 40)
    if bits is None:
        head, bits = head[:start], head[start:]
    if packing in _EMBEDDED:
        yield bits
    elif bits:
        whole = 14 + len(head) + len(bits)
        yield struct.pack("<2sIHHI", b"BM", whole, 0, 0, 14 + len(head)) + head + bits
