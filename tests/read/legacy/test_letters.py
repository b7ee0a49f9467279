"""Every letter there and back, and what is not to be touched."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.legacy import ALPHABET, encode
from extractor.lexicon.legacy import Charset, letters
from extractor.model import OffsetMap, Span
from extractor.read.legacy import Encoding, convert_runs, converted, to_unicode, with_horns

ONE_BYTE = (Charset.TCVN3, Charset.VISCII, Charset.VPS)
charsets = st.sampled_from(list(Charset))
words = st.text(st.sampled_from(ALPHABET + "bcdghklmnpqrstvxaeiouy "), max_size=30)


@pytest.mark.parametrize("charset", Charset)
def test_the_table_has_all_letters_in_nfc(charset: Charset) -> None:
    table = letters(charset)
    assert set(table.values()) == set(ALPHABET)
    assert len(ALPHABET) == 134
    assert all(unicodedata.is_normalized("NFC", letter) for letter in table.values())


@pytest.mark.parametrize("charset", Charset)
@pytest.mark.parametrize("letter", ALPHABET)
def test_every_letter_there_and_back(charset: Charset, letter: str) -> None:
    capitals = charset is Charset.TCVN3 and letter.isupper()
    assert converted(encode(letter, charset), Encoding(charset, capitals)) == letter


@pytest.mark.parametrize("letter", ALPHABET)
def test_capitals_of_tcvn3_without_their_font(letter: str) -> None:
    code = next(code for code, found in letters(Charset.TCVN3).items() if found == letter)
    assert converted(code, Encoding(Charset.TCVN3)) == letter


@given(words, charsets)
def test_small_letters_there_and_back_with_their_places(text: str, charset: Charset) -> None:
    text = text.lower()
    old = encode(text, charset)
    new, offsets = to_unicode(old, Encoding(charset))
    assert new == text
    at = 0
    for place, letter in enumerate(text):
        code = encode(letter, charset)
        assert offsets.to_old(Span(place, place + 1)) == Span(at, at + len(code))
        at += len(code)
    if charset in ONE_BYTE:
        assert offsets.old_size == offsets.size


@given(st.text(st.characters(min_codepoint=0x2100, exclude_categories=["Cs"])), charsets)
def test_characters_of_no_table_stay(text: str, charset: Charset) -> None:
    text = text.replace("\u2122", "").replace("\u2212", "").replace("\u2219", "")
    assert to_unicode(text, Encoding(charset)) == (text, OffsetMap.identity(len(text)))


@given(st.text(), charsets, st.booleans())
def test_any_text_keeps_its_places(text: str, charset: Charset, capitals: bool) -> None:
    new, offsets = to_unicode(text, Encoding(charset, capitals))
    assert (offsets.size, offsets.old_size) == (len(new), len(text))
    assert offsets.to_old(Span(0, len(new))).end == len(text)


@given(words, charsets, st.lists(st.integers(0, 60), max_size=5))
def test_runs_give_what_the_whole_gives(text: str, charset: Charset, cuts: list[int]) -> None:
    old, encoding = encode(text, charset), Encoding(charset)
    edges = [0, *sorted(min(cut, len(old)) for cut in cuts), len(old)]
    pieces = [(old[start:end], encoding) for start, end in pairwise(edges)]
    found = convert_runs(pieces)
    assert len(found) == len(pieces)
    assert "".join(found) == converted(old, encoding)


def test_a_run_of_unicode_in_an_old_font_stays() -> None:
    tcvn3 = Encoding(Charset.TCVN3)
    assert convert_runs([("tổng số là á", tcvn3)]) == ["tổng số là á"]
    assert convert_runs([("Kế hoạch", Encoding(Charset.TCVN3, capitals=True))]) == ["KẾ HOẠCH"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("n−íc, ®−îc, nh− sau", "nước, được, như sau"),  # the glyph of ư is called minus in PDF
        ("−", "ư"),
        ("l∙nh", "lãnh"),
        ("5−7 %, −3, (−2), x − y", "5−7 %, −3, (−2), x − y"),
        ("\x93kÕ\x94 \x96 m\xad", "“kế” – mư"),
        ("CéNG HOµ X· HéI", "CỘNG HOÀ XÃ HỘI"),
        ("Hµ Néi: KÕ HO¹CH n¨m", "Hà Nội: KẾ HOẠCH năm"),
        ("§«ng ®µo N§-CP", "Đông đào NĐ-CP"),
    ],
)
def test_tcvn3(old: str, new: str) -> None:
    assert converted(old, Encoding(Charset.TCVN3)) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Uûy ban, UÛy ban", "Ủy ban, Ủy ban"),
        ("thöôøng, nghieâm, chaúng", "thường, nghiêm, chẳng"),
        ("ÑÒNH, ñònh, lyù, lî", "ĐỊNH, định, lý, lỵ"),
    ],
)
def test_vni(old: str, new: str) -> None:
    assert converted(old, Encoding(Charset.VNI)) == new


def test_characters_of_windows_1258_stand_for_their_bytes() -> None:
    for charset, text in ((Charset.TCVN3, "nghị định về tiết"), (Charset.VNI, "XÃ, xã, đã, rõ ở")):
        seen = encode(text, charset).encode("latin-1").decode("windows-1258")
        assert seen != encode(text, charset)
        assert convert_runs([(seen, Encoding(charset))]) == [text]


def test_characters_that_word_takes_for_signs() -> None:
    seen = "".join(chr(0xF000 + ord(c)) for c in encode("caø phê", Charset.TCVN3))
    assert converted(seen, Encoding(Charset.TCVN3)) == "caứ phê"


@pytest.mark.parametrize("alone", ["QĐ-TTg", "5-7 %", "- Ở đây", "c- Nội dung", "kinh tế-xã hội"])
def test_hyphens_of_pdf(alone: str) -> None:
    assert with_horns(alone) == alone
    assert with_horns("n-ớc, đ-ợc, nh- Th- viện TR-ỜNG") == "nước, được, như Thư viện TRƯỜNG"


def test_signs_of_windows_1252_stand_for_their_bytes() -> None:
    assert converted("\x8a", Encoding(Charset.VISCII)) == "Ế"
    assert converted("Š", Encoding(Charset.VISCII)) == "Ế"
