"""A parsed document as a web page, printed to PDF by WeasyPrint and by LibreOffice.

Together with `typeset` (reportlab) these are three producers of PDF, which set, order and encode
the characters of a page in ways of their own.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor.model import Document, Kind, Section, Zone

# Decree 30/2020/NĐ-CP, Annex I: A4, margins, 13 to 14 points, page number at the top.
_STYLE = """
@page { size: A4; margin: 20mm 20mm 20mm 30mm; @top-center { content: counter(page) } }
body { font: 14pt 'Liberation Serif' } table { border: none } td { padding: 0; vertical-align: top }
table.ruled { border-collapse: collapse } .ruled td { border: 1px solid; font-size: 12pt }
p { margin: 0 0 6pt 0 } p.body { text-align: justify; text-indent: 1.27cm }
p.centred { text-align: center; margin: 0; font-size: 13pt }
p.title { text-align: center; margin: 0 }
p.small { font-size: 11pt; margin: 0 }
"""
_MOTTO = re.compile(r"cộng h(?:òa|oà) xã hội|độc lập\b.*hạnh phúc", re.IGNORECASE)
_PLACE_DATE = re.compile(r", ngày .* năm|, ngày .*\d{4}$")
_TYPE = re.compile(r"KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|DỰ THẢO|CHƯƠNG TRÌNH|PHƯƠNG ÁN")
_SIDES = frozenset({Zone.RECIPIENTS, Zone.SIGNATURE})
_SECONDS = 120


def as_html(document: Document) -> str:
    """The document as a web page with the layout of an official letter."""
    parts: list[str] = []
    sections = [section for section in document.sections if section.zone is not Zone.FURNITURE]
    for place, group in groupby(sections, key=_place):
        own = list(group)
        texts = [document.text_of(section) for section in own]
        if place == "header":
            parts += _header(texts)
        elif place == "end":
            parts.append(_end(own, texts))
        elif place == "table":
            parts += _tables(own, texts)
        else:
            parts += map(_paragraph, own, texts)
    return f"<html><meta charset=utf-8><style>{_STYLE}</style><body>{''.join(parts)}</body></html>"


def by_weasyprint(html: str) -> bytes:
    """The page as a PDF made by WeasyPrint; needs Pango."""
    import weasyprint

    return bytes(weasyprint.HTML(string=html).write_pdf())


def by_libreoffice(html: str) -> bytes:
    """The page as a PDF made by LibreOffice Writer; needs `soffice`."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.html").write_text(html, "utf-8")
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--infilter=HTML (StarWriter)",
                "--convert-to",
                "pdf:writer_pdf_Export",
                "--outdir",
                str(folder),
                str(folder / "page.html"),
            ],
            check=True,
            capture_output=True,
            timeout=_SECONDS,
        )
        return (folder / "page.pdf").read_bytes()


def _place(section: Section) -> str:
    if section.zone is Zone.HEADER:
        return "header"
    if section.kind in (Kind.TABLE, Kind.ROW):
        return "table"
    return "end" if section.zone in _SIDES else "text"


def _header(texts: Sequence[str]) -> Iterator[str]:
    """The letterhead in two columns, where there is one, and the title below."""
    title = next((i for i, text in enumerate(texts) if _TYPE.match(text)), len(texts))
    if not any(_MOTTO.search(text) for text in texts):
        title = 0
    top = texts[:title]
    right = [text for text in top if _MOTTO.search(text) or _PLACE_DATE.search(text)]
    left = [text for text in top if text not in right]
    if top:
        yield _columns("".join(map(_head, left)), "".join(map(_head, right)))
    yield from (f"<p class=title><b>{escape(text)}</b></p>" for text in texts[title:])


def _head(text: str) -> str:
    if _PLACE_DATE.search(text):
        return f"<p class=centred><i>{escape(text)}</i></p>"
    if text.startswith("Số"):
        return f"<p class=centred>{escape(text)}</p>"
    return f"<p class=centred><b>{escape(text)}</b></p>"


def _end(sections: Sequence[Section], texts: Sequence[str]) -> str:
    """Recipients beside the signature, with room to sign."""
    both = list(zip(sections, texts, strict=True))
    left = [escape(text) for section, text in both if section.zone is Zone.RECIPIENTS]
    right = [escape(text) for section, text in both if section.zone is Zone.SIGNATURE]
    small = "".join(
        f"<p class=small>{text if index else f'<b><i>{text}</i></b>'}</p>"
        for index, text in enumerate(left)
    )
    signed = "".join(
        f"<p class=centred>{'<br>' * 4 if 0 < index == len(right) - 1 else ''}<b>{text}</b></p>"
        for index, text in enumerate(right)
    )
    return _columns(small, signed)


def _tables(sections: Sequence[Section], texts: Sequence[str]) -> Iterator[str]:
    """Tables with ruling lines, as wide as the page."""
    for index, (section, text) in enumerate(zip(sections, texts, strict=True)):
        if section.kind is Kind.TABLE:
            yield f"{'</table>' if index else ''}<table class=ruled width=100%>"
        own = text.strip("| ").split("|") if text.startswith("|") else text.split("\n")
        cells = (escape(cell.strip()) for cell in own)
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</table>"


def _columns(left: str, right: str) -> str:
    return f"<table width=100%><tr><td width=44%>{left}</td><td>{right}</td></tr></table>"


def _paragraph(section: Section, text: str) -> str:
    shown = escape(text)
    if section.is_heading:
        shown = f"<b>{shown}</b>"
    elif section.zone is Zone.PREAMBLE:
        shown = f"<i>{shown}</i>"
    return f"<p class=body>{shown}</p>"
