"""Printed pages as pictures, and what paper, stamps and scanners do to them, reproducibly."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from .typeset import FONTS

DPI = 200
Defect = Callable[[Image.Image, np.random.Generator], Image.Image]


def pictures(pdf: bytes, dpi: int = DPI) -> Iterator[Image.Image]:
    """The pages of a PDF file in colour, `dpi` dots an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=dpi / 72).to_pil().convert("RGB")


def turned(picture: Image.Image, _: np.random.Generator) -> Image.Image:
    """Laid in askew, by a degree."""
    return picture.rotate(1, Image.Resampling.BICUBIC, fillcolor="white")


def stamped(picture: Image.Image, _: np.random.Generator) -> Image.Image:
    """A round red seal over the middle of the text, as strong as ink is."""
    width, height = picture.size
    radius = round(width * 0.11)
    seal = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(seal)
    centre = (width * 0.55, height * 0.45)
    ink = (225, 60, 65)
    for inner, thick in ((radius, radius // 14), (round(radius * 0.62), radius // 30)):
        box = (centre[0] - inner, centre[1] - inner, centre[0] + inner, centre[1] + inner)
        draw.ellipse(box, outline=ink, width=thick)
    font = ImageFont.truetype(FONTS / "LiberationSerif-Bold.ttf", radius // 5)
    for row, words in enumerate(("ỦY BAN NHÂN DÂN", "TỈNH", "VÂN KHÊ")):
        place = (centre[0], centre[1] + (row - 1) * radius * 0.4)
        draw.text(place, words, ink, font, "mm")
    return ImageChops.multiply(picture, seal)  # ink lets the black of print through


def faint(picture: Image.Image, _: np.random.Generator) -> Image.Image:
    """Grey letters on grey paper."""
    return picture.point(lambda value: 90 + value * 105 // 255)


def shaded(picture: Image.Image, _: np.random.Generator) -> Image.Image:
    """Darker towards a corner, as beside the spine or under a lamp."""
    width, height = picture.size
    across = np.linspace(0.0, 1.0, width)[None, :] + np.linspace(0.0, 1.0, height)[:, None]
    return _filled(np.asarray(picture, dtype=np.float64) * (1 - 0.2 * across)[..., None])


def blurred(picture: Image.Image, _: np.random.Generator) -> Image.Image:
    """Out of focus."""
    return picture.filter(ImageFilter.GaussianBlur(1.0))


def noisy(picture: Image.Image, chance: np.random.Generator) -> Image.Image:
    """The grain of a sensor."""
    grain = chance.normal(0, 12, (picture.height, picture.width, 1))
    return _filled(np.asarray(picture, dtype=np.float64) + grain)


def squeezed(picture: Image.Image, _: np.random.Generator) -> Image.Image:
    """A small JPEG."""
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=40)
    return Image.open(io.BytesIO(stream.getvalue())).convert("RGB")


def photographed(picture: Image.Image, chance: np.random.Generator) -> Image.Image:
    """By a telephone, from the side, on a dark table, with a shadow over the paper."""
    width, height = picture.size
    size = (round(width * 1.15), round(height * 1.12))
    corners = ((0.12, 0.06), (1.03, 0.05), (1.1, 1.06), (0.04, 1.08))
    coefficients = _perspective(
        ((0, 0), (width, 0), (width, height), (0, height)),
        [(x * width, y * height) for x, y in corners],
    )
    seen = picture.transform(
        size,
        Image.Transform.PERSPECTIVE,
        coefficients,
        Image.Resampling.BICUBIC,
        fillcolor=(70, 60, 50),
    )
    across, down = np.meshgrid(*(np.linspace(0, 1, side) for side in size))
    light = (1 - 0.3 * across * down) * np.where(across > 0.7 + 0.1 * down, 0.75, 1.0)
    soft = Image.fromarray((255 * light).astype(np.uint8)).filter(
        ImageFilter.GaussianBlur(width / 25)
    )
    shadow = np.asarray(soft, dtype=np.float64)[..., None] / 255
    grain = chance.normal(0, 4, (size[1], size[0], 1))
    return _filled(np.asarray(seen, dtype=np.float64) * shadow + grain)


def _perspective(
    points: Sequence[tuple[float, float]], seen_at: Sequence[tuple[float, float]]
) -> list[float]:
    """The coefficients that Pillow takes, so that `points` of the picture are `seen_at`."""
    rows, wanted = [], []
    for (u, v), (x, y) in zip(points, seen_at, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return [float(value) for value in np.linalg.solve(np.array(rows), np.array(wanted))]


def faxed(picture: Image.Image, _: np.random.Generator) -> Image.Image:
    """In black and white, with half as many lines down as dots across: 204 x 98 an inch."""
    width, height = picture.size
    small = picture.convert("L").resize((round(width * 204 / DPI), round(height * 98 / DPI)))
    return small.convert("1")


_ALL: tuple[Defect, ...] = (stamped, turned, faint, shaded, blurred, noisy, squeezed)
DEFECTS: Mapping[str, Sequence[Defect]] = {
    "clean": (),
    "turned": (turned,),
    "stamped": (stamped,),
    "faint": (faint, noisy),
    "shaded": (shaded,),
    "blurred": (blurred,),
    "noisy": (noisy,),
    "squeezed": (squeezed,),
    "everything": _ALL,
    "photographed": (photographed,),
}


def damaged(picture: Image.Image, name: str, seed: int = 0) -> Image.Image:
    """`picture` with the defects of that name; the same each time."""
    chance = np.random.default_rng(seed)
    return reduce(lambda image, defect: defect(image, chance), DEFECTS[name], picture)


def as_pdf(pages: Sequence[Image.Image], dpi: int = DPI) -> bytes:
    """A PDF file of pictures only, as scanners write it."""
    stream = io.BytesIO()
    pages[0].save(
        stream, "PDF", save_all=True, append_images=list(pages[1:]), resolution=dpi, quality=90
    )
    return stream.getvalue()


def _filled(values: NDArray[np.float64]) -> Image.Image:
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
