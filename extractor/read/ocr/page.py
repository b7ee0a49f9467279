"""A picture of a page -> its lines."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PIL import Image

from extractor.errors import UnreadableDocument
from extractor.model import Box

from ..layout.grids import find_grids
from .cells import read_tables
from .engines import DEFAULT, engine
from .figures import look_at_figures
from .labels import look_at_label
from .marks import outside_stamp
from .model import Engine, Grey, Layout, NoEngine, OcrLine, Recognised, TooSlow
from .prepare import prepare
from .regions import Region, regions_of
from .rules import without_rules
from .shape import shaped
from .signs import look_at_signs
from .skew import straight, turned

_BLANK = 60  # dark pixels at 200 dpi that a page must have to be read: a page number has more
_DARK = 140
_DOUBTFUL = 0.6  # mean confidence: a page that is read no better may be upside down
# How a word is read again, each way as long as needed: what as, and how many times as large.
_AGAIN = ((Layout.LABEL, 2), (Layout.CELL, 2), (Layout.CELL, 1), (Layout.LABEL, 1))
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
    best = Recognised(width, height, in_time=False)
    try:
        for turn in (0, 180, 90, 270):
            found = _read_page(turned(grey, turn), dpi, reader, until)
            if not best.in_time or _certainty(found) > _certainty(best):
                best = replace(found, width=width, height=height, turn=turn)
            if _certainty(best) > _DOUBTFUL * _letters(best):
                break
    except TooSlow:
        pass
    return best


def _read_page(grey: Grey, dpi: int, reader: Engine, until: float) -> Recognised:
    level, skew = straight(grey)
    bare, edges = without_rules(level, dpi)
    grids = find_grids(edges)

    def read(page: Grey, region: Region) -> list[OcrLine]:
        seconds = until - time.monotonic()
        if seconds <= 0:
            raise TooSlow
        part = np.pad(
            page[region.top : region.bottom, region.x0 : region.x1], _MARGIN, constant_values=255
        )
        return [_moved(line, region) for line in reader.read(part, dpi, seconds, region.layout)]

    def read_again(part: Grey) -> Iterator[str]:
        for layout, times in _AGAIN:
            size = (part.shape[1] * times, part.shape[0] * times)
            large = np.asarray(Image.fromarray(part).resize(size, Image.Resampling.BICUBIC))
            lines = reader.read(large, dpi, max(until - time.monotonic(), 0), layout)
            yield "".join(word.text for line in lines for word in line.words)

    found = read_tables(bare, dpi, grids, read)
    raw = [line for region in regions_of(found.rest, dpi) for line in read(found.rest, region)]
    looked = [
        look_at_signs(
            look_at_figures(look_at_label(line, found.rest, read_again), found.rest, read_again),
            found.rest,
        )
        for line in raw
    ]
    left_out: list[str] = []
    for stamp in found.stamps:
        looked, stamped = outside_stamp(looked, stamp, dpi / 72)
        left_out += stamped
    lines = shaped(looked, found.rest, dpi)
    rules = tuple(Box(edge.start, edge.at, edge.end, edge.at) for edge in edges if edge.horizontal)
    return Recognised(0, 0, lines, found.tables, rules, skew=skew, left_out=" ".join(left_out))


def _certainty(page: Recognised) -> float:
    """How many letters were read with confidence, in words that lie as words do."""
    return sum(
        len(word.text)
        for line in page.lines
        for word in line.words
        if word.confidence > _DOUBTFUL
        and (len(word.text) < 3 or word.box.x1 - word.box.x0 > word.box.bottom - word.box.top)
    ) + sum(
        sum(map(len, row.cells))
        for table in page.tables
        for row in table.rows
        if row.confidence and row.confidence > _DOUBTFUL
    )


def _letters(page: Recognised) -> int:
    return sum(len(word.text) for line in page.lines for word in line.words) + sum(
        len(cell) for table in page.tables for row in table.rows for cell in row.cells
    )


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
