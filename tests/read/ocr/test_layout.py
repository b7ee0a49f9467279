"""Straight pages, parts side by side, lines, marks: the steps before and after recognition."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpora.scan import damaged
from extractor.model import Box
from extractor.read.layout.grids import find_grids
from extractor.read.ocr.labels import look_at_label
from extractor.read.ocr.marks import is_received_stamp, outside_stamp, without_marks
from extractor.read.ocr.model import Grey, Layout, OcrLine, Word
from extractor.read.ocr.prepare import prepare
from extractor.read.ocr.regions import regions_of
from extractor.read.ocr.rules import without_rules
from extractor.read.ocr.shape import shaped
from extractor.read.ocr.skew import askew, straight

DPI = 200


def print_at(page: Grey, x0: int, top: int, x1: int, height: int = 24) -> None:
    """Something like a line of print: strokes with gaps between them."""
    for x in range(x0, x1, 14):
        page[top : top + height, x : x + 6] = 0


def lines_at(page: Grey, x0: int, x1: int, tops: range) -> Grey:
    for top in tops:
        print_at(page, x0, top, x1)
    return page


def white(width: int = 1654, height: int = 2339) -> Grey:
    return np.full((height, width), 255, np.uint8)


def word(text: str, x0: float, top: float, x1: float, bottom: float, sure: float = 0.95) -> Word:
    return Word(text, Box(x0, top, x1, bottom), sure)


def line(*words: Word) -> OcrLine:
    box = Box(words[0].box.x0, words[0].box.top, words[-1].box.x1, words[0].box.bottom)
    return OcrLine(words, box, 14)


@pytest.mark.parametrize("angle", [-3.0, -1.0, 0.0, 0.8, 2.5])
def test_skew_is_found_and_taken_back(angle: float) -> None:
    page = lines_at(white(), 200, 1450, range(300, 2000, 50))
    turned = np.asarray(Image.fromarray(page).rotate(angle, fillcolor=255))
    level, found = straight(turned)
    assert found == pytest.approx(angle, abs=0.15)
    box = askew(Box(72, 100, 500, 112), found, 595, 842)
    assert (box.bottom - box.top > 20) is (abs(angle) > 2)
    assert level.shape == turned.shape


def test_letterhead_and_signature_are_parts_side_by_side() -> None:
    page = white()
    lines_at(page, 250, 600, range(150, 260, 45))
    lines_at(page, 760, 1450, range(150, 260, 45))
    lines_at(page, 240, 1450, range(420, 1500, 47))
    lines_at(page, 240, 600, range(1650, 1950, 38))
    lines_at(page, 950, 1350, range(1655, 1800, 47))
    parts = regions_of(page, DPI)
    assert [part.layout for part in parts].count(Layout.COLUMN) == 4
    head = [part for part in parts if part.layout is Layout.COLUMN and part.top < 400]
    assert 600 < head[0].x1 == head[1].x0 < 760
    body = next(part for part in parts if part.layout is Layout.ANY and part.bottom > 1000)
    assert body.top < 420
    assert body.bottom > 1480


def test_running_text_is_one_part() -> None:
    page = lines_at(white(), 240, 1450, range(300, 2000, 47))
    assert [part.layout for part in regions_of(page, DPI)] == [Layout.ANY]


def test_rules_make_a_grid_and_are_taken_out() -> None:
    page = white()
    for y in (300, 420, 540):
        page[y : y + 3, 200:1400] = 0
    for x in (200, 500, 1400):
        page[300:543, x : x + 3] = 0
    print_at(page, 240, 350, 460)
    bare, edges = without_rules(page, DPI)
    (grid,) = find_grids(edges)
    assert (len(grid.rows), len(grid.columns)) == (3, 3)
    assert not (bare[295:310, 200:1400] < 200).any()
    assert (bare[350:374, 240:460] == 0).any()


def test_dense_print_is_no_rule() -> None:
    page = white()
    for top in range(300, 700, 45):
        print_at(page, 200, top, 1450, 18)
    assert without_rules(page, DPI)[1] == []


def test_stamps_shade_and_grey_paper_go() -> None:
    page = Image.new("RGB", (800, 600), "white")
    ImageDraw.Draw(page).rectangle((100, 100, 300, 130), "black")
    dirty = damaged(page, "everything")
    grey = prepare(dirty)
    assert int(np.median(grey)) > 240
    assert int(grey[108:124, 120:280].max()) < 110


def test_lines_are_parted_at_gaps_and_get_the_box_of_their_font() -> None:
    page = white(1000, 300)
    parts = shaped(
        [
            line(
                word("Bộ", 100, 100, 150, 128),
                word("Nội", 160, 100, 220, 128),
                word("TM.", 600, 102, 660, 128),
            )
        ],
        page,
        DPI,
    )
    assert [part.text for part in parts] == ["Bộ Nội", "TM."]
    assert parts[0].box.top < 100 * 72 / DPI
    assert parts[0].box.bottom > 122 * 72 / DPI


def test_specks_bars_and_scrawl_are_no_print_but_bullets_are() -> None:
    found = without_marks(
        [
            line(word(".", 90, 100, 92, 102), word("Điều", 100, 98, 140, 112)),
            line(word("-", 90, 105, 96, 107), word("Sở", 100, 98, 120, 112)),
            line(word("|", 90, 98, 91, 112)),
            line(word("ß{~", 90, 98, 130, 112, 0.2)),
        ],
        14,
    )
    assert [one.text for one in found] == ["Điều", "- Sở"]


def test_what_a_received_stamp_covers_stays_if_it_was_read() -> None:
    stamp = Box(0, 45, 75, 80)  # points
    kept, left_out = outside_stamp(
        [
            line(word("ĐẾN", 20, 100, 60, 112)),
            line(
                word("@x", 100, 120, 130, 132, 0.3),
                word("gian", 140, 120, 160, 132),
                word("qua,", 165, 120, 400, 132),
            ),
        ],
        stamp,
        2.0,
    )
    assert [one.text for one in kept] == ["gian qua,"]
    assert left_out == ["ĐẾN", "@x"]
    assert is_received_stamp("CV ĐẾN Số: 12")


def test_a_label_is_read_again_only_where_it_is_none() -> None:
    page = white(1000, 300)
    again = iter([["a)"], ["9)"]])
    seen: list[str] = []

    def read(_: Grey) -> list[str]:
        seen.append("asked")
        return next(again)

    damaged_label = line(word("4)", 100, 100, 130, 130, 0.8), word("Rà", 140, 100, 190, 130))
    assert look_at_label(damaged_label, page, read).text == "a) Rà"
    sure = line(word("b)", 100, 100, 130, 130), word("Rà", 140, 100, 190, 130))
    assert look_at_label(sure, page, read) is sure
    assert seen == ["asked"]
