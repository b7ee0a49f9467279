"""Scans of pages whose characters are known, through a real Tesseract."""

from __future__ import annotations

import io
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from corpora.scan import as_pdf, damaged, faxed, photographed, pictures
from corpora.typeset import typeset
from extractor import parse_text, process
from extractor.errors import UnreadableDocument
from extractor.model import Source
from extractor.read import Ocr, Options, read_bytes
from extractor.read.ocr.tesseract import tessdata

pytestmark = pytest.mark.skipif(
    tessdata() is None, reason="Tesseract has no Vietnamese model here: ./dev system"
)

PLAN = """ỦY BAN NHÂN DÂN
XÃ SUỐI HOA
Số: 15/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Suối Hoa, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Trồng rừng ven suối năm 2026

I. MỤC TIÊU
1. Đến hết năm 2026, ít nhất 85% hộ ven suối trồng cây bản địa.
2. Không để xảy ra cháy rừng trong mùa khô.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế chủ trì, phối hợp với các thôn ươm cây giống, giao cho từng hộ trước ngày 15/5.
2. Trạm Y tế xã tập huấn sơ cứu cho đội trồng rừng.
"""


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return next(iter(pictures(typeset(parse_text(PLAN)).pdf)))


def folded(text: str) -> str:
    return " ".join(text.replace("*", " ").split())


def likeness(source: Source) -> float:
    return SequenceMatcher(None, folded(PLAN), folded(source.text), autojunk=False).ratio()


@pytest.mark.parametrize(
    ("defect", "least"),
    [("clean", 0.99), ("turned", 0.98), ("stamped", 0.97), ("everything", 0.93)],
)
def test_scans_are_read_with_places_and_confidence(
    page: Image.Image, defect: str, least: float
) -> None:
    source = read_bytes(as_pdf([damaged(page, defect)]), "scan.pdf")
    assert source.text_source == "ocr"
    assert likeness(source) > least
    assert len(source.pages) == 1
    for line in source.lines:
        assert line.box is not None
        assert line.confidence is not None
        assert 0 <= line.confidence <= 1


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_pictures_are_read_and_what_they_say_is_found(
    page: Image.Image, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "page"
    page.save(path, kind, dpi=(200, 200))
    facts = process(path).facts
    assert (facts.metadata.number, facts.metadata.issued_on) == ("15/KH-UBND", "2026-03-12")
    assert [str(target.value) for target in facts.targets if target.value] == ["85"]
    assert "Phòng Kinh tế" in {row.agency for row in facts.assignments}


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("photo.jpeg", 0.97),
        ("fax.tiff", 0.93),
        ("screen.png", 0.97),
        ("upside_down.png", 0.98),
        ("on_its_side.png", 0.98),
    ],
)
def test_pictures_as_users_have_them(page: Image.Image, kind: str, least: float) -> None:
    chance = np.random.default_rng(0)
    picture = {
        "photo.jpeg": lambda: photographed(page, chance),
        "fax.tiff": lambda: faxed(page, chance),
        "screen.png": lambda: page.resize((910, 1287)),
        "upside_down.png": lambda: page.rotate(180),
        "on_its_side.png": lambda: page.rotate(90, expand=True),
    }[kind]()
    assert likeness(read_bytes(encoded(picture, kind), kind)) > least


def encoded(picture: Image.Image, name: str) -> bytes:
    """As a file; only a fax says how many dots there are to an inch."""
    stream = io.BytesIO()
    dpi = {"dpi": (204, 98)} if name == "fax.tiff" else {}
    picture.save(stream, name.rpartition(".")[2], **dpi)
    return stream.getvalue()


def test_an_open_book_is_read_page_by_page() -> None:
    lines = [
        f"{number}. Mỗi thôn lập một tổ giữ rừng, cử người trực từng đêm trong mùa khô, báo ngay về trạm khi có khói."
        for number in range(1, 13)
    ]
    left, right = (
        next(iter(pictures(typeset(parse_text("\n".join(half))).pdf)))
        for half in (lines[:6], lines[6:])
    )
    both = Image.new("RGB", (left.width + right.width, left.height), "white")
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    source = read_bytes(encoded(both, "book.png"), "book.png")
    found = [int(line.split(".")[0]) for line in source.text.split("\n") if line[:1].isdigit()]
    assert found == list(range(1, 13))


def test_a_pdf_of_print_and_pictures_keeps_the_order_of_its_pages(page: Image.Image) -> None:
    printed = typeset(parse_text(PLAN)).pdf
    with (
        pypdfium2.PdfDocument.new() as mixed,
        pypdfium2.PdfDocument(printed) as text,
        pypdfium2.PdfDocument(as_pdf([page])) as scan,
    ):
        for one in (text, scan, text):
            mixed.import_pages(one)
        stream = io.BytesIO()
        mixed.save(stream)
    source = read_bytes(stream.getvalue(), "mixed.pdf")
    assert source.text_source == "mixed"
    assert [line.page for line in source.lines] == sorted(line.page for line in source.lines)
    assert source.text.count("Suối Hoa, ngày 12 tháng 3 năm 2026") == 3
    assert {line.confidence is None for line in source.lines if line.page == 2} == {False}


def test_recognition_can_be_ruled_out(page: Image.Image) -> None:
    with pytest.raises(UnreadableDocument, match="--ocr auto"):
        read_bytes(as_pdf([page]), "scan.pdf", options=Options(ocr=Ocr.NEVER))
