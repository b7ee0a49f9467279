"""Second looks at the picture: signs with a bar, labels behind a bullet, numerals of strokes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from corpora.typeset import FONTS
from extractor.model import Box
from extractor.read.ocr.figures import look_at_figures
from extractor.read.ocr.labels import look_at_label
from extractor.read.ocr.model import Grey, OcrLine, Word
from extractor.read.ocr.signs import look_at_signs

pytestmark = pytest.mark.skipif(
    not FONTS.exists(), reason="needs the fonts of Debian's fonts-liberation2"
)
SIZE = 39  # pixels: 14 points at 200 dpi


def printed(text: str, *, blur: float = 0) -> tuple[Grey, Box]:
    """A picture of `text`, and the box of its ink."""
    picture = Image.new("L", (400, 80), 255)
    font = ImageFont.truetype(FONTS / "LiberationSerif-Regular.ttf", SIZE)
    ImageDraw.Draw(picture).text((20, 15), text, 0, font)
    grey = np.asarray(picture.filter(ImageFilter.GaussianBlur(blur)) if blur else picture)
    rows, columns = np.nonzero(grey < 140)
    return grey, Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)


def line(*words: Word) -> OcrLine:
    return OcrLine(words, words[0].box)


@pytest.mark.parametrize("blur", [0, 1.0])
@pytest.mark.parametrize(
    ("shown", "read", "expected"),
    [
        ("≥", ">", "≥"),
        ("≥", ":", "≥"),
        ("≤", "<", "≤"),
        (">", ">", ">"),
        ("<", "<", "<"),
        (":", ":", ":"),
        ("=", "=", "="),
    ],
)
def test_a_bar_under_a_sign_is_seen(shown: str, read: str, expected: str, blur: float) -> None:
    grey, box = printed(shown, blur=blur)
    behind = Word("30%", Box(300, box.top, 360, box.bottom), 0.9)
    assert look_at_signs(line(Word(read, box, 0.9), behind), grey).text == f"{expected} 30%"


@pytest.mark.parametrize(
    ("read", "again", "expected"),
    [("8)", "a)", "- a) Rà soát"), ("()", "(ii)", "- (ii) Rà soát"), ("2,", "2.", "- 2. Rà soát")],
)
def test_a_label_behind_a_bullet_is_looked_at(read: str, again: str, expected: str) -> None:
    grey, box = printed(read)

    def reader(_: Grey) -> Iterator[str]:
        yield again

    words = (Word("-", Box(2, 30, 10, 34), 0.9), Word(read, box, 0.8))
    behind = (Word("Rà", Box(300, 20, 340, 50), 0.9), Word("soát", Box(345, 20, 390, 50), 0.9))
    assert look_at_label(line(*words, *behind), grey, reader).text == expected


def test_a_numeral_read_with_a_letter_too_many_is_counted() -> None:
    grey, box = printed("I.")
    behind = Word("MỤC TIÊU", Box(300, 20, 390, 50), 0.9)
    found = look_at_label(line(Word("1L.", box, 0.4), behind), grey, lambda _: iter(()))
    assert found.text == "I. MỤC TIÊU"


@pytest.mark.parametrize("blur", [0, 1.0])
@pytest.mark.parametrize("shown", ["d)", "đ)", "d.", "đ."])
def test_d_and_its_bar_are_told_apart_behind_specks(shown: str, blur: float) -> None:
    grey, box = printed(shown, blur=blur)
    words = (Word("__", Box(2, 30, 10, 34), 0.5), Word(f"đ{shown[1:]}", box, 0.9))
    behind = (Word("Rà", Box(300, 20, 340, 50), 0.9), Word("soát", Box(345, 20, 390, 50), 0.9))
    found = look_at_label(line(*words, *behind), grey, lambda _: iter(()))
    assert found.words[1].text == shown


@pytest.mark.parametrize(
    ("shown", "read", "expected"),
    [("60%", "609", "60%"), ("55%,", "559%,", "55%,"), ("609", "609", "609"), ("19", "19", "19")],
)
def test_signs_for_per_cent_are_told_by_their_width(shown: str, read: str, expected: str) -> None:
    grey, box = printed(shown)
    beside = (Word("thu", printed("thu")[1], 0.9),) * 3  # which tells the size
    found = look_at_figures(line(Word(read, box, 0.95), *beside), grey, lambda _: iter(()))
    assert found.words[0].text == expected
