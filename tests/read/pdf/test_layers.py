"""Per page: the text layer, or what its picture shows; and how the document says which."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import UnreadableDocument
from extractor.model import IssueCode, TextSource
from extractor.read import Ocr, Options

from .press import A4, Press, printed, read
from .test_triage import ENGLISH_OCR, GOOD

AUTO = Options(ocr=Ocr.AUTO)


def page_of_text() -> Press:
    page = Press()
    page.paragraph(GOOD, 100)
    return page


def scanned(hidden: str = "") -> bytes:
    """The picture of a page, with a layer of text behind it."""
    picture = pdfium.PdfDocument(printed(page_of_text()))[0].render(scale=200 / 72).to_pil()
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    letters = canvas.beginText(85, 740)
    letters.setFont("Times-Roman", 14)
    letters.setTextRenderMode(3)
    for start in range(0, len(hidden), 70):
        letters.textLine(hidden[start : start + 70])
    canvas.drawText(letters)
    canvas.save()
    return data.getvalue()


def joined(*files: bytes) -> bytes:
    whole = pdfium.PdfDocument.new()
    for file in files:
        whole.import_pages(pdfium.PdfDocument(file))
    data = io.BytesIO()
    whole.save(data)
    return data.getvalue()


def similar(text: str) -> bool:
    words = GOOD.split()
    return sum(word in text.split() for word in words) > 0.9 * len(words)


@pytest.fixture(scope="module", autouse=True)
def _engine() -> None:
    pytest.importorskip("tesserocr", reason="recognition is not installed")


def test_a_good_text_layer_is_not_recognised() -> None:
    source = read(printed(page_of_text()), options=AUTO)
    assert source.text_source is TextSource.PDF_TEXT
    assert all(line.confidence is None for line in source.lines)


def test_a_useless_layer_is_replaced_and_the_document_says_so() -> None:
    source = read(scanned(ENGLISH_OCR), options=AUTO)
    assert source.text_source is TextSource.OCR
    assert similar(source.text)
    found = [i for i in source.issues if i.code is IssueCode.REPLACED_TEXT_LAYER]
    assert [issue.message.split(":")[0] for issue in found] == [
        "the text layer of page 1 is useless"
    ]


def test_a_useless_layer_is_all_there_is_without_recognition() -> None:
    source = read(scanned(ENGLISH_OCR))
    assert source.text.startswith("Uy ban nhdn dan")
    assert [i.code for i in source.issues] == [IssueCode.UNREAD_PAGE]


def test_pages_with_and_without_a_layer() -> None:
    source = read(joined(printed(page_of_text()), scanned()), options=AUTO)
    assert source.text_source is TextSource.MIXED
    assert [line.confidence is None for line in source.lines] == [
        line.page == 1 for line in source.lines
    ]
    assert not [i for i in source.issues if i.code is IssueCode.REPLACED_TEXT_LAYER]


def test_a_picture_among_pages_of_text_is_reported_where_it_may_not_be_recognised() -> None:
    source = read(joined(printed(page_of_text()), scanned()))
    assert source.text_source is TextSource.PDF_TEXT
    assert [i.code for i in source.issues] == [IssueCode.UNREAD_PAGE]


def test_every_page_is_recognised_on_demand() -> None:
    source = read(printed(page_of_text()), options=Options(ocr=Ocr.ALWAYS))
    assert source.text_source is TextSource.OCR
    assert similar(source.text)


def test_nothing_but_pictures_and_no_recognition() -> None:
    with pytest.raises(UnreadableDocument, match="--ocr auto"):
        read(scanned())
