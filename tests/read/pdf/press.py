"""PDFs for tests: text set at places of our choosing, in an order of our choosing."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pytest

from extractor.model import Source
from extractor.read import LIMITS, Limits, Ocr, Options
from extractor.read.pdf import read_pdf

pytest.importorskip("reportlab")

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from corpora.typeset import FONTS

A4 = (595.0, 842.0)
LEFT, RIGHT = 85.0, 545.0
TEXT_ONLY = Options(ocr=Ocr.NEVER)


class Set(NamedTuple):
    """A text with its left end, its baseline from the top, its size; degrees it is turned by."""

    text: str
    x: float
    y: float
    size: float = 14
    bold: bool = False
    angle: float = 0


@dataclass
class Press:
    """A page in the making."""

    size: tuple[float, float] = A4
    texts: list[Set] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    grey: list[tuple[float, float, float, float]] = field(default_factory=list)
    rotate: int = 0

    def put(self, *texts: Set) -> Press:
        self.texts += texts
        return self

    def centred(
        self, text: str, middle: float, y: float, size: float = 14, bold: bool = True
    ) -> Press:
        return self.put(Set(text, middle - width(text, size, bold) / 2, y, size, bold))

    def lines(
        self,
        lines: Iterable[str],
        x: float,
        y: float,
        size: float = 14,
        bold: bool = False,
        step: float = 18,
    ) -> Press:
        for index, line in enumerate(lines):
            self.put(Set(line, x, y + step * index, size, bold))
        return self

    def paragraph(
        self,
        text: str,
        y: float,
        left: float = LEFT,
        right: float = RIGHT,
        size: float = 14,
        indent: float = 36,
        step: float = 18,
    ) -> float:
        """Justified text; the baseline of the next paragraph."""
        line: list[str] = []
        x = left + indent
        for word in text.split():
            if line and x + width(" ".join([*line, word]), size) > right:
                self._justified(line, x, y, right, size)
                line, x, y = [], left, y + step
            line.append(word)
        self.put(Set(" ".join(line), x, y, size))
        return y + step + 6

    def _justified(
        self, words: Sequence[str], x: float, y: float, right: float, size: float
    ) -> None:
        room = (right - x - sum(width(word, size) for word in words)) / max(len(words) - 1, 1)
        for word in words:
            self.put(Set(word, x, y, size))
            x += width(word, size) + room

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Press:
        self.rules += [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
        return self


def width(text: str, size: float = 14, bold: bool = False) -> float:
    _fonts()
    return float(pdfmetrics.stringWidth(text, "Serif-Bold" if bold else "Serif", size))


def printed(*pages: Press, order: int | None = None, encrypt: str | None = None) -> bytes:
    """The pages as a PDF; `order` draws their texts in an order of chance with this seed."""
    _fonts()
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, encrypt=encrypt, invariant=1)
    for page in pages:
        _draw(canvas, page, order)
    canvas.save()
    return data.getvalue()


def _draw(canvas: Canvas, page: Press, order: int | None) -> None:
    high = page.size[1]
    # reportlab gives the size of the page as it is shown, we that of the sheet.
    canvas.setPageSize(page.size[::-1] if page.rotate in (90, 270) else page.size)
    canvas.setPageRotation(page.rotate)
    canvas.setFillGray(0.9)
    for x0, top, x1, bottom in page.grey:
        canvas.rect(x0, high - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
    canvas.setFillGray(0)
    for x0, top, x1, bottom in page.rules:
        canvas.line(x0, high - top, x1, high - bottom)
    texts = list(page.texts)
    if order is not None:
        random.Random(order).shuffle(texts)
    for text in texts:
        canvas.saveState()
        canvas.translate(text.x, high - text.y)
        canvas.rotate(text.angle)
        canvas.setFont("Serif-Bold" if text.bold else "Serif", text.size)
        canvas.drawString(0, 0, text.text)
        canvas.restoreState()
    canvas.showPage()


def _fonts() -> None:
    if "Serif" in pdfmetrics.getRegisteredFontNames():
        return
    try:
        for name, file in (("Serif", "Regular"), ("Serif-Bold", "Bold")):
            pdfmetrics.registerFont(TTFont(name, str(FONTS / f"LiberationSerif-{file}.ttf")))
    except TTFError:
        pytest.skip("needs the fonts of Debian's fonts-liberation2")


def read(data: bytes, limits: Limits = LIMITS, options: Options = TEXT_ONLY) -> Source:
    return read_pdf(data, "plan.pdf", limits, options)


def text_of(*pages: Press, order: int | None = None) -> str:
    return read(printed(*pages, order=order)).text


def blocks_of(text: str) -> list[str]:
    """The paragraphs of a text, each on one line, without marks of bold."""
    return [" ".join(block.replace("**", "").split()) for block in text.split("\n\n") if block]
