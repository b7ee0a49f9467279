"""A picture of a page -> its lines."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
from PIL import Image

from extractor.errors import UnreadableDocument
from extractor.model import Box

from .engines import DEFAULT, engine
from .model import Engine, Grey, NoEngine, OcrLine, Recognised, TooSlow
from .prepare import prepare
from .regions import Region, regions_of
from .shape import shaped
from .skew import is_sideways, straight, turned

_BLANK = 60  # dark pixels at 200 dpi that a page must have to be read: a page number has more
_DARK = 140
_DOUBTFUL = 0.6  # mean confidence: a page that is read no better may be upside down
_MARGIN = 12  # pixels of white around what is read; Tesseract wants some


def recognise(
    image: Image.Image, dpi: int, place: str = "page", seconds: float = 120.0, name: str = DEFAULT
) -> Recognised:
    """The lines of the picture of one page, with `dpi` pixels an inch.

    A page without ink has no lines. `seconds` bound the time; a page that takes longer has no
    lines either and says so (`Recognised.in_time`). Raises UnreadableDocument, naming `place`,
    where the engine `name` or its model is not installed.
    """
    width, height = (side * 72 / dpi for side in image.size)
    try:
        reader, until = engine(name), time.monotonic() + seconds
    except NoEngine as error:
        raise UnreadableDocument(place, error.problem, error.remedy) from error
    grey = prepare(image)
    if int((grey < _DARK).sum()) < _BLANK * (dpi / 200) ** 2:
        return Recognised(width, height)
    turns = (270, 90, 0, 180) if is_sideways(grey, dpi) else (0, 180, 90, 270)
    best = Recognised(width, height, in_time=False)
    try:
        for turn in turns:
            level, skew = straight(turned(grey, turn))
            lines = shaped(_read(level, dpi, reader, until), level, dpi)
            found = Recognised(width, height, lines, turn=turn, skew=skew)
            if not best.in_time or _certainty(found) > _certainty(best):
                best = found
            if best.confidence > _DOUBTFUL:
                break
    except TooSlow:
        pass
    return best


def _certainty(page: Recognised) -> float:
    return sum(
        word.confidence * len(word.text)
        for line in page.lines
        for word in line.words
        if word.confidence > _DOUBTFUL
    )


def _read(grey: Grey, dpi: int, reader: Engine, until: float) -> list[OcrLine]:
    """Lines in pixels, those of regions side by side one region after the other."""
    found: list[OcrLine] = []
    for region in regions_of(grey, dpi):
        part = _cut(grey, region)
        seconds = until - time.monotonic()
        if seconds <= 0:
            raise TooSlow
        lines = reader.read(part, dpi, seconds, region.block)
        found += [_moved(line, region) for line in lines]
    return found


def _cut(grey: Grey, region: Region) -> Grey:
    part = grey[region.top : region.bottom, region.x0 : region.x1]
    return np.pad(part, _MARGIN, constant_values=255)


def _moved(line: OcrLine, region: Region) -> OcrLine:
    """A line of a cut-out part, where it stands on the page."""

    def moved(box: Box) -> Box:
        across, down = region.x0 - _MARGIN, region.top - _MARGIN
        return Box(
            min(max(box.x0 + across, region.x0), region.x1 - 1),
            min(max(box.top + down, region.top), region.bottom - 1),
            max(min(box.x1 + across, region.x1), region.x0 + 1),
            max(min(box.bottom + down, region.bottom), region.top + 1),
        )

    words = tuple(replace(word, box=moved(word.box)) for word in line.words)
    return OcrLine(words, moved(line.box))
