"""Pictures as documents: what cannot be read is refused with a reason, before it costs memory."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageFile

from extractor.errors import UnreadableDocument
from extractor.read import read_bytes
from extractor.read.limits import LIMITS, Limits
from extractor.read.ocr.tesseract import tessdata
from extractor.read.options import Ocr, Options

needs_tesseract = pytest.mark.skipif(tessdata() is None, reason="no Vietnamese model of Tesseract")


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def blank(width: int = 800, height: int = 1100, mode: str = "L") -> Image.Image:
    return Image.new(mode, (width, height), "white")


def png_of_size(width: int, height: int) -> bytes:
    """A tiny PNG that says it is large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (png_of_size(60_000, 60_000), LIMITS, "pixels"),
        (png_of_size(12_000, 10_000), LIMITS, "12000 x 10000 pixels, more than the limit"),
        (encoded(blank(), "PNG")[:-200], LIMITS, "damaged or cut off"),
        (encoded(blank(), "JPEG")[:300], LIMITS, "damaged"),
        (b"\x89PNG\r\n\x1a\nnothing", LIMITS, "damaged"),
        (b"II*\x00\x08\x00\x00\x00", LIMITS, "damaged"),
        (encoded(blank(20, 1000), "PNG"), LIMITS, "too few to be a page"),
        (
            encoded(blank(), "TIFF", save_all=True, append_images=[blank()] * 3),
            Limits(pictures=2),
            "more than 2 pages",
        ),
    ],
    ids=["bomb", "large", "cut", "cut jpeg", "no png", "no tiff", "strip", "many pages"],
)
@needs_tesseract
def test_what_cannot_be_read_is_refused(
    data: bytes, limits: Limits, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # WeasyPrint, which other tests load, sets it for the whole process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    with pytest.raises(UnreadableDocument, match=reason):
        read_bytes(data, "scan", limits)


@needs_tesseract
@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P", "CMYK", "I;16"])
def test_pictures_without_print_have_no_text(mode: str) -> None:
    image = blank().convert(mode) if mode != "I;16" else Image.new(mode, (800, 1100), 60_000)
    with pytest.raises(UnreadableDocument, match="no text could be recognised"):
        read_bytes(encoded(image, "TIFF"), "scan.tif")


def test_a_picture_is_not_recognised_against_the_wish_of_the_caller() -> None:
    with pytest.raises(UnreadableDocument, match="--ocr auto"):
        read_bytes(encoded(blank(), "PNG"), "scan.png", options=Options(ocr=Ocr.NEVER))


def test_a_missing_model_is_said_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.read.ocr import engines, tesseract

    engines.engine.cache_clear()
    monkeypatch.setattr(tesseract, "tessdata", lambda: None)
    with pytest.raises(UnreadableDocument, match="tesseract-ocr-vie"):
        read_bytes(encoded(blank(), "PNG"), "scan.png")
    engines.engine.cache_clear()
