"""What is drawn on a page: ruling lines, pictures, and what annotations show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass, field

import pypdfium2.raw as raw

from extractor.model import Box

from ..layout.grids import Edge
from . import pdfium
from .characters import PageBox

_THIN = 3.0  # points: a thicker shape is no ruling line
_SHORT = 4.0  # points: a shorter one is none either
_LETTER = 24.0  # points: no letter in a line of text is larger
_CURVED = 16  # segments: a dot has 5, a frame as many, a figure 30
_DEPTH = 6  # how deep forms nest in forms
_MOST = 40_000  # edges: a page with more is a drawing

Matrix = tuple[float, float, float, float, float, float]
Corners = tuple[float, float, float, float]  # left, bottom, right, top
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The ruling lines of a page, the part of it that pictures cover, its shapes.

    `pixels` are those of its largest picture; `letters` the curved shapes as large as letters, by
    their places on the page as it is shown.
    """

    edges: tuple[Edge, ...]
    pictured: float
    shapes: int
    pixels: int
    letters: tuple[Box, ...] = ()


@dataclass(slots=True)
class _Found:
    """What was come upon so far: thin boxes, the area of pictures in square points."""

    boxes: list[Corners] = field(default_factory=list)
    letters: list[Corners] = field(default_factory=list)
    area: float = 0.0
    pixels: int = 0
    shapes: int = 0


def drawn_on(page: raw.FPDF_PAGE, shown: PageBox, turn: int, text: Set[pdfium.Handle]) -> Drawn:
    """Look through the objects of a page but for those known as text; `turn` as for its text."""
    found = _Found()
    for index in pdfium.drawings(pdfium.address(page), text):
        _collect(raw.FPDFPage_GetObject(page, index), _IDENTITY, found, 0)
    area = (shown.right - shown.left) * (shown.top - shown.bottom)
    edges = tuple(_edges(found.boxes, shown, turn)) if len(found.boxes) <= _MOST else ()
    pictured = min(found.area / area, 1.0) if area > 0 else 0.0
    letters = (
        Box(box[0] - shown.left, shown.top - box[3], box[2] - shown.left, shown.top - box[1])
        for box in found.letters
    )
    return Drawn(edges, pictured, found.shapes, found.pixels, tuple(letters))


def text_objects_in(form: raw.FPDF_PAGEOBJECT, depth: int = 0) -> Iterator[pdfium.Handle]:
    """The addresses of all text objects in a form."""
    for index in range(max(raw.FPDFFormObj_CountObjects(form), 0)):
        item = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield pdfium.address(item)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            yield from text_objects_in(item, depth + 1)


def _collect(item: raw.FPDF_PAGEOBJECT, matrix: Matrix, found: _Found, depth: int) -> None:
    """Add what one object draws, and the objects in it."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        if depth < _DEPTH:
            own = _times(_matrix_of(item), matrix)
            for index in range(max(raw.FPDFFormObj_CountObjects(item), 0)):
                _collect(raw.FPDFFormObj_GetObject(item, index), own, found, depth + 1)
        return
    if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
        return
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return
    box = _moved((left.value, bottom.value, right.value, top.value), matrix)
    width, height = box[2] - box[0], box[3] - box[1]
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        across, down = c_uint(), c_uint()
        raw.FPDFImageObj_GetImagePixelSize(item, across, down)
        found.area += width * height
        found.pixels = max(found.pixels, across.value * down.value)
        return
    found.shapes += 1
    if len(found.boxes) > _MOST:
        return
    if width < _THIN or height < _THIN:
        found.boxes.append(box)
    elif max(width, height) < _LETTER and raw.FPDFPath_CountSegments(item) >= _CURVED:
        found.letters.append(box)
    elif _is_stroked(item):  # else a background: Word fills one behind each line of text
        found.boxes += _sides(item, matrix)


def _is_stroked(path: raw.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = c_int(), c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, fill, stroke)) and bool(stroke.value)


def _sides(path: raw.FPDF_PAGEOBJECT, matrix: Matrix) -> Iterator[Corners]:
    """The straight sides of a shape, as thin boxes."""
    count = raw.FPDFPath_CountSegments(path)
    if count > _MOST:
        return
    own = _times(_matrix_of(path), matrix)
    x, y = c_float(), c_float()
    begun = last = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = _point(x.value, y.value, own)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield _box(last, here)
        if raw.FPDFPathSegment_GetClose(segment):
            yield _box(here, begun)
            here = begun
        last = here


def _edges(boxes: Sequence[Corners], shown: PageBox, turn: int) -> Iterator[Edge]:
    for left, bottom, right, top in boxes:
        if turn in (0, 180):
            x0, x1, y0, y1 = (
                left - shown.left,
                right - shown.left,
                shown.top - top,
                (shown.top - bottom),
            )
        else:
            x0, x1, y0, y1 = (
                bottom - shown.bottom,
                top - shown.bottom,
                left - shown.left,
                (right - shown.left),
            )
        if turn in (180, 270):  # the same axes, counted from the other end
            across = shown.right - shown.left, shown.top - shown.bottom
            wide, high = across if turn == 180 else across[::-1]
            x0, x1, y0, y1 = wide - x1, wide - x0, high - y1, high - y0
        if y1 - y0 < _THIN and x1 - x0 >= _SHORT:
            yield Edge(True, (y0 + y1) / 2, x0, x1)
        elif x1 - x0 < _THIN and y1 - y0 >= _SHORT:
            yield Edge(False, (x0 + x1) / 2, y0, y1)


def _matrix_of(item: raw.FPDF_PAGEOBJECT) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    if then is _IDENTITY:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(a: tuple[float, float], b: tuple[float, float]) -> Corners:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _moved(box: Corners, matrix: Matrix) -> Corners:
    if matrix is _IDENTITY:
        return box
    return _box(_point(box[0], box[1], matrix), _point(box[2], box[3], matrix))
