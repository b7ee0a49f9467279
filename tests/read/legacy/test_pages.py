"""PDF and Word documents in old encodings: by the names of fonts, and where names tell nothing."""

from __future__ import annotations

import pytest

from corpora.legacy import encode
from extractor.lexicon.legacy import Charset
from extractor.model import Source, TextSource
from extractor.read import read_bytes
from extractor.read.docx.content import Block, Cell, Paragraph, Run, Table
from extractor.read.docx.unicode import in_unicode

from .samples import PLAN

SMALL = PLAN[PLAN.index("1. Nâng cao") :]


def pdf(lines: list[bytes], font: str) -> bytes:
    """A page with one line of text below the other."""
    shown = b"".join(
        b"(" + b"".join(b"\\%03o" % byte for byte in line) + b") Tj T*\n" for line in lines
    )
    content = b"BT /F1 11 Tf 15 TL 72 760 Td\n" + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding >>"
        % font.encode(),
    ]
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return b"%s%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        file, end, size, len(file),
    )  # fmt: skip


def page(text: str, charset: Charset, font: str) -> Source:
    lines = [encode(line, charset).encode("latin-1") for line in text.rstrip().split("\n")]
    return read_bytes(pdf(lines, font), "plan.pdf")


def words(text: str) -> str:
    return " ".join(text.replace("**", "").split())


@pytest.mark.parametrize(
    ("charset", "font", "text"),
    [
        (Charset.TCVN3, "VnTime", PLAN),
        (Charset.TCVN3, "ABCDEF+.VnTimeBold", PLAN),
        (Charset.TCVN3, "F1", PLAN),
        (Charset.VNI, "VNI-Times", PLAN),
        (Charset.VNI, "F1", PLAN),
        (Charset.VISCII, "VI#20Times", SMALL.translate(str.maketrans("“”–", '""-'))),
        (Charset.VPS, "VPSTimes", SMALL.translate(str.maketrans("“”–", '""-'))),
    ],
)
def test_pdf(charset: Charset, font: str, text: str) -> None:
    pytest.importorskip("pypdfium2")
    source = page(text, charset, font)
    assert words(source.text) == words(text)
    assert source.text_source is TextSource.PDF_TEXT
    assert f"text in {charset.upper()} was read as Unicode (1 page)" in {
        issue.message for issue in source.issues
    }
    assert all(line.span.end <= len(source.text) for line in source.lines)


def test_pdf_in_a_font_of_capitals() -> None:
    pytest.importorskip("pypdfium2")
    assert words(page(SMALL, Charset.TCVN3, "VnTimeH").text) == words(SMALL).upper()


def test_pdf_in_unicode_stays() -> None:
    pytest.importorskip("pypdfium2")
    source = read_bytes(
        pdf([b"The caf\xe9 was 12 m\xb2 wide.", b"No\xebl, d\xe9j\xe0"], "F1"), "x.pdf"
    )
    assert words(source.text) == "The café was 12 m² wide. Noël, déjà"
    assert not source.issues


def paragraph(*runs: tuple[str, str], label: str = "") -> Paragraph:
    return Paragraph(tuple(Run(text, font) for text, font in runs), label)


def text_of(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return block.label + block.text


def test_word_runs_by_their_fonts() -> None:
    old = paragraph(
        ("céng hoµ ", ".VnTimeH"), ("x· héi – ", ".VnTime"), ("tỉnh à", "Arial"), label="§iÒu 1. "
    )
    (block,), (issue,) = in_unicode([old])
    assert text_of(block) == "Điều 1. CỘNG HOÀ xã hội – tỉnh à"
    assert issue.message == "text in TCVN3 was read as Unicode (2 runs)"


def test_word_letters_over_two_runs() -> None:
    (block,), _ = in_unicode([paragraph(("ca", "VNI-Times"), ("ø pheâ", "VNI-Times"))])
    assert text_of(block) == "cà phê"


def test_word_runs_by_their_words_in_cells() -> None:
    old = encode("kế hoạch phát triển nông nghiệp", Charset.VNI)
    table = Table(((Cell((paragraph((old, "Arial")),), 0),),))
    (found,), _ = in_unicode([table])
    assert isinstance(found, Table)
    assert text_of(found.rows[0][0].blocks[0]) == "kế hoạch phát triển nông nghiệp"


def test_word_unicode_in_an_old_font_stays() -> None:
    blocks = [
        paragraph(("Tổng số hộ là ", ".VnTime"), ("á", ".VnTime")),
        paragraph(("Các", ".VnTime")),
        paragraph(("é", "Arial")),
    ]
    found, issues = in_unicode(blocks)
    assert not issues
    assert [text_of(block) for block in found] == ["Tổng số hộ là á", "Các", "é"]


def test_word_documents_without_old_fonts_are_given_back_as_they_are() -> None:
    blocks = [paragraph(("Kế hoạch", "Times New Roman"))]
    assert in_unicode(blocks) == (blocks, ())
    assert in_unicode(blocks)[0] is blocks
