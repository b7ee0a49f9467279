"""Pictures of pages as documents: PNG, JPEG, and TIFF with as many pages as it has.

Those in a Word document may be BMP, GIF or WebP, too.
"""

from __future__ import annotations

import hashlib
import io
import time
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace

from PIL import Image, ImageOps, UnidentifiedImageError

from extractor.errors import UnreadableDocument
from extractor.model import Issue, IssueCode, OffsetMap, Severity, Source, TextSource

from ..layout import write_pages
from ..limits import Limits
from ..options import Options
from .doubts import with_doubts
from .model import Recognised
from .page import recognise

_TYPES = {
    "PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff",
    "BMP": "image/bmp", "GIF": "image/gif", "WEBP": "image/webp",
}  # fmt: skip
_A4 = 11.69  # inches, the long side
_SIDES = (4.0, 24.0)  # inches: a page whose long side is said to be outside of it is none
_NEAR = 0.15  # a picture whose resolution is so near that which is asked for is taken as it is
_SMALL = 32  # pixels: a picture with a shorter side has no text
_DAMAGED = "scan or download it again"


def read_pictures(data: bytes, place: str, limits: Limits, options: Options) -> Source:
    """Recognise the pages of a picture. `Source.raw` is the text as it was recognised.

    The resolution is that which the file states, if that makes sense for a page, else that of an
    A4 page. Raises UnreadableDocument where it is damaged or too large, or has no text.
    """
    source = _recognised(_pictures(data, place, limits, options.dpi), place, limits, data)
    return replace(source, media_type=_media_type(data))


def read_all(
    pictures: Iterable[bytes], place: str, limits: Limits, options: Options, data: bytes
) -> Source:
    """Recognise several pictures one after the other; `data` is the file that holds them.

    One that cannot be read is an issue. Raises UnreadableDocument where none can, and else like
    `read_pictures`.
    """
    unread: list[UnreadableDocument] = []

    def pages() -> Iterator[tuple[Image.Image, int]]:
        for picture in pictures:
            try:
                yield from _pictures(picture, place, limits, options.dpi)
            except UnreadableDocument as error:
                unread.append(error)

    try:
        source = _recognised(pages(), place, limits, data)
    except UnreadableDocument as error:
        raise (unread[0] if unread else error) from error
    issues = (
        Issue(IssueCode.UNREAD_PAGE, Severity.ERROR, f"a picture was left out: {error.problem}")
        for error in unread
    )
    return replace(source, issues=(*source.issues, *issues))


def _recognised(
    found: Iterable[tuple[Image.Image, int]], place: str, limits: Limits, data: bytes
) -> Source:
    pages: dict[int, Recognised] = {}
    until = time.monotonic() + limits.seconds
    for number, (picture, dpi) in enumerate(found, 1):
        if time.monotonic() > until:
            raise UnreadableDocument(
                place,
                f"recognising took more than {limits.seconds:.0f} s (page {number})",
                "split it, or raise the limit (extractor.read.Limits)",
            )
        if number > limits.pictures:
            raise _too_many(place, limits)
        pages[number] = recognise(picture, dpi, place, limits.page_seconds)
    written = write_pages(page.page(number) for number, page in pages.items())
    if not written.text.strip():
        raise UnreadableDocument(place, "no text could be recognised on its pages")
    lines, issues = with_doubts(written.text, written.lines, pages)
    return Source(
        place,
        hashlib.sha256(data).hexdigest(),
        "",
        "ocr",
        written.text,
        written.text,
        OffsetMap.identity(len(written.text)),
        TextSource.OCR,
        written.pages,
        lines,
        (*written.issues, *issues),
    )


def _media_type(data: bytes) -> str:
    with Image.open(io.BytesIO(data), formats=list(_TYPES)) as picture:
        return _TYPES[str(picture.format)]


def _pictures(
    data: bytes, place: str, limits: Limits, dpi: int
) -> Iterator[tuple[Image.Image, int]]:
    """The pages one by one, upright as their files say, each with its resolution."""
    number = 1
    try:
        with warnings.catch_warnings():
            # What is too large or damaged is refused below, before anything is unpacked.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=list(_TYPES)) as file:
                while number <= limits.pictures:
                    _check_size(file, number, place, limits)
                    yield _at(dpi, file)
                    try:
                        file.seek(number)
                    except EOFError:
                        return
                    number += 1
    except Image.DecompressionBombError as error:
        raise _too_large(place, number, "too many pixels", limits) from error
    except UnidentifiedImageError as error:
        raise UnreadableDocument(place, "the picture is damaged", _DAMAGED) from error
    except (OSError, SyntaxError, ValueError, TypeError, IndexError, EOFError) as error:
        # What Pillow raises on broken files differs from format to format.
        reason = f"page {number} of the picture is damaged or cut off ({error})"
        raise UnreadableDocument(place, reason, _DAMAGED) from error
    raise _too_many(place, limits)


def _too_many(place: str, limits: Limits) -> UnreadableDocument:
    return UnreadableDocument(
        place,
        f"it has more than {limits.pictures} pages",
        "split it, or raise the limit (extractor.read.Limits)",
    )


def _check_size(file: Image.Image, number: int, place: str, limits: Limits) -> None:
    width, height = file.size
    if width * height > limits.pixels:
        raise _too_large(place, number, f"{width} x {height} pixels", limits)
    if min(width, height) < _SMALL:
        problem = f"page {number} has {width} x {height} pixels, too few to be a page"
        raise UnreadableDocument(place, problem)


def _too_large(place: str, number: int, size: str, limits: Limits) -> UnreadableDocument:
    return UnreadableDocument(
        place,
        f"page {number} has {size}, more than the limit of {limits.pixels}",
        "scan it at 200 to 300 dpi, or raise the limit (extractor.read.Limits)",
    )


def _at(dpi: int, file: Image.Image) -> tuple[Image.Image, int]:
    """The page that is open, with about `dpi` pixels an inch."""
    across, down = _resolution(file)
    if across == down and abs(across - dpi) <= _NEAR * dpi:
        return ImageOps.exif_transpose(file), round(across)
    size = (max(round(file.width * dpi / across), 1), max(round(file.height * dpi / down), 1))
    page = file.convert("L") if file.mode == "1" else file  # or dots are dropped, not mixed
    if page.mode == "P":
        page = page.convert("RGB")
    page = page.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return ImageOps.exif_transpose(page), dpi


def _resolution(file: Image.Image) -> tuple[float, float]:
    """Pixels an inch, across and down: as stated, if a page has then the size of a page.

    A fax has half as many down as across.
    """
    stated = file.info.get("dpi")
    if isinstance(stated, tuple) and len(stated) == 2 and all(stated):
        across, down = (float(value) for value in stated)
        long = max(file.width / across, file.height / down) if min(across, down) > 0 else 0
        if _SIDES[0] <= long <= _SIDES[1]:
            return across, down
    own = max(file.size) / _A4
    return own, own
