"""Files that are damaged, locked, too large or no PDF at all: a clear error, and soon."""

from __future__ import annotations

import io
import time
import zlib
from dataclasses import replace

import pypdfium2
import pytest

from extractor.errors import UnreadableDocument
from extractor.read import LIMITS, OPTIONS, Limits, Options, read_bytes
from tests.hostile.pdf import pdf

from .press import TEXT_ONLY, printed, read
from .test_order import plan


def refused(
    data: bytes, limits: Limits = LIMITS, options: Options = TEXT_ONLY
) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, "plan.pdf", limits, options)
    return caught.value


def text_or_refusal(data: bytes) -> str:
    """What is read of a file that may be refused; then the problem, which must be named."""
    try:
        return read_bytes(data, "plan.pdf", LIMITS, TEXT_ONLY).text
    except UnreadableDocument as error:
        return error.problem


def drawing(content: bytes, box: str = "0 0 595 842", packed: bool = True) -> bytes:
    """A PDF written by hand, with one page of this content."""
    stream = zlib.compress(content) if packed else content
    filters = b"/Filter /FlateDecode " if packed else b""
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources <</Font <</F1"
        " <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>".encode(),
        b"<<" + filters + b"/Length %d>>\nstream\n" % len(stream) + stream + b"\nendstream",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return body + table + b"trailer <</Size 5 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


def test_a_pdf_written_by_hand_is_read() -> None:
    assert read(drawing(b"BT /F1 14 Tf 85 700 Td (Ke hoach) Tj ET")).text == "Ke hoach"


def test_a_password_is_asked_for() -> None:
    error = refused(printed(plan(), encrypt="secret"))
    assert "password" in error.problem
    assert "qpdf" in error.remedy


@pytest.mark.parametrize("part", [0.05, 0.5, 0.9])
def test_a_file_cut_off_is_refused_or_read_as_far_as_it_goes(part: float) -> None:
    data = printed(plan(), plan())
    assert text_or_refusal(data[: int(len(data) * part)])


def test_what_only_begins_like_a_pdf() -> None:
    assert "damaged" in refused(b"%PDF-1.7\n" + b"x" * 5000).problem


def test_noise_inside_a_pdf_never_crashes() -> None:
    data = printed(plan())
    for seed in range(40):
        spoilt = bytearray(data)
        for step in range(30):
            spoilt[(seed * 7919 + step * 104_729) % len(spoilt)] ^= 1 + (seed + step) % 255
        assert text_or_refusal(bytes(spoilt))


def test_too_many_pages() -> None:
    error = refused(printed(plan(), plan(), plan()), replace(LIMITS, pages=2))
    assert "3 pages, more than the limit of 2" in error.problem


def test_too_many_characters_on_a_page_and_in_all() -> None:
    data = printed(plan(), plan())
    assert "characters" in refused(data, replace(LIMITS, page_characters=100)).problem
    assert "characters" in refused(data, replace(LIMITS, characters=1000, bytes=10**7)).problem


def test_too_many_objects_on_a_page() -> None:
    page = plan()
    page.rules = [(10.0, float(y), 20.0, float(y)) for y in range(100, 400)]
    assert "objects" in refused(printed(page), replace(LIMITS, page_objects=200)).problem


def test_too_slow() -> None:
    assert "took more than" in refused(printed(plan(), plan()), replace(LIMITS, seconds=0)).problem


def test_a_page_of_a_huge_size() -> None:
    error = refused(drawing(b"BT /F1 14 Tf 85 700 Td (a) Tj ET", "0 0 900000 900000"))
    assert "points" in error.problem


@pytest.mark.parametrize("box", ["0 0 0 0", "5 5 5 5", "595 842 0 0", "0 0 nan inf"])
def test_odd_page_boxes_are_survived(box: str) -> None:
    assert text_or_refusal(drawing(b"BT /F1 14 Tf 85 700 Td (Ke hoach) Tj ET", box))


def test_places_beyond_all_bounds_are_survived() -> None:
    far = b"BT /F1 14 Tf 1 0 0 1 1e30 -1e30 Tm (xa) Tj 0 0 0 0 0 0 Tm (khong) Tj ET"
    assert text_or_refusal(
        drawing(far + b" 1e20 1e20 1e30 0 re S 1e38 0 0 1e38 0 0 cm 0 0 9 9 re S")
    )


def test_many_ruling_lines_take_no_long_time() -> None:
    lines = [b"%d %d m %d %d l S\n" % (10 + i % 500, 10, 10 + i % 500, 800) for i in range(5_000)]
    lines += [b"%d %d m %d %d l S\n" % (10, 10 + i % 780, 500, 10 + i % 780) for i in range(5_000)]
    data = drawing(b"BT /F1 14 Tf 85 700 Td (ban do) Tj ET\n" + b"".join(lines))
    begun = time.perf_counter()
    assert "ban do" in read(data).text
    assert time.perf_counter() - begun < 10


def test_a_document_of_pictures_names_what_would_read_it() -> None:
    content = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
    data = drawing(content, packed=False)
    assert "--ocr" in refused(data).remedy


def test_a_document_without_anything() -> None:
    assert refused(drawing(b" ")).problem == "it has no text"


def test_a_picture_with_more_pixels_than_anyone_scans() -> None:
    row = zlib.compress(bytes(2_500))
    image = b"q 595 0 0 842 0 0 cm BI /W 20000 /H 1 /CS /G /BPC 1 /F /Fl ID " + row + b" EI Q"
    error = refused(drawing(image), replace(LIMITS, pixels=1_000), OPTIONS)
    assert "picture of 20000 pixels" in error.problem


def test_attached_files_are_told_of() -> None:
    document = pypdfium2.PdfDocument(pdf(["Điều 1. Phạm vi"]))
    document.new_attachment("biểu.xlsx").set_data(b"x")
    stream = io.BytesIO()
    document.save(stream)
    source = read_bytes(stream.getvalue(), "plan.pdf")
    assert [issue.message for issue in source.issues] == ["left out: 1 attached file: biểu.xlsx"]
