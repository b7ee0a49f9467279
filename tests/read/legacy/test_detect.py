"""Old encodings are told from one another, and never seen where there are none."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.legacy import encode
from extractor.lexicon.legacy import Charset
from extractor.read import read
from extractor.read.legacy import charsets_of, encoding_of_font, guess_encoding, mend

from .samples import OTHERS, PLAN

CORPORA = sorted((Path(__file__).parents[3] / "corpora" / "plans").glob("*.txt"))


def windows(text: str, size: int) -> Iterator[str]:
    """Stretches of about `size` characters, of whole words."""
    words = text.split(" ")
    for start in range(len(words)):
        taken = " ".join(words[start : start + size])
        if len(taken) >= size:
            yield taken[:size].rpartition(" ")[0]


def guessed(text: str) -> Charset | None:
    found = guess_encoding(text)
    return found.charset if found else None


@pytest.mark.parametrize("charset", Charset)
@pytest.mark.parametrize(("size", "least"), [(20, 0.0), (100, 0.85), (1000, 1.0)])
def test_the_encoding_is_right_or_open(charset: Charset, size: int, least: float) -> None:
    found = [guessed(encode(text, charset)) for text in windows(PLAN, size)]
    assert set(found) <= {charset, None}
    assert found.count(charset) >= least * len(found)


@pytest.mark.parametrize("charset", [Charset.TCVN3, Charset.VNI])
def test_twenty_characters_are_often_enough(charset: Charset) -> None:
    found = [guessed(encode(text, charset)) for text in windows(PLAN, 20)]
    assert found.count(charset) > 0.4 * len(found)


@pytest.mark.parametrize("size", [20, 100, 1000])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_is_never_touched(size: int, form: str) -> None:
    chance = random.Random(size)
    for path in CORPORA:
        text = read(path).raw
        for _ in range(50):
            start = chance.randrange(max(1, len(text) - size))
            piece = unicodedata.normalize(form, text[start : start + size])  # type: ignore[arg-type]
            assert guess_encoding(piece) is None
            assert mend(piece).text is piece


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_never_touched(language: str) -> None:
    text = OTHERS[language]
    assert guess_encoding(text) is None
    assert mend(text).text is text
    assert guess_encoding("\n".join(OTHERS.values())) is None


def test_other_languages_stay_among_old_lines() -> None:
    old = encode(PLAN, Charset.TCVN3).rstrip().split("\n")
    for language, text in OTHERS.items():
        if language != "figures":
            charsets = charsets_of([*old, text, *old])
            assert charsets[len(old)] is None, language


def test_words_that_are_syllables_as_they_stand_are_left_alone() -> None:
    assert guess_encoding("là và các cà phê") is None
    assert guess_encoding("kÕ ho¹ch") is None  # too few


@pytest.mark.parametrize(
    ("font", "charset", "capitals"),
    [
        (".VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        ("ABCDEF+VnTimeHBold", "tcvn3", True),
        ("'.VnArialH'", "tcvn3", True),
        ("\\.VnTime", "tcvn3", False),
        ("VNI-Times", "vni", False),
        ("VPS Times Hoa", "vps", True),
        ("VI Times", "viscii", False),
    ],
)
def test_fonts(font: str, charset: str, capitals: bool) -> None:
    found = encoding_of_font(font)
    assert found is not None
    assert (found.charset, found.capitals) == (charset, capitals)


@pytest.mark.parametrize(
    "font", ["", "Times New Roman", "VNTimes New Roman", "Symbol", "ABCDEF+F1"]
)
def test_other_fonts(font: str) -> None:
    assert encoding_of_font(font) is None
