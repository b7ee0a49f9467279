"""Sample plans as Word documents, with typed or automatic numbers: they share the labels.

    python -m corpora.word corpora/plans/ha_tang_so.txt --out out/word

writes NAME.docx for each document; with --automatic its labels are those of Word lists, with
--also doc (odt, rtf) LibreOffice turns each into that format too.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, quoteattr

from extractor.lexicon.labels import Label, Style, read_labels
from extractor.model import Document, Kind, Section, Zone
from extractor.pipeline import parse
from extractor.read.docx.numerals import numeral

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MOTTO = re.compile(r"cộng h(?:òa|oà) xã hội|độc lập\b.*hạnh phúc", re.IGNORECASE)
_PLACE_DATE = re.compile(r", ngày .*(?:năm|\d{4})$|năm \d{4}$")
_NUMBER = re.compile(r"số\s*:|v/v", re.IGNORECASE)
_ROWS = (Kind.TABLE, Kind.ROW)
_TEXT_WIDTH = 9360  # twentieths of a point between the margins
_FORMATS = {
    Style.ROMAN: "upperRoman",
    Style.UPPER: "upperLetter",
    Style.NUMBER: "decimal",
    Style.NUMBER_PAREN: "decimal",
    Style.BRACKETED: "decimal",
    Style.LETTER: "lowerLetter",
    Style.DASH: "bullet",
    Style.PLUS: "bullet",
}


def word(document: Document, *, automatic: bool) -> bytes:
    """The document as .docx, letterhead and signature in tables without borders.

    `automatic`: labels are numbers of Word lists wherever a list can show them; "đ)" is typed, as
    it is by those who use lists, and the list goes on behind it.
    """
    lists = _Lists() if automatic else None
    body: list[str] = []
    foot = (Zone.RECIPIENTS, Zone.SIGNATURE)  # side by side, whatever their order in the text
    for zone, group in groupby(
        document.sections, key=lambda section: foot if section.zone in foot else section.zone
    ):
        sections = list(group)
        texts = [document.text_of(section) for section in sections]
        if zone is Zone.HEADER:
            body.append(_letterhead(texts))
        elif zone is foot:
            named = [document.text_of(s) for s in sections if s.zone is Zone.RECIPIENTS]
            signed = [document.text_of(s) for s in sections if s.zone is Zone.SIGNATURE]
            body.append(_columns(named, signed))
        else:
            body += _flow(document, sections, lists)
    return _package("".join(body), lists.xml() if lists else "")


@dataclass
class _Lists:
    """The lists of a document, each with a definition of its own.

    Word would have them share definitions and say where each starts; LibreOffice loses that when
    it writes .doc.
    """

    definitions: list[str] = field(default_factory=list)
    # By parent and style: the list that runs there, the number that it shows next.
    running: dict[tuple[int | None, Style], tuple[int, int]] = field(default_factory=dict)

    def place(self, section: Section, text: str) -> tuple[int, str] | None:
        """(id of the list, text without label), None where no list can show the label."""
        label = next(iter(read_labels(text)), None)
        form = _FORMATS.get(label.style) if label else None
        if label is None or form is None:
            return None
        printed = text[: label.end]
        shown, number = _pattern(label, printed, form)
        if shown is None or not text[label.end :]:
            return None
        key = (section.parent, label.style)
        known, follows = self.running.get(key, (0, 0))
        if not known or number != follows:
            known = self._start(form, shown, number)
        self.running[key] = (known, number + (form != "bullet"))
        return known, text[label.end :]

    def _start(self, form: str, shown: str, number: int) -> int:
        at = len(self.definitions) + 1
        self.definitions.append(
            f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:numFmt w:val="{form}"/>'
            f"<w:lvlText w:val={quoteattr(shown)}/></w:lvl></w:abstractNum>"
        )
        return at

    def xml(self) -> str:
        """The content of numbering.xml."""
        lists = (
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
            for at in range(1, len(self.definitions) + 1)
        )
        return "".join((*self.definitions, *lists))


def _pattern(label: Label, printed: str, form: str) -> tuple[str | None, int]:
    """The pattern of a list that shows `printed`, and the number to show; None where none can."""
    if form == "bullet":
        return printed.strip(), 1
    for number in {label.number, ord(label.raw[0].lower()) - 96 if label.raw else 0}:
        shown = numeral(number, form)
        if shown and shown == label.raw and printed.count(shown) == 1:
            return printed.replace(shown, "%1").rstrip(), number
    return None, 0


def _flow(document: Document, sections: Iterable[Section], lists: _Lists | None) -> Iterator[str]:
    """Paragraphs and tables in their order."""
    blocks = ((document.text_of(section), section) for section in sections if len(section.span))
    for is_row, group in groupby(blocks, key=lambda block: block[1].kind in _ROWS):
        if is_row:
            yield _table([_cells(text) for text, _ in group])
            continue
        for text, section in group:
            placed = lists.place(section, text) if lists else None
            number, shown = placed or (0, text)
            yield _paragraph(shown, bold=section.is_heading, number=number)


def _cells(row: str) -> list[str]:
    """The cells of "| a | b |", or of a table of which each cell is a line."""
    if row.startswith("|"):
        return [cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|")]
    return row.split("\n")


def _letterhead(texts: Sequence[str]) -> str:
    """The lines above the name of the type in two columns, the title below them."""
    left: list[str] = []
    right: list[str] = []
    titles: list[str] = []
    for text in texts:
        dated = right and not titles and len(text) < 60 and _PLACE_DATE.search(text)
        if dated or _MOTTO.search(text):
            right.append(text)
        elif not titles and (not right or _NUMBER.match(text)):
            left.append(text)
        else:
            titles.append(text)
    head = _columns(left, right) if right else "".join(map(_paragraph, left))
    return head + "".join(_paragraph(text, bold=True) for text in titles)


def _columns(left: Sequence[str], right: Sequence[str]) -> str:
    return _table([["\n".join(left), "\n".join(right)]], borders=False)


def _table(rows: Sequence[Sequence[str]], *, borders: bool = True) -> str:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in edges)
    look = f"<w:tblBorders>{line}</w:tblBorders>" if borders else ""
    columns = max(map(len, rows))
    width = _TEXT_WIDTH // columns
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    inside = "".join(
        "<w:tr>" + "".join(_cell(cell, width) for cell in row) + "</w:tr>" for row in rows
    )
    look = f'<w:tblPr><w:tblW w:w="{width * columns}" w:type="dxa"/>{look}</w:tblPr>'
    # Word has a paragraph behind every table.
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl><w:p/>"


def _cell(text: str, width: int) -> str:
    size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{size}{_paragraphs(text)}</w:tc>"


def _paragraphs(text: str) -> str:
    return "".join(_paragraph(line) for line in text.split("\n"))


def _paragraph(text: str, *, bold: bool = False, number: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    run = f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"
    return f"<w:p><w:pPr>{numbered if number else ''}</w:pPr>{run if text else ''}</w:p>"


def _package(body: str, numbering: str) -> bytes:
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": _relationship("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relationship("numbering", "numbering.xml"),
        "word/document.xml": f"<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {_W}>{numbering}</w:numbering>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return stream.getvalue()


def _relationship(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def office(files: Sequence[Path], suffix: str, out: Path) -> None:
    """The files in another format of LibreOffice ("doc", "odt", "rtf"), in the folder `out`."""
    with TemporaryDirectory() as profile:
        command = [
            "soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
            "--convert-to", suffix, "--outdir", str(out), *map(str, files),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m corpora.word", description=__doc__)
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--automatic", action="store_true")
    parser.add_argument("--also", nargs="*", default=[], choices=["doc", "odt", "rtf"])
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    written = []
    for path in arguments.documents:
        written.append(arguments.out / f"{path.stem}.docx")
        written[-1].write_bytes(word(parse(path), automatic=arguments.automatic))
    for suffix in arguments.also:
        office(written, suffix, arguments.out)


if __name__ == "__main__":
    main()
