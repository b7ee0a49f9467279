"""The hostile files, written by code: those that must be refused, those that must be read.

Every name is that of a file in a folder, every content made when asked for: nothing is stored.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.read.docx.word import archive, docx, p, part, relationships

from .pdf import PAGE, page, pdf, squeezed, stream, written

PLAN = (
    "KẾ HOẠCH",
    "Phát triển hạ tầng số tỉnh Vân Khê",
    "I. MỤC TIÊU",
    "1. Đến năm 2030, ít nhất 95% số hộ ở vùng trũng có nước sạch;",
    "2. Sở Y tế chủ trì, báo cáo trước ngày 15/12 hằng năm.",
)
KNOWN = "ít nhất 95% số hộ ở vùng trũng"  # in every file that is read
TEXT = "\n\n".join(PLAN)
HTML = f"<!DOCTYPE html><html><body>{''.join(f'<p>{line}</p>' for line in PLAN)}"
DOCX = "".join(map(p, PLAN))


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that gives an error whose text has `reason` (a regular expression) in it."""

    name: str
    content: Callable[[], bytes]
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """A file that is converted, with KNOWN in its text and nothing of `never`."""

    name: str
    content: Callable[[], bytes]
    never: tuple[str, ...] = ()


def noise(size: int) -> bytes:
    """Random bytes, the same in every run."""
    return random.Random(size).randbytes(size)


def png(width: int, height: int, rows: int = 1) -> bytes:
    """A picture that says it is `width` by `height` and holds `rows` rows of black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((1 + width) * rows) if rows else b"")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def entities() -> str:
    """A document type that swells to 10^11 characters (a billion laughs)."""
    lines = (f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    return f'<!DOCTYPE w [<!ENTITY a0 "x">{"".join(lines)}]>'


def compound(content: bytes) -> bytes:
    """What begins like a Word document of 1997 and goes on with `content`."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + "WordDocument".encode("utf-16-le")
        + content
    )


def _document(content: str) -> bytes:
    return archive({"word/document.xml": content})


def _with(members: dict[str, bytes]) -> bytes:
    stream_ = io.BytesIO(docx(DOCX))
    with zipfile.ZipFile(stream_, "a", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return stream_.getvalue()


def _pages(tree: bytes) -> bytes:
    return pdf(PLAN, {2: tree})


def _picture_in_pdf(width: int, height: int) -> bytes:
    picture = stream(
        zlib.compress(bytes(1000)),
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
        "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
    )
    return pdf((), {PAGE: page(more="/XObject<</I 7 0 R>>"), 6: stream(b"/I Do"), 7: picture})


def _encrypted() -> bytes:
    parts = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    }
    key = "00" * 32
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>/ID[<00><00>]"
    return written(parts, lock)


def _twice(data: bytes) -> bytes:
    """An archive whose directory lists every member twice, as programs may take one or the other."""
    end = data.rfind(b"PK\x05\x06")
    begin = int.from_bytes(data[end + 16 : end + 20], "little")
    directory, last = data[begin:end], bytearray(data[end:])
    count = 2 * int.from_bytes(last[8:10], "little")
    last[8:10] = last[10:12] = count.to_bytes(2, "little")
    last[12:16] = (2 * len(directory)).to_bytes(4, "little")
    return data[:begin] + directory * 2 + bytes(last)


def _locked_odt() -> bytes:
    stream_ = io.BytesIO()
    with zipfile.ZipFile(stream_, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        target.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
        )
        target.writestr("content.xml", noise(300))
    return stream_.getvalue()


def _pages_of_tiff(count: int) -> bytes:
    """White pages of 40 by 40 pixels, each with the strip of the first."""
    strip = bytes(200)
    data = b"II*\0" + struct.pack("<I", 8 + len(strip)) + strip
    tags = ((256, 40), (257, 40), (258, 1), (259, 1), (262, 0), (273, 8), (278, 40), (279, 200))
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    for number in range(count):
        following = len(data) + 6 + len(entries) if number < count - 1 else 0
        data += struct.pack("<H", len(tags)) + entries + struct.pack("<I", following)
    return data


REFUSED = (
    # No text at all, or none that is told from noise
    Refused("empty.txt", lambda: b"", "is empty"),
    Refused("blank.txt", lambda: b" \n\t\n" * 99, "white space"),
    Refused("zeros.txt", lambda: bytes(5000), "binary|not text|neither"),
    Refused("noise.txt", lambda: noise(5000), "binary|not text|neither"),
    Refused("noise.html", lambda: b"<html>" + noise(50_000), "binary|not text|neither"),
    Refused("program.txt", lambda: b"\x7fELF" + noise(500), "a program"),
    Refused("database.txt", lambda: b"SQLite format 3\0" + noise(500), "SQLite"),
    # HTML
    Refused("deep.html", lambda: b"<html>" + b"<div>" * 100_000 + b"x", "nested more than"),
    Refused("script.html", lambda: b"<html><script>document.write('x')</script>", "no text"),
    # PDF
    Refused("head.pdf", lambda: b"%PDF-1.7\n", "PDF"),
    Refused("cut.pdf", lambda: pdf(PLAN)[:300], "PDF"),
    Refused("noise.pdf", lambda: b"%PDF-1.7\n" + noise(50_000), "PDF"),
    Refused("password.pdf", _encrypted, "PDF"),
    Refused("loop.pdf", lambda: _pages(b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "PDF|no text"),
    Refused("no_pages.pdf", lambda: _pages(b"<</Type/Pages/Kids[]/Count 0>>"), "PDF"),
    Refused("wide.pdf", lambda: pdf(PLAN, {PAGE: page("0 0 99999999 99999999")}), "PDF|page"),
    Refused("nothing.pdf", lambda: pdf(()), "PDF|no text"),
    Refused("bomb.pdf", lambda: pdf((), {6: squeezed(100_000_000, 2)}), "PDF|no text"),
    Refused("picture.pdf", lambda: _picture_in_pdf(100_000, 100_000), "PDF|no text|page"),
    # Word
    Refused("bomb.docx", lambda: _document("<w:document>" + " " * 80_000_000), "unpacks to"),
    Refused("laughs.docx", lambda: _document(f"{entities()}<w>&a11;</w>"), "declares entities"),
    Refused(
        "outside.docx",
        lambda: _document('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'),
        "declares entities",
    ),
    Refused(
        "network.docx",
        lambda: _document('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/w.dtd"><w>&x;</w>'),
        "declares entities|XML|document type",
    ),
    Refused("cut.docx", lambda: docx(DOCX)[:-40], "cut off"),
    Refused("noise.docx", lambda: docx(DOCX)[:700] + noise(5000), "cut off"),
    Refused("hollow.docx", lambda: _document(part("document", "<w:body/>")), "no text"),
    Refused(
        "deep.docx",
        lambda: docx("<w:p>" + "<w:smartTag>" * 50_000 + "</w:smartTag>" * 50_000 + "</w:p>"),
        "(?i)depth|nested",
    ),
    Refused("twice.docx", lambda: _twice(docx(DOCX)), "more than once"),
    Refused("tables.docx", lambda: docx("<w:tbl><w:tr><w:tc>" * 5000), "(?i)depth|nested|XML"),
    Refused("locked.odt", _locked_odt, "password"),
    Refused("deep.rtf", lambda: rb"{\rtf1 " + rb"{\b " * 50_000 + b"x", "nested more than"),
    Refused("pages.tif", lambda: _pages_of_tiff(1200), "more than 1000 pages"),
    Refused("sheet.docx", lambda: archive({"xl/workbook.xml": "<workbook/>"}), "spreadsheet"),
    Refused("password.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
            + "EncryptedPackage".encode("utf-16-le"), "password"),
    Refused("cut.doc", lambda: compound(noise(3000)), "LibreOffice"),
    Refused("sheet.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
            + "Workbook".encode("utf-16-le"), "spreadsheet"),
    # Pictures
    Refused("bomb.png", lambda: png(100_000, 100_000), "image|picture|pixel"),
    Refused("cut.png", lambda: png(1000, 1000, 1000)[:60], "image|picture|pixel"),
    Refused("head.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(20), "image|picture|pixel"),
    Refused("loop.tif", lambda: b"II*\0" + struct.pack("<IHI", 8, 0, 8), "image|picture|pixel"),
    Refused("wrong.docx", lambda: png(100_000, 100_000), "image|picture|pixel"),
    Refused("huge.gif", lambda: b"GIF89a\xff\xff\xff\xff" + bytes(9), "image|picture|pixel"),
)  # fmt: skip

_SCRIPTS = (
    "<script>alert('SECRET')</script><style>p{background:url(SECRET)}</style>"
    '<a href="javascript:SECRET()">liên kết</a><img src=x onerror="SECRET()" alt="">'
    '<iframe src="file:///SECRET"></iframe><iframe srcdoc="<p>SECRET"></iframe>'
    '<object data="SECRET"></object><meta http-equiv=refresh content="0;url=SECRET">'
    '<form action="SECRET"><input value="SECRET"></form><svg onload="SECRET()"></svg>'
)

READ = (
    Read("plain.txt", lambda: TEXT.encode()),
    Read("no_suffix", lambda: TEXT.encode()),
    Read("wide.txt", lambda: TEXT.encode("utf-16")),
    Read("markdown.md", lambda: f"# {TEXT}".encode()),
    Read("page.html", lambda: HTML.encode()),
    Read("report.docx", lambda: docx(DOCX)),
    # Wrong suffixes
    Read("html.pdf", lambda: HTML.encode()),
    Read("text.doc", lambda: TEXT.encode()),
    Read("word.txt", lambda: docx(DOCX)),
    Read("word.pdf", lambda: docx(DOCX)),
    # Odd characters
    Read("nul.txt", lambda: TEXT.encode() + b"\nA\0B\0\0"),
    Read("surrogates.txt", lambda: TEXT.encode() * 9 + b" \xed\xa0\x80\xed\xb0\x80"),
    Read("broken.txt", lambda: TEXT.encode() * 9 + b"\n\xc3\x28 \xff\xfe \xf8\x88"),
    Read("terminal.txt", lambda: TEXT.encode() + b"\n\x1b]0;x\x07\x1b[2J\x1b[31mA"),
    Read("marks.txt", lambda: f"{TEXT}\n\u202eA\u2066 \u200f\ufeff \u0301\u0301\u0301".encode()),
    Read("stacked.txt", lambda: f"{TEXT}\na{chr(0x301) * 20_000}".encode()),
    # HTML
    Read("scripts.html", lambda: (HTML + _SCRIPTS).encode(), ("SECRET", "javascript")),
    Read("nested.html", lambda: ("<html>" + "<div>" * 2000 + HTML).encode()),
    Read(
        "spans.html", lambda: (HTML + "<table><tr><td rowspan=65534 colspan=1000>x" * 50).encode()
    ),
    Read("laughs.html", lambda: (entities() + HTML + "&a11;").encode()),
    # Word
    Read("picture.docx", lambda: _with({"word/media/image1.png": png(100_000, 100_000)})),
    Read("bitmap.docx", lambda: _with({"word/media/image1.bmp": bytes(90_000_000)})),
    Read("climbing.docx", lambda: _with({"../../evil.txt": b"x", "/tmp/evil.txt": b"x"})),
    Read(
        "linked.docx",
        lambda: _with(
            {
                "_rels/.rels": relationships(
                    '<Relationship Id="a" Type="x/attachedTemplate" '
                    'Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/>'
                ).encode(),
                "word/vbaProject.bin": noise(2000),
            }
        ),
    ),
)

READ_PDF = (
    Read("report.pdf", lambda: pdf(PLAN)),
    Read("pdf.txt", lambda: pdf(PLAN)),
    Read("pdf.docx", lambda: pdf(PLAN)),
    Read("tail.pdf", lambda: pdf(PLAN) + bytes(2000)),
    Read("no_table.pdf", lambda: pdf(PLAN).replace(b"startxref\n", b"startxref\n9")),
    Read("pages.pdf", lambda: _pages(b"<</Type/Pages/Kids[5 0 R]/Count 99999999>>")),
    Read(
        "active.pdf",
        lambda: pdf(
            PLAN,
            {
                1: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(SECRET\\(\\))>>"
                b"/Names<</EmbeddedFiles<</Names[(SECRET)7 0 R]>>>>>>",
                7: b"<</Type/Filespec/F(../../SECRET)/EF<</F 8 0 R>>>>",
                8: stream(b"SECRET"),
            },
        ),
        ("SECRET",),
    ),
    Read(
        "deep.pdf",
        lambda: pdf(PLAN, {7: b"[" * 50_000 + b"]" * 50_000, 8: b"<</A" * 20_000}),
    ),
)
