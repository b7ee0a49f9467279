"""PDFium's functions for one character each, called for all characters of a page in one go.

pypdfium2 binds these functions too. But a page has thousands of characters, and a call from a loop
in Python with results passed by reference takes four times as long as one from `map`, with plain
addresses and the lock of the interpreter kept (each call takes less time than giving it back).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence, Set
from ctypes import (
    PYFUNCTYPE,
    addressof,
    c_double,
    c_float,
    c_int,
    c_size_t,
    c_uint,
    c_ushort,
    c_void_p,
    cast,
    create_string_buffer,
)
from itertools import repeat
from typing import Any, TypeAlias

import pypdfium2.raw as raw

Floats: TypeAlias = "memoryview[float]"
Handle = int  # the address of one of PDFium's objects
NO_FLOATS: Floats = memoryview(b"").cast("f")
_TEXT_OBJECT = raw.FPDF_PAGEOBJ_TEXT
_FLOAT, _DOUBLE = 4, 8  # bytes


def _bound(function: object, result: object, *arguments: object) -> Callable[..., Any]:
    """A function of PDFium that takes and gives addresses as plain numbers."""
    address = cast(function, c_void_p).value  # type: ignore[arg-type]
    return PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_text_object = _bound(raw.FPDFText_GetTextObject, c_size_t, c_void_p, c_int)
_unicode = _bound(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_get_text = _bound(raw.FPDFText_GetText, c_int, c_void_p, c_int, c_int, c_void_p)
_loose_box = _bound(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_origin = _bound(raw.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_matrix = _bound(raw.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
_size = _bound(raw.FPDFText_GetFontSize, c_double, c_void_p, c_int)
_font = _bound(raw.FPDFTextObj_GetFont, c_size_t, c_void_p)
_render_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_count_objects = _bound(raw.FPDFPage_CountObjects, c_int, c_void_p)
_object = _bound(raw.FPDFPage_GetObject, c_size_t, c_void_p, c_int)
_object_type = _bound(raw.FPDFPageObj_GetType, c_int, c_void_p)
_font_name = _bound(raw.FPDFFont_GetBaseFontName, c_int, c_void_p, c_void_p, c_int)
_font_weight = _bound(raw.FPDFFont_GetWeight, c_int, c_void_p)
_font_flags = _bound(raw.FPDFFont_GetFlags, c_int, c_void_p)


def address(pointer: object) -> Handle:
    """The address that one of pypdfium2's pointers holds; 0 for a null pointer."""
    return cast(pointer, c_void_p).value or 0  # type: ignore[arg-type]


def characters(page: Handle, count: int) -> str:
    """The `count` characters of a text page: one for each index, U+FFFD for those without any."""
    buffer = (c_ushort * (count + 1))()
    if _get_text(page, 0, count, addressof(buffer)) == count + 1:  # the last one is a NUL
        text = bytes(memoryview(buffer)[:count]).decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    # Some have no character, or one beyond the first 65,536: the slower way keeps indices right.
    codes = map(_unicode, repeat(page), range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def text_objects(page: Handle, indices: Sequence[int]) -> list[Handle]:
    """The object of the page that each character is part of, 0 for those that PDFium added."""
    return list(map(_text_object, repeat(page), indices))


def boxes(page: Handle, indices: Sequence[int]) -> Floats:
    """Four floats a character: left, top, right, bottom, as wide as the character advances."""
    buffer = (c_float * (4 * len(indices)))()
    start = addressof(buffer)
    places = range(start, start + 4 * _FLOAT * len(indices), 4 * _FLOAT)
    _run(map(_loose_box, repeat(page), indices, places))
    return memoryview(buffer).cast("B").cast("f")


def origins(page: Handle, indices: Sequence[int]) -> Floats:
    """Two doubles a character: where it stands on its baseline."""
    buffer = (c_double * (2 * len(indices)))()
    start = addressof(buffer)
    end = start + 2 * _DOUBLE * len(indices)
    across, up = range(start, end, 2 * _DOUBLE), range(start + _DOUBLE, end + _DOUBLE, 2 * _DOUBLE)
    _run(map(_origin, repeat(page), indices, across, up))
    return memoryview(buffer).cast("B").cast("d")


def matrices(page: Handle, indices: Sequence[int]) -> Floats:
    """Six floats a character: the matrix from its font to the page."""
    buffer = (c_float * (6 * len(indices)))()
    start = addressof(buffer)
    places = range(start, start + 6 * _FLOAT * len(indices), 6 * _FLOAT)
    _run(map(_matrix, repeat(page), indices, places))
    return memoryview(buffer).cast("B").cast("f")


def sizes(page: Handle, indices: Sequence[int]) -> list[float]:
    """The font size of each character, before its matrix."""
    return list(map(_size, repeat(page), indices))


def fonts(objects: Sequence[Handle]) -> list[Handle]:
    """The font of each text object."""
    return list(map(_font, objects))


def render_modes(objects: Sequence[Handle]) -> list[int]:
    """How each text object is drawn: 0 filled, 2 filled and outlined, 3 not at all."""
    return list(map(_render_mode, objects))


def drawings(page: Handle, text: Set[Handle]) -> list[int]:
    """The indices of the objects on a page that are not text; `text` are some that are."""
    objects = map(_object, repeat(page), range(max(_count_objects(page), 0)))
    return [
        index
        for index, item in enumerate(objects)
        if item not in text and _object_type(item) != _TEXT_OBJECT
    ]


def font_name(font: Handle) -> str:
    """The name of a font as the PDF gives it, "ABCDEF+TimesNewRomanPS-BoldMT"."""
    buffer = create_string_buffer(256)
    _font_name(font, addressof(buffer), len(buffer))
    return buffer.value.decode("utf-8", "replace")


def font_weight(font: Handle) -> int:
    """400 for regular, 700 for bold; what PDFium makes of the font's description."""
    return int(_font_weight(font))


def font_flags(font: Handle) -> int:
    """The flags of the font's descriptor (ISO 32000-1, table 123)."""
    return int(_font_flags(font))


def _run(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)
