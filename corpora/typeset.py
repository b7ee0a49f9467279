"""A parsed document on printed pages, laid out as offices do; what stands on each is known.

Needs reportlab and Liberation Serif 2 (Debian: fonts-liberation2), which has the metrics of Times
New Roman and all Vietnamese letters; version 1 has not.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractor.model import Document, Section, Zone

FONTS = Path("/usr/share/fonts/truetype/liberation2")
# Decree 30/2020/NĐ-CP, Annex I: A4, margins 20-25, 30-35, 15-20 mm; 13 to 14 points.
_LEFT, _RIGHT, _TOP, _BOTTOM = 85.0, A4[0] - 48.0, A4[1] - 57.0, 62.0
_REGULAR, _BOLD, _ITALIC, _BOLD_ITALIC = "Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic"
_FILES = {_REGULAR: "Regular", _BOLD: "Bold", _ITALIC: "Italic", _BOLD_ITALIC: "BoldItalic"}
_MOTTO = re.compile(r"cộng hòa xã hội|cộng hoà xã hội|độc lập\b.*hạnh phúc", re.IGNORECASE)
_PLACE_DATE = re.compile(r", ngày .* năm|, ngày .*\d{4}$")
_TYPE = re.compile(r"kế hoạch|quyết định|chỉ thị|dự thảo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """A typeset document: the file, and for each page its lines in reading order."""

    pdf: bytes
    pages: tuple[tuple[str, ...], ...]


def typeset(document: Document) -> Printed:
    """A document on A4 pages as offices lay them out, with a text layer."""
    press = _Press()
    header = [document.text_of(section) for section in document.in_zone(Zone.HEADER)]
    press.columns(*_letterhead(header))
    for line in _titles(header):
        press.block(line, _BOLD, 14, centred=True, space=3)
    press.down(8)
    for section in document.in_zone(Zone.PREAMBLE, Zone.BODY, Zone.CLOSING):
        press.block(document.text_of(section), _font(section), 14, indent=36, space=6)
    press.down(14)
    recipients = [document.text_of(section) for section in document.in_zone(Zone.RECIPIENTS)]
    signature = [document.text_of(section) for section in document.in_zone(Zone.SIGNATURE)]
    press.columns(
        [(line, _REGULAR if index else _BOLD_ITALIC, 11) for index, line in enumerate(recipients)],
        [(line, _BOLD, 14) for line in signature],
        centred=(False, True),
        gap_before_last=bool(signature),
    )
    return press.finish()


def _font(section: Section) -> str:
    return _BOLD if section.is_heading else _REGULAR


Styled = tuple[str, str, float]  # text, font, size in points


def _letterhead(header: Sequence[str]) -> tuple[list[Styled], list[Styled]]:
    """The issuing body and the number on the left, the motto, place and date on the right."""
    left: list[Styled] = []
    right: list[Styled] = []
    for line in _above_title(header):
        if _MOTTO.search(line):
            right.append((line, _BOLD, 12 if line.isupper() else 13))
        elif _PLACE_DATE.search(line):
            right.append((line, _ITALIC, 13))
        else:
            left.append((line, _REGULAR if line.startswith("Số") else _BOLD, 12))
    return left, right


def _above_title(header: Sequence[str]) -> list[str]:
    first = next((i for i, line in enumerate(header) if _TYPE.fullmatch(line)), len(header))
    return list(header[:first])


def _titles(header: Sequence[str]) -> list[str]:
    return list(header[len(_above_title(header)) :])


@dataclass
class _Press:
    """A page that is being filled: the next baseline is at `y`, in points from the bottom."""

    y: float = _TOP
    lines: list[str] = field(default_factory=list)
    pages: list[tuple[str, ...]] = field(default_factory=list)
    stream: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        for name, style in _FILES.items():
            pdfmetrics.registerFont(TTFont(name, FONTS / f"LiberationSerif-{style}.ttf"))
        self.canvas = Canvas(self.stream, pagesize=A4, invariant=True)

    def down(self, points: float) -> None:
        self.y -= points

    def block(
        self,
        text: str,
        font: str,
        size: float,
        indent: float = 0,
        space: float = 0,
        centred: bool = False,
    ) -> None:
        """A paragraph over the whole width, justified but for its last line, or centred."""
        width = (_RIGHT - _LEFT) * (0.85 if centred else 1)
        broken = list(_wrap(text, font, size, width, indent))
        self.down(space)
        for index, words in enumerate(broken):
            if self.y - size < _BOTTOM:
                self._turn()
            self.y -= size * 1.2
            line = " ".join(words)
            left = _LEFT + (indent if not index else 0)
            if centred:
                left = (_LEFT + _RIGHT - pdfmetrics.stringWidth(line, font, size)) / 2
            stretch = 0.0
            if not centred and index + 1 < len(broken) and len(words) > 1:
                room = _RIGHT - left - pdfmetrics.stringWidth(line, font, size)
                stretch = room / (len(words) - 1)
            self._draw(words, font, size, left, stretch)
            self.lines.append(line)

    def columns(
        self,
        left: Sequence[Styled],
        right: Sequence[Styled],
        centred: tuple[bool, bool] = (True, True),
        gap_before_last: bool = False,
    ) -> None:
        """Two columns side by side, as in a letterhead; `gap_before_last`: room to sign."""
        middle = _LEFT + (_RIGHT - _LEFT) * (0.38 if all(centred) else 0.46)
        if self.y - 16 * max(len(left), len(right) + 4 * gap_before_last) < _BOTTOM:
            self._turn()
        top, lowest = self.y, self.y
        edges = ((_LEFT, middle - 6), (middle + 6, _RIGHT))
        for column, (x0, x1), centre in zip((left, right), edges, centred, strict=True):
            self.y = top
            for index, (text, font, size) in enumerate(column):
                if gap_before_last and column is right and index + 1 == len(column):
                    self.down(58)
                for words in _wrap(text, font, size, x1 - x0, 0):
                    line = " ".join(words)
                    room = x1 - x0 - pdfmetrics.stringWidth(line, font, size)
                    self.down(size * 1.2)
                    self._draw(words, font, size, x0 + room / 2 if centre else x0, 0)
                    self.lines.append(line)
            lowest = min(lowest, self.y)
        self.y = lowest - 14

    def finish(self) -> Printed:
        self.pages.append(tuple(self.lines))
        self.canvas.save()
        return Printed(self.stream.getvalue(), tuple(self.pages))

    def _turn(self) -> None:
        """End this page; pages behind the first have their number at the top."""
        self.pages.append(tuple(self.lines))
        self.lines, self.y = [], _TOP
        self.canvas.showPage()
        number = str(len(self.pages) + 1)
        self.canvas.setFont(_REGULAR, 13)
        self.canvas.drawCentredString((_LEFT + _RIGHT) / 2, A4[1] - 40, number)

    def _draw(
        self, words: Sequence[str], font: str, size: float, left: float, stretch: float
    ) -> None:
        self.canvas.setFont(font, size)
        space = pdfmetrics.stringWidth(" ", font, size) + stretch
        for word in words:
            self.canvas.drawString(left, self.y, word)
            left += pdfmetrics.stringWidth(word, font, size) + space


def _wrap(text: str, font: str, size: float, width: float, indent: float) -> Iterator[list[str]]:
    line: list[str] = []
    room = width - indent
    for word in text.split():
        if line and pdfmetrics.stringWidth(" ".join([*line, word]), font, size) > room:
            yield line
            line, room = [], width
        line.append(word)
    if line:
        yield line
