"""What annotations show: numbers and dates that are stamped in, and the marks of signing.

Offices number and sign by software that writes the number, the date and the signer as annotations
over the page. They are shown like the rest of it, but are no part of its text until they are
drawn into it ("flattened").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .characters import Run
from .objects import text_objects_in
from .pdfium import Handle

_SHOWN = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT})
_STAMPED = 16  # characters: numbers and dates that are stamped in have no more
_LETTERS = 4  # of them at most


class Flat(NamedTuple):
    """A page with its annotations drawn into it, and which text object is part of which."""

    page: pdfium.PdfPage
    annotations: Mapping[Handle, int]


def flattened(document: pdfium.PdfDocument, index: int, page: pdfium.PdfPage) -> Flat:
    """`page` itself where it has no annotation that shows text, else loaded anew with them.

    The page given is closed where another one is returned.
    """
    shown = _shown(page)
    if not shown:
        return Flat(page, {})
    before = raw.FPDFPage_CountObjects(page)
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return Flat(page, {})
    page.close()
    page = document[index]
    found: dict[Handle, int] = {}
    if shown == {raw.FPDF_ANNOT_WIDGET} and raw.FPDF_GetSignatureCount(document) <= 0:
        return Flat(page, found)  # the fields of a form that was filled in
    for at in range(before, raw.FPDFPage_CountObjects(page)):
        whole = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(whole) != raw.FPDF_PAGEOBJ_FORM:
            continue
        for number in range(max(raw.FPDFFormObj_CountObjects(whole), 0)):
            one = raw.FPDFFormObj_GetObject(whole, number)
            if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_FORM:
                found.update(dict.fromkeys(text_objects_in(one), number))
    return Flat(page, found)


def marks_of_signing(
    runs: Sequence[Run], objects: Sequence[Handle], annotations: Mapping[Handle, int]
) -> tuple[list[Run], list[str]]:
    """`runs` without what annotations say of signing, and what that was, one text for each.

    A number or a date that was stamped in stays: it is part of the text.
    """
    if not annotations:
        return list(runs), []
    texts: dict[int, list[str]] = {}
    for run, parent in zip(runs, objects, strict=True):
        if parent in annotations:
            texts.setdefault(annotations[parent], []).append(run.text)
    left_out = {number for number, parts in texts.items() if not _is_stamped("".join(parts))}
    kept = [
        run
        for run, parent in zip(runs, objects, strict=True)
        if annotations.get(parent) not in left_out
    ]
    return kept, [" ".join(texts[number]) for number in sorted(left_out)]


def _is_stamped(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return len(text) <= _STAMPED and letters <= _LETTERS and any(c.isdigit() for c in text)


def _shown(page: pdfium.PdfPage) -> set[int]:
    """The kinds of annotations on the page that show text."""
    found: set[int] = set()
    for index in range(max(raw.FPDFPage_GetAnnotCount(page), 0)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if annotation:
            found.add(raw.FPDFAnnot_GetSubtype(annotation))
            raw.FPDFPage_CloseAnnot(annotation)
    return found & _SHOWN
