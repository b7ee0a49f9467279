"""One page of a PDF: its text layer as positioned lines and tables, and what to make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.errors import UnreadableDocument
from extractor.model import Box

from ..layout.grids import Edge, find_grids
from ..legacy import Charset
from ..limits import Limits
from ..pages import PageLines
from .annotations import flattened, marks_of_signing
from .characters import Characters, PageBox, Run
from .lines import build_lines
from .objects import drawn_on
from .opening import OpenPage
from .outlines import drawn_beside
from .pdfium import Handle, address
from .runs import read_runs
from .tables import fill
from .triage import Layer, judge
from .unicode import charsets_in, with_encodings


@dataclass(frozen=True, slots=True)
class TextLayer:
    """What a page's text layer gives: one part for each way that its text is turned.

    `left_out` are marks of signing, `charsets` the encodings from before Unicode that were in it,
    `pixels` those of the page's largest picture, `drawn` how many letters are drawn beside which
    lines.
    """

    parts: list[PageLines]
    verdict: Layer
    left_out: list[str]
    charsets: set[Charset]
    pixels: int
    drawn: list[tuple[int, str]]


def read_page(
    document: pdfium.PdfDocument, opened: OpenPage, place: str, limits: Limits
) -> TextLayer:
    """The text layer of a page that is open."""
    page, annotations = flattened(document, opened.number - 1, opened.page)
    try:
        with _text_page(page, opened.number, place, limits) as (text_page, count):
            characters = read_runs(text_page, count, PageBox(*page.get_bbox()))
            runs, left_out = marks_of_signing(characters.runs, characters.objects, annotations)
            runs = with_encodings(runs)
            turns = _turns(runs)
            turn = turns[0] if turns else 0
            drawn = drawn_on(page.raw, characters.shown, turn, characters.text_objects)
            parts = [
                _part(
                    opened,
                    turn,
                    [run for run in runs if run.turn == turn],
                    drawn.edges if turn == turns[0] else (),
                    characters,
                )
                for turn in turns
            ]
    finally:
        if page is not opened.page:
            page.close()
    text = "\n".join(string for part in parts for string in _strings(part))
    hidden = characters.hidden / max(sum(len(run.text) for run in runs), 1)
    verdict = judge(text, hidden, drawn.pictured, drawn.shapes)
    upright = [line for part in parts if part.turn == 0 for line in part.lines]
    beside = drawn_beside(drawn.letters, upright) if not opened.rotation else []
    return TextLayer(parts, verdict, left_out, charsets_in(runs), drawn.pixels, beside)


@contextmanager
def _text_page(
    page: pdfium.PdfPage, number: int, place: str, limits: Limits
) -> Iterator[tuple[Handle, int]]:
    """The page's text as PDFium has it, closed afterwards, and how many characters it has."""
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        yield 0, 0
        return
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > limits.page_characters:
            raise UnreadableDocument(
                place,
                f"page {number} has {count} characters, more than the limit of"
                f" {limits.page_characters}",
                "print it to a new PDF, or raise the limit (extractor.read.Limits)",
            )
        yield address(text_page), count
    finally:
        raw.FPDFText_ClosePage(text_page)


def _turns(runs: Sequence[Run]) -> list[int]:
    """The ways that the text is turned, that of most of its characters first."""
    letters: dict[int, int] = {}
    for run in runs:
        letters[run.turn] = letters.get(run.turn, 0) + len(run.text)
    return sorted(letters, key=lambda turn: -letters[turn])


def _part(
    opened: OpenPage,
    turn: int,
    runs: Sequence[Run],
    edges: Sequence[Edge],
    characters: Characters,
) -> PageLines:
    tables, outside = fill(find_grids(edges), runs, characters.cut)
    return PageLines(
        opened.number,
        opened.width,
        opened.height,
        tuple(build_lines(outside)),
        tuple(tables),
        tuple(_rule(edge) for edge in edges if edge.horizontal),
        (turn - opened.rotation) % 360,
    )


def _strings(part: PageLines) -> Iterator[str]:
    yield from (line.text for line in part.lines)
    yield from (cell for table in part.tables for row in table.rows for cell in row.cells)


def _rule(edge: Edge) -> Box:
    return Box(edge.start, edge.at, edge.end, edge.at)
