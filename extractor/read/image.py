"""PNG, JPEG and TIFF as documents; what reads them is loaded only where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from extractor.errors import UnreadableDocument
from extractor.model import Source

from .limits import Limits
from .options import Ocr, Options


def read_image(data: bytes, place: str, limits: Limits, options: Options) -> Source:
    """Recognise the pages of a picture; see `extractor.read.ocr.pictures`.

    Raises UnreadableDocument where it may not be recognised (`options.ocr`), the extra "ocr" is
    not installed, or the picture cannot be read.
    """
    if options.ocr is Ocr.NEVER:
        raise UnreadableDocument(place, "it is a picture", "let it be recognised: --ocr auto")
    with needs_ocr(place):
        from .ocr.pictures import read_pictures
    return read_pictures(data, place, limits, options)


@contextmanager
def needs_ocr(place: str) -> Iterator[None]:
    """Around an import of `extractor.read.ocr`: says what to install where that fails.

    >>> with needs_ocr("scan.png"):
    ...     raise ModuleNotFoundError(name="PIL")
    Traceback (most recent call last):
    ...
    extractor.errors.UnreadableDocument: scan.png: its pages are pictures, and PIL is not \
installed; pip install "vanban[ocr]"
    """
    try:
        yield
    except ModuleNotFoundError as error:
        problem = f"its pages are pictures, and {error.name} is not installed"
        raise UnreadableDocument(place, problem, 'pip install "vanban[ocr]"') from error
