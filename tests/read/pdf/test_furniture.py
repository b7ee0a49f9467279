"""What belongs to the page, and footnotes: out of the sentences that they interrupt."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from extractor.model import IssueCode

from .press import LEFT, Press, Set, blocks_of, printed, read, text_of
from .test_order import BODY, plan

LONG = " ".join([*BODY, *BODY, *BODY])


def pages(count: int, number: bool = True, head: str = "") -> list[Press]:
    """Pages with a paragraph each that goes on to the next."""
    made = []
    words = LONG.split()
    for index in range(count):
        page = Press()
        if number:
            page.centred(str(index + 1), 315, 40, 13, bold=False)
        if head:
            page.put(Set(head, LEFT, 25, 10))
        page.paragraph(" ".join(words), 80, indent=36 if not index else 0)
        made.append(page)
    return made


def furniture(*made: Press) -> list[str]:
    issues = read(printed(*made)).issues
    return [issue.message for issue in issues if issue.code is IssueCode.PAGE_FURNITURE]


@pytest.mark.parametrize("form", ["{}", "- {} -", "Trang {}/3"])
def test_page_numbers_are_left_out_and_reported(form: str) -> None:
    made = pages(3, number=False)
    for index, page in enumerate(made):
        page.centred(form.format(index + 1), 315, 40, 13, bold=False)
    found = text_of(*made)
    assert blocks_of(found)[0].startswith(" ".join(LONG.split()[:9]))
    assert form.format(2) not in blocks_of(found)
    assert len(furniture(*made)) == 3


def test_a_page_number_printed_over_the_letterhead() -> None:
    page = plan()
    plain = text_of(page)
    page.put(Set("1", 300, 60, 11))
    assert text_of(page) == plain
    assert furniture(page) == [
        "page 1: left out as page number, running head or mark of signing: '1'"
    ]


def test_running_heads_are_left_out() -> None:
    made = pages(4, head="CÔNG BÁO/Số 12/Ngày 03-02-2027")
    assert "CÔNG BÁO" not in text_of(*made)
    assert len(furniture(*made)) == 8


def test_headings_of_annexes_at_the_top_of_pages_stay() -> None:
    made = []
    for index in range(4):
        page = Press().centred(f"PHỤ LỤC {index + 1}", 315, 70)
        page.paragraph(BODY[0], 110)
        made.append(page)
    found = blocks_of(text_of(*made))
    assert [block for block in found if block.startswith("PHỤ LỤC")] == [
        f"PHỤ LỤC {i}" for i in range(1, 5)
    ]


def test_a_paragraph_goes_on_over_pages() -> None:
    first, second = Press(), Press()
    words = LONG.split()
    first.paragraph(" ".join(words[:60]), 700)
    lines = sorted({t.y for t in first.texts})
    first.texts = [t for t in first.texts if t.y != lines[-1]]
    shown = len(first.texts)
    second.paragraph(" ".join(words[shown:]), 80, indent=0)
    assert blocks_of(text_of(first, second)) == [LONG]


def test_a_paragraph_that_ends_with_its_page_does_not() -> None:
    first, second = Press(), Press()
    first.paragraph(BODY[0], 700)
    second.paragraph(BODY[1], 80)
    assert blocks_of(text_of(first, second)) == list(BODY)


def test_footnotes_stand_at_the_end_and_their_calls_in_brackets() -> None:
    words = LONG.split()
    first, second = Press(), Press()
    first.paragraph(" ".join(words[:60]), 500)
    lines = sorted({t.y for t in first.texts})
    first.texts = [t for t in first.texts if t.y != lines[-1]]
    shown = len(first.texts)
    last = first.texts[-1]
    first.put(Set("1", 545, last.y - 5, 8))
    first.rules = [(LEFT, 720, LEFT + 144, 720)]
    first.put(
        Set("1", LEFT, 732, 7),
        Set("Quyết định số 88/QĐ-TTg ngày 05 tháng 01 năm 2026 của", LEFT + 5, 736, 10),
    )
    first.put(Set("Thủ tướng Chính phủ.", LEFT, 748, 10))
    second.paragraph(" ".join(words[shown:]), 80, indent=0)
    found = blocks_of(text_of(first, second))
    text = " ".join(words[:shown]) + "[1] " + " ".join(words[shown:])
    assert found == [
        text,
        "[1] Quyết định số 88/QĐ-TTg ngày 05 tháng 01 năm 2026 của Thủ tướng Chính phủ.",
    ]
    source = read(printed(first, second))
    assert [line.page for line in source.lines][-2:] == [1, 1]


def test_footnotes_that_begin_anew_on_each_page_are_counted_on_and_reported() -> None:
    pages = []
    for law in ("Luật Đường bộ.", "Luật Điện lực."):
        page = Press()
        y = page.paragraph(" ".join(LONG.split()[:40]) + " theo quy định", 500)
        last = page.texts[-1]
        page.put(Set("1", last.x + _width(last.text), last.y - 5, 8))
        page.paragraph("2. Báo cáo kết quả.", y)
        page.rules = [(LEFT, 720, LEFT + 144, 720)]
        pages.append(page.put(Set("1", LEFT, 732, 7), Set(law, LEFT + 5, 736, 10)))
    source = read(printed(*pages))
    found = blocks_of(source.text)
    assert [text[-3:] for text in found if text.startswith(LONG[:9])] == ["[1]", "[2]"]
    assert found[-2:] == ["[1] Luật Đường bộ.", "[2] Luật Điện lực."]
    assert [issue.message for issue in source.issues] == [
        "page 2: its footnote 1 is written [2], as one was before"
    ]


def test_a_note_is_not_parted_at_a_day_and_a_small_table_is_no_note() -> None:
    page = Press()
    y = page.paragraph(" ".join(LONG.split()[:40]), 500)
    last = page.texts[-1]
    page.put(Set("1", last.x + _width(last.text), last.y - 5, 8))
    page.rules = [(LEFT, 720, LEFT + 144, 720)]
    page.lines(["1 Quyết định số 88/QĐ-TTg ngày", "15 tháng 01 năm 2026."], LEFT, 736, 10, step=12)
    assert blocks_of(text_of(page))[-1] == "[1] Quyết định số 88/QĐ-TTg ngày 15 tháng 01 năm 2026."
    page.texts = page.texts[:-2]
    page.rules = [(LEFT, at, LEFT + 144, at) for at in (720, 740, 760)]
    page.lines(["1 Cụm xã vùng cao", "2 Cụm xã vùng thấp"], LEFT, 736, 10, step=20)
    assert "[1]" not in text_of(page)
    assert y < 720


def test_squared_metres_are_no_footnotes() -> None:
    page = Press()
    end = page.paragraph("Bố trí tối thiểu 500 m", 100)
    page.put(Set("2", page.texts[-1].x + 50, 95, 8))
    page.texts[-1] = page.texts[-1]._replace(x=LEFT + 36 + 0.2 + _width("Bố trí tối thiểu 500 m"))
    page.paragraph(BODY[0], end)
    assert blocks_of(text_of(page))[0] == "Bố trí tối thiểu 500 m2"


def _width(text: str) -> float:
    from .press import width

    return width(text)


def signed(page: Press, *notes: tuple[str, float, float]) -> bytes:
    """A page with stamp annotations: (lines of text, left, top)."""
    document = pdfium.PdfDocument(printed(page))
    sheet = document[0]
    for text, x, y in notes:
        note = raw.FPDFPage_CreateAnnot(sheet, raw.FPDF_ANNOT_STAMP)
        lines = text.split("\n")
        raw.FPDFAnnot_SetRect(
            note, raw.FS_RECTF(x, 842 - y + 12, x + 150, 842 - y - 12 * len(lines))
        )
        for index, line in enumerate(lines):
            letters = raw.FPDFPageObj_NewTextObj(document, b"Times-Roman", 9.0)
            data = (line + "\0").encode("utf-16-le")
            raw.FPDFText_SetText(
                letters, (raw.FPDF_WCHAR * (len(data) // 2)).from_buffer_copy(data)
            )
            raw.FPDFPageObj_Transform(letters, 1, 0, 0, 1, x, 842 - y - 11 * index)
            raw.FPDFAnnot_AppendObject(note, letters)
        raw.FPDFPage_CloseAnnot(note)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_marks_of_signing_are_left_out_but_stamped_numbers_stay() -> None:
    page = plan()
    page.put(Set("Số:", LEFT, 430), Set("/KH-SCT", LEFT + 60, 430))
    data = signed(
        page,
        ("Van thu So\nvanthu@hx.gov.vn\n03.02.2027 09:58:30 +07:00", 400, 20),
        ("312", LEFT + 30, 430),
    )
    source = read(data)
    assert "vanthu" not in source.text
    assert blocks_of(source.text)[-1] == "Số: 312 /KH-SCT"
    assert any("vanthu@hx.gov.vn" in issue.message for issue in source.issues)


def test_marks_of_signing_that_are_part_of_the_page() -> None:
    page = plan()
    plain = text_of(page)
    page.lines(
        ["Ký bởi: Ủy ban nhân dân tỉnh Hạ Xuyên", "Thời gian ký: 03/02/2027 11:26:39 +07:00"],
        400,
        20,
        7,
        step=9,
    )
    assert text_of(page) == plain


def test_fields_of_a_form_that_was_filled_in_are_text() -> None:
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842), invariant=1)
    canvas.drawString(85, 700, "Don vi:")
    canvas.acroForm.textfield(
        name="unit", value="So Cong Thuong tinh", x=140, y=695, width=300, height=18
    )
    canvas.save()
    assert " ".join(read(data.getvalue()).text.split()) == "Don vi: So Cong Thuong tinh"
