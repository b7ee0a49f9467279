"""Tesseract with its Vietnamese model, through tesserocr (which brings Tesseract itself along)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from extractor.model import Box

from .model import Grey, Layout, NoEngine, OcrLine, TooSlow, Word

if TYPE_CHECKING:
    from tesserocr import PyTessBaseAPI

LANGUAGE = "vie"
# Reads "a)" where the Vietnamese model reads "4)"; comes with Tesseract. Without it LANGUAGE does.
_LABELS = "eng"
# Where Debian, Ubuntu, Fedora, Arch, Alpine, Homebrew and Windows put models, newest first.
_PLACES = (
    *(f"/usr/share/tesseract-ocr/{version}/tessdata" for version in ("5", "4.00")),
    *("/usr/share/tessdata", "/usr/share/tesseract/tessdata", "/usr/local/share/tessdata"),
    *("/opt/homebrew/share/tessdata", "C:/Program Files/Tesseract-OCR/tessdata"),
)
# Letters and signs that the model knows and Vietnamese offices do not use: it takes damaged print
# for them ("©)" for "c)", "ø)" for "g)"), and the next best reading is mostly right.
_NOT_USED = "ÄŸŠØ‡^©⁄„¬ÏÐƑÖˆŒÑ\\€¡®¿†£›‹«»ƒöïÿäøœ~"
_REMEDY = (
    "install it (Debian: apt-get install tesseract-ocr-vie), or set TESSDATA_PREFIX to the folder "
    f"with {LANGUAGE}.traineddata; --ocr never reads text layers only"
)


def tessdata() -> Path | None:
    """The folder with the Vietnamese model; None where there is none.

    TESSDATA_PREFIX goes first; as with Tesseract 3 it may also be the folder around "tessdata".
    """
    prefix = os.environ.get("TESSDATA_PREFIX")
    asked = (prefix, f"{prefix}/tessdata") if prefix else ()
    for place in (*asked, *_PLACES):
        if (Path(place) / f"{LANGUAGE}.traineddata").is_file():
            return Path(place)
    return None


class Tesseract:
    """The default engine. One object is not to be used by two threads at the same time."""

    def __init__(self) -> None:
        # Must be set before the library is loaded: threads of one page slow each other down to a
        # fifth (OpenMP), one process a core is best.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        try:
            import tesserocr
        except ImportError as error:
            raise NoEngine("tesserocr is not installed", 'pip install "vanban[ocr]"') from error
        folder = tessdata()
        if folder is None:
            raise NoEngine("Tesseract has no Vietnamese model", _REMEDY)
        self._library = tesserocr
        self._modes = {
            Layout.ANY: tesserocr.PSM.AUTO,
            Layout.COLUMN: tesserocr.PSM.SINGLE_COLUMN,
            Layout.CELL: tesserocr.PSM.SINGLE_BLOCK,
            Layout.LABEL: tesserocr.PSM.SINGLE_LINE,
        }
        try:
            self._api = tesserocr.PyTessBaseAPI(path=f"{folder}/", lang=LANGUAGE)
            self._labels = self._api
            if (folder / f"{_LABELS}.traineddata").is_file():
                self._labels = tesserocr.PyTessBaseAPI(path=f"{folder}/", lang=_LABELS)
            self._api.SetVariable("tessedit_char_blacklist", _NOT_USED)
        except RuntimeError as error:
            problem = f"Tesseract cannot load {folder / LANGUAGE}.traineddata"
            raise NoEngine(problem, _REMEDY) from error

    def read(self, picture: Grey, dpi: int, seconds: float, layout: Layout) -> tuple[OcrLine, ...]:
        """See `Engine.read`."""
        api = self._labels if layout is Layout.LABEL else self._api
        api.SetPageSegMode(self._modes[layout])
        height, width = picture.shape
        api.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
        api.SetSourceResolution(dpi)
        try:
            if not api.Recognize(max(round(seconds * 1000), 1)):
                raise TooSlow
            return tuple(self._lines(api))
        finally:
            api.Clear()  # a page less in memory until the next one

    def _lines(self, api: PyTessBaseAPI) -> Iterator[OcrLine]:
        level = self._library.RIL
        found = api.GetIterator()
        words: list[Word] = []
        if found is None:
            return
        for word in self._library.iterate_level(found, level.WORD):
            if word.IsAtBeginningOf(level.TEXTLINE) and words:
                yield _line(words)
                words = []
            if word.Empty(level.WORD):
                continue
            text = word.GetUTF8Text(level.WORD).strip()
            if text:
                x0, top, x1, bottom = word.BoundingBox(level.WORD)
                box = Box(x0, top, x1, bottom)
                words.append(Word(text, box, word.Confidence(level.WORD) / 100))
        if words:
            yield _line(words)


def _line(words: list[Word]) -> OcrLine:
    boxes = [word.box for word in words]
    around = Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
    return OcrLine(tuple(words), around)
