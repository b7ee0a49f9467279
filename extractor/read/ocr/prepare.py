"""A page black on white: coloured ink, shade, grey paper and grain taken out, where there are any.

Each step is taken only where the page is measured to need it: clean pages are read best as they
are. What the steps bring on damaged pages is measured in tests/bench/ocr.py.
"""

from __future__ import annotations

from functools import reduce

import numpy as np
from PIL import Image, ImageFilter

from .model import Grey

# In steps of 0 to 255, unless said otherwise.
_COLOURED = 50  # how far the channels of coloured ink are apart
_SOME = 0.0003  # of all pixels: a smaller share is no stamp but noise
_DIM = 246  # paper that is darker than this somewhere is made white
_PALE = 70  # ink that is lighter than this is made darker
_WHITE = 215  # what is lighter than this once the paper is white counts as paper
_GRAIN = 3.5  # standard deviation of the paper's pixels: from here on they are smoothed
_ROWS = 32  # so many at a time stay in the processor's cache
_PAPER = 8  # pixels: the paper is measured in squares of so many


def prepare(image: Image.Image) -> Grey:
    """`image` in grey, as black on white as its ink and paper allow.

    >>> page = Image.new("RGB", (80, 40), (190, 190, 180))
    >>> page.paste((90, 90, 90), (20, 10, 30, 30))
    >>> grey = prepare(page)
    >>> bool(grey[20, 25] < 90), int(grey[5, 5])
    (True, 255)
    """
    grey = _one_channel(image)
    paper = _paper(grey)
    if paper.min() < _DIM:
        grey = _divided(grey, paper)
        darkest = float(np.percentile(grey[::8, ::8], 1))
        grain = _grain(grey)
        if grain > _GRAIN:
            grey = _smoothed(grey)
        if darkest > _PALE or grain > _GRAIN:
            grey = _stretched(grey, 0.7 * darkest, _WHITE)
    return grey


def _one_channel(image: Image.Image) -> Grey:
    """In grey; where there is red ink (stamps), as seen through a red glass."""
    if image.mode in ("1", "L", "I", "I;16", "F", "LA", "La"):
        return _grey(image)
    rgb = image.convert("RGB")
    red, green, blue = (np.asarray(band, dtype=np.int16) for band in rgb.reduce(4).split())
    reddish = red - np.minimum(green, blue) > _COLOURED
    if reddish.mean() > _SOME:
        return np.asarray(rgb.getchannel("R"))
    return np.asarray(rgb.convert("L"))


def _grey(image: Image.Image) -> Grey:
    if image.mode in ("I", "I;16", "F"):  # 16 bits: Pillow would cut them off at 255
        values = np.asarray(image, dtype=np.float64)
        return (values * (255 / max(float(values.max()), 1.0))).astype(np.uint8)
    return np.asarray(image.convert("L"))


def _paper(grey: Grey) -> Grey:
    """How light the paper is at each place: a small picture without the letters."""
    squares = np.asarray(Image.fromarray(grey).reduce(_PAPER))
    light = _lightest(_lightest(squares).T).T  # letters are thinner than the gaps between them
    paper = Image.fromarray(light).reduce(2).filter(ImageFilter.MedianFilter(3))
    paper = paper.filter(ImageFilter.GaussianBlur(2))
    return np.asarray(paper.resize(squares.shape[::-1], Image.Resampling.BILINEAR))


def _lightest(squares: Grey) -> Grey:
    """The lightest of each square and the two on both its sides in its row."""
    wide = np.pad(squares, ((0, 0), (2, 2)), mode="edge")
    ends = range(squares.shape[1], wide.shape[1] + 1)
    found: Grey = reduce(np.maximum, (wide[:, end - squares.shape[1] : end] for end in ends))
    return found


def _divided(grey: Grey, paper: Grey) -> Grey:
    """By the light of the paper, square for square."""
    times = np.float32(255) / np.maximum(paper, 1)
    columns = np.repeat(times, _PAPER, axis=1)[:, : grey.shape[1]]
    result = np.empty_like(grey)
    for row, factors in enumerate(columns):  # few rows at a time stay in the processor's cache
        part = slice(row * _PAPER, (row + 1) * _PAPER)
        result[part] = np.minimum(grey[part] * factors, 255)
    return result


def _stretched(grey: Grey, black: float, white: float) -> Grey:
    table = np.clip((np.arange(256) - black) * (255 / (white - black)), 0, 255)
    result: Grey = table.astype(np.uint8)[grey]
    return result


def _smoothed(grey: Grey) -> Grey:
    """Each pixel mixed with those around it, by 1 2 1 down and across."""
    result = grey.copy()
    for top in range(0, len(grey) - 2, _ROWS):
        part = grey[top : top + _ROWS + 2].astype(np.uint16)
        down = part[:-2] + 2 * part[1:-1] + part[2:]
        across = down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]
        result[top + 1 : top + 1 + len(down), 1:-1] = (across + 8) >> 4
    return result


def _grain(grey: Grey) -> float:
    """How much neighbouring pixels of the paper differ: as a standard deviation."""
    part = grey[::8].astype(np.int16)
    step = np.abs(np.diff(part, axis=1))
    light = (part[:, 1:] > 170) & (part[:, :-1] > 170) & (part[:, 1:] < 255)
    return float(np.median(step[light])) / 0.954 if light.sum() > 1000 else 0.0
