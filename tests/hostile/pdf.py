"""PDFs written byte by byte, uncompressed, so that a test shows what is wrong with them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def "
    b"/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)
PAGE = 5  # the object of the first page; its content is the next one


def pdf(lines: Sequence[str], objects: Mapping[int, bytes] | None = None) -> bytes:
    """One page with `lines` from top to bottom; `objects` replace those of the same number.

    1 is the catalogue, 2 the tree of pages, 3 and 4 the font, 5 the page, 6 its content. The code
    of a character in the font is that of UTF-16, so any letter can be written.
    """
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -18 Td " for line in lines)
    content = f"BT /F 13 Tf 72 770 Td {shown}ET".encode()
    parts = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
        3: b"<</Type/Font/Subtype/Type0/BaseFont/T/Encoding/Identity-H"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/T/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/T/Flags 4/Ascent 800/Descent -200"
        b"/CapHeight 700/StemV 80/ItalicAngle 0/FontBBox[0 -200 1000 800]>>>>]/ToUnicode 4 0 R>>",
        4: stream(_MAP),
        PAGE: page(),
        6: stream(content),
        **(objects or {}),
    }
    return written(parts)


def page(box: str = "0 0 595 842", more: str = "") -> bytes:
    """The object of a page that shows the content in object 6."""
    return (
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 6 0 R"
        f"/Resources<</Font<</F 3 0 R>>{more}>>>>"
    ).encode()


def stream(data: bytes, entries: str = "") -> bytes:
    return f"<</Length {len(data)}{entries}>>stream\n".encode() + data + b"\nendstream"


def squeezed(size: int, times: int = 1) -> bytes:
    """A stream of `size` blanks, packed `times` times over."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000))
    data += packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return stream(data, f"/Filter[{'/FlateDecode' * times}]")


def written(parts: Mapping[int, bytes], trailer: str = "") -> bytes:
    """The objects, their table and the trailer."""
    data = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = {}
    for number, part in sorted(parts.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    size = max(parts) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        table += (
            b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        )
    end = f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + table + end.encode()
