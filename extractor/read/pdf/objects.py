"""What is drawn on a page: ruling lines, pictures, and what annotations show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from ctypes import c_float, c_int
from dataclasses import dataclass

import pypdfium2.raw as raw

from ..layout.grids import Edge
from . import pdfium
from .characters import PageBox

_THIN = 3.0  # points: a thicker shape is no ruling line
_SHORT = 4.0  # points: a shorter one is none either
_DEPTH = 6  # how deep forms nest in forms
_MOST = 40_000  # edges: a page with more is a drawing

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The ruling lines of a page, the part of it that its largest picture covers, its shapes."""

    edges: tuple[Edge, ...]
    pictured: float
    shapes: int


def drawn_on(page: raw.FPDF_PAGE, shown: PageBox, turn: int, text: Set[pdfium.Handle]) -> Drawn:
    """Look through the objects of a page but for those known as text; `turn` as for its text."""
    boxes: list[tuple[float, float, float, float]] = []
    pictures = [0.0]
    shapes = sum(
        _collect(raw.FPDFPage_GetObject(page, index), _IDENTITY, boxes, pictures, 0)
        for index in pdfium.drawings(pdfium.address(page), text)
    )
    area = (shown.right - shown.left) * (shown.top - shown.bottom)
    edges = tuple(_edges(boxes[:_MOST], shown, turn)) if len(boxes) <= _MOST else ()
    return Drawn(edges, max(pictures) / area if area > 0 else 0.0, shapes)


def text_objects_in(form: raw.FPDF_PAGEOBJECT, depth: int = 0) -> Iterator[pdfium.Handle]:
    """The addresses of all text objects in a form."""
    for index in range(max(raw.FPDFFormObj_CountObjects(form), 0)):
        item = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield pdfium.address(item)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            yield from text_objects_in(item, depth + 1)


def _collect(
    item: raw.FPDF_PAGEOBJECT,
    matrix: Matrix,
    boxes: list[tuple[float, float, float, float]],
    pictures: list[float],
    depth: int,
) -> int:
    """Add the thin boxes of one object, and of those in it; how many shapes it holds."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return 0
    if kind == raw.FPDF_PAGEOBJ_FORM:
        if depth >= _DEPTH:
            return 0
        own = _times(_matrix_of(item), matrix)
        return sum(
            _collect(raw.FPDFFormObj_GetObject(item, index), own, boxes, pictures, depth + 1)
            for index in range(max(raw.FPDFFormObj_CountObjects(item), 0))
        )
    if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
        return 0
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0
    box = _moved((left.value, bottom.value, right.value, top.value), matrix)
    width, height = box[2] - box[0], box[3] - box[1]
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        pictures.append(width * height)
        return 0
    if len(boxes) > _MOST:
        return 1
    if width < _THIN or height < _THIN:
        boxes.append(box)
    elif _is_stroked(item):  # else a background: Word fills one behind each line of text
        boxes += _sides(item, matrix)
    return 1


def _is_stroked(path: raw.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = c_int(), c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, fill, stroke)) and bool(stroke.value)


def _sides(
    path: raw.FPDF_PAGEOBJECT, matrix: Matrix
) -> Iterator[tuple[float, float, float, float]]:
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


def _edges(
    boxes: Sequence[tuple[float, float, float, float]], shown: PageBox, turn: int
) -> Iterator[Edge]:
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


def _box(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _moved(
    box: tuple[float, float, float, float], matrix: Matrix
) -> tuple[float, float, float, float]:
    if matrix is _IDENTITY:
        return box
    return _box(_point(box[0], box[1], matrix), _point(box[2], box[3], matrix))
