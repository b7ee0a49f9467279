"""Word documents of pictures, and a metafile around a picture, as Word and scanners store them."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence

from PIL import Image

from .word import archive, part, relationships

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAGE = (16.0, 23.0)  # centimetres: a page as wide as the text


def scanned(pictures: Sequence[bytes], before: str = "", size: tuple[float, float] = PAGE) -> bytes:
    """A document with the paragraphs `before`, then one picture a paragraph."""
    drawn = "".join(f"<w:p><w:r>{drawing(at, size)}</w:r></w:p>" for at in range(len(pictures)))
    files: dict[str, str | bytes] = {
        f"word/media/image{at}": picture for at, picture in enumerate(pictures)
    }
    files["word/document.xml"] = part("document", f"<w:body>{before}{drawn}</w:body>")
    files["word/_rels/document.xml.rels"] = relationships(
        "".join(
            f'<Relationship Id="p{at}" Type="{_OFFICE}/image" Target="media/image{at}"/>'
            for at in range(len(pictures))
        )
    )
    return archive(files)


def drawing(at: int, size: tuple[float, float] = PAGE) -> str:
    width, height = (round(side * 360_000) for side in size)
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing">'
        f'<wp:extent cx="{width}" cy="{height}"/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:blip r:embed="p{at}"/></a:graphic></wp:inline></w:drawing>'
    )


def shape(at: int, style: str) -> str:
    """The picture as Word up to 2003 writes it."""
    return f'<w:pict><v:shape style="{style}"><v:imagedata r:id="p{at}"/></v:shape></w:pict>'


def png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def _device_independent(image: Image.Image) -> tuple[bytes, bytes]:
    """Header with colours, and pixels, of a bitmap ([MS-WMF] 2.2.2.9)."""
    stream = io.BytesIO()
    image.save(stream, "BMP")
    data = stream.getvalue()
    (begins,) = struct.unpack_from("<I", data, 10)
    return data[14:begins], data[begins:]


def emf(image: Image.Image) -> bytes:
    """An EMF file of one record that draws the picture ([MS-EMF] 2.3.1.7)."""
    head, bits = _device_independent(image)
    places = struct.pack("<4I", 80, len(head), 80 + len(head), len(bits))
    record = bytes(40) + places + bytes(16) + head + bits
    first = struct.pack("<II", 1, 108) + bytes(32) + b" EMF" + bytes(64)
    return first + struct.pack("<II", 81, 8 + len(record)) + record + struct.pack("<II", 14, 8)


def wmf(image: Image.Image) -> bytes:
    """A WMF file of one record that draws the picture ([MS-WMF] 2.3.1.6)."""
    record = bytes(22) + b"".join(_device_independent(image))
    record += bytes(len(record) % 2)
    head = b"\x01\x00\x09\x00" + bytes(14)
    return head + struct.pack("<IH", 3 + len(record) // 2, 0x0F43) + record
