"""A page black on white: coloured ink, shade, grey paper and grain taken out, where there are any.

Each step is taken only where the page is measured to need it: clean pages are read best as they
are. What the steps bring on damaged pages is measured in tests/bench/ocr.py.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from .model import Grey

# In steps of 0 to 255, unless said otherwise.
_COLOURED = 50  # how far the channels of coloured ink are apart
_SOME = 0.0003  # of all pixels: a smaller share is no stamp but noise
_DIM = 246  # paper that is darker than this somewhere is made white
_PALE = 70  # ink that is lighter than this is made darker
_WHITE = 215  # what is lighter than this once the paper is white counts as paper
_GRAIN = 3.5  # standard deviation of the paper's pixels: from here on they are smoothed
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
        darkest = float(np.percentile(grey[::3, ::3], 1))
        grain = _grain(grey)
        if grain > _GRAIN:
            grey = _smoothed(grey, 0.7)
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
    small = Image.fromarray(grey).reduce(_PAPER)
    for one in (
        ImageFilter.MaxFilter(5),  # letters are thinner than their gaps
        ImageFilter.MedianFilter(5),
        ImageFilter.GaussianBlur(4),
    ):
        small = small.filter(one)
    return np.asarray(small)


def _divided(grey: Grey, paper: Grey) -> Grey:
    size = (grey.shape[1], grey.shape[0])
    wide = Image.fromarray(paper).resize(size, Image.Resampling.BILINEAR)
    light: NDArray[np.float32] = np.maximum(np.asarray(wide, dtype=np.float32), 1)
    return np.minimum(grey * (255 / light), 255).astype(np.uint8)


def _stretched(grey: Grey, black: float, white: float) -> Grey:
    table = np.clip((np.arange(256) - black) * (255 / (white - black)), 0, 255)
    result: Grey = table.astype(np.uint8)[grey]
    return result


def _smoothed(grey: Grey, radius: float) -> Grey:
    return np.asarray(Image.fromarray(grey).filter(ImageFilter.GaussianBlur(radius)))


def _grain(grey: Grey) -> float:
    """How much neighbouring pixels of the paper differ: as a standard deviation."""
    part = grey[::2].astype(np.int16)
    step = np.abs(np.diff(part, axis=1))
    light = (part[:, 1:] > 170) & (part[:, :-1] > 170) & (part[:, 1:] < 255)
    return float(np.median(step[light])) / 0.954 if light.sum() > 1000 else 0.0
