"""Pages that were pasted into a Word document as pictures: recognised, or told of."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw

from corpora.scan import pictures
from corpora.typeset import typeset
from extractor import parse_text
from extractor.errors import UnreadableDocument
from extractor.model import IssueCode, TextSource
from extractor.read import Ocr, Options, read_bytes
from extractor.read.docx.metafile import bitmap
from extractor.read.ocr.tesseract import tessdata

from .scans import emf, png, scanned, shape, wmf
from .word import archive, p, part, relationships

NEVER = Options(ocr=Ocr.NEVER)
TEXT = p("Mục tiêu của kế hoạch là như sau. " * 20)
needs_tesseract = pytest.mark.skipif(tessdata() is None, reason="no Vietnamese model of Tesseract")


def ramp(mode: str) -> Image.Image:
    image = Image.linear_gradient("L").resize((60, 90))
    ImageDraw.Draw(image).line((0, 0, 59, 30), fill=0)
    return image.convert(mode)


@pytest.mark.parametrize("wrapped", [emf, wmf])
@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_the_bitmap_of_a_metafile(wrapped: Callable[[Image.Image], bytes], mode: str) -> None:
    found = bitmap(wrapped(ramp(mode)))
    assert found is not None
    with Image.open(io.BytesIO(found)) as image:
        assert image.convert("RGB").tobytes() == ramp(mode).convert("RGB").tobytes()


@pytest.mark.parametrize("wrapped", [emf, wmf])
def test_metafiles_that_are_cut_off_end(wrapped: Callable[[Image.Image], bytes]) -> None:
    data = wrapped(ramp("L"))
    for end in range(0, len(data), 97):
        assert bitmap(data[:end]) is None or bitmap(data[:end])


@needs_tesseract
def test_pages_are_recognised_in_their_order() -> None:
    plans = [f"KẾ HOẠCH\nTrồng rừng xã Suối Hoa năm {year}\n" for year in (2026, 2027)]
    pages = [next(iter(pictures(typeset(parse_text(plan)).pdf))).convert("L") for plan in plans]
    source = read_bytes(scanned([png(pages[0]), emf(pages[1])]), "plan.docx")
    assert source.text_source is TextSource.OCR
    assert [page.number for page in source.pages] == [1, 2]
    assert source.text.index("2026") < source.text.index("2027")
    assert all(line.box and line.confidence for line in source.lines)


@needs_tesseract
def test_a_page_that_cannot_be_read_is_told_of_and_loses_no_other() -> None:
    page = next(iter(pictures(typeset(parse_text("KẾ HOẠCH\nTrồng rừng năm 2026")).pdf)))
    drawing = emf(ramp("L"))[:108] + struct.pack("<II", 14, 8)  # a metafile of lines only
    source = read_bytes(scanned([drawing, png(page.convert("L")), b"\x89PNG"]), "plan.docx")
    assert "2026" in source.text
    assert [issue.code for issue in source.issues] == [IssueCode.UNREAD_PAGE] * 2


@needs_tesseract
def test_words_beside_the_pages_are_told_of() -> None:
    page = next(iter(pictures(typeset(parse_text("KẾ HOẠCH\nTrồng rừng năm 2026")).pdf)))
    source = read_bytes(scanned([png(page.convert("L"))], p("Scanned by X")), "plan.docx")
    assert "2026" in source.text
    assert "'Scanned by X'" in source.issues[-1].message


OLD = f"<w:p><w:r>{shape(0, 'width:16cm;height:650pt')}</w:r></w:p>"


@pytest.mark.parametrize("drawn", ["", OLD])
def test_without_recognition_the_error_says_what_it_takes(drawn: str) -> None:
    data = with_shape(drawn) if drawn else scanned([png(ramp("L"))])
    with pytest.raises(UnreadableDocument, match="pages are pictures") as caught:
        read_bytes(data, "plan.docx", options=NEVER)
    assert "--ocr auto" in caught.value.remedy


def with_shape(drawn: str) -> bytes:
    image = '<Relationship Id="p0" Type="http://x/image" Target="media/image0"/>'
    return archive(
        {
            "word/document.xml": part("document", f"<w:body>{drawn}</w:body>"),
            "word/_rels/document.xml.rels": relationships(image),
            "word/media/image0": png(ramp("L")),
        }
    )


def test_a_page_beside_text_is_told_of() -> None:
    source = read_bytes(scanned([png(ramp("L"))], TEXT), "plan.docx")
    assert [issue.code for issue in source.issues] == [IssueCode.LEFT_OUT]
    assert "16 x 23 cm behind 'Mục tiêu của kế hoạch là như sau.'" in source.issues[0].message


def test_emblems_and_signatures_are_no_pages() -> None:
    assert read_bytes(scanned([png(ramp("L"))], TEXT, (3.0, 3.0)), "plan.docx").issues == ()
    with pytest.raises(UnreadableDocument, match="no text that is shown"):
        read_bytes(scanned([png(ramp("L"))], size=(3.0, 3.0)), "plan.docx", options=NEVER)


def test_pictures_that_were_deleted_are_not_there() -> None:
    drawn = OLD.replace("<w:r>", "<w:del><w:r>").replace("</w:r>", "</w:r></w:del>")
    assert read_bytes(with_shape(TEXT + drawn), "plan.docx").issues == ()
