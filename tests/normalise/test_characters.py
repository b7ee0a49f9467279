"""Characters: what each becomes, what is reported, and that every one keeps its place."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon.characters import Use, replacements
from extractor.model import Span
from extractor.normalise.characters import characters

# Everything that some step does something about, between letters that compose with it.
_STRANGE = "".join(
    [
        *(c for use in Use for c in replacements(use)),
        "\r\n\x00\x96\x9d\xad\ud800\ufffd\u212b\u1100\u1161\uff21\uff15",
    ]
)
_TEXTS = st.text(
    st.one_of(
        st.sampled_from("aeouEoDđ \n\t.-\u0300\u0301\u0302\u0309\u0323\u031b\u0306ếŨйΩ"),
        st.sampled_from(_STRANGE),
        st.characters(),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Kế\r\nhoạch\rnăm\x0b2025\u2028x\u2029y\x85z", "Kế\nhoạch\nnăm\n2025\nx\ny\nz"),
        ("trang 1\ftrang 2", "trang 1\ftrang 2"),
        ("a\xa0b\u2003c\td\u3000e", "a b c d e"),
        ("h\u200bo\u2060ạt\ufeff độ\u200dng", "hoạt động"),
        ("phát\xadtriển", "pháttriển"),
        ("\xad Rà soát\n\xad\xa0Tổng hợp, 2021\xad2025", "- Rà soát\n- Tổng hợp, 2021-2025"),
        ("57\u2011NQ/TW, \u22125%, 12\u2215KH", "57-NQ/TW, -5%, 12/KH"),
        ("\uf0b7 Rà soát\n\uf02d Tổng hợp", "• Rà soát\n- Tổng hợp"),
        ("o\tRà soát\n§\tTổng hợp\n xo\tnữa", "• Rà soát\n• Tổng hợp\n xo nữa"),
        ("● Rà soát ✓", "● Rà soát ✓"),
        ("“Số…” – ‘hóa’ — 5m²", "“Số…” – ‘hóa’ — 5m²"),
        ("５０％ ＵＢＮＤ", "50% UBND"),
        ("\x93số hóa\x94 \x96 5", "“số hóa” – 5"),
        ("QÐ-TTg, ðến, Ɖiều", "QĐ-TTg, đến, Điều"),
        ("a\x00b\x07c\x9dd", "abcd"),
        ("a\ud83dtê", "a\ufffdtê"),
    ],
)
def test_each_kind_of_character(text: str, clean: str) -> None:
    assert characters(text)[0] == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("K\u0435 hoạch \u0425\u0406", "Ke hoạch XI"),
        ("Nghị quy\u0435\u0302\u0301t", "Nghị quyết"),
        ("U\u0412ND, C\u039f2", "UBND, CO2"),
        ("Москва và Kиев", "Москва và Kиев"),
        ("ГОСТ và \u041eCM", "ГОСТ và OCM"),
        ("5 μm, α, Ω, ΔT", "5 μm, α, Ω, ΔT"),
    ],
)
def test_letters_of_other_alphabets_become_latin_only_where_meant(text: str, clean: str) -> None:
    assert characters(text)[0] == clean


def test_composed_letters_keep_the_places_of_their_parts() -> None:
    text = unicodedata.normalize("NFD", "Kế hoạch số hóa")
    clean, offsets, issues = characters(text)
    assert clean == "Kế hoạch số hóa"
    assert issues == ()
    for at, letter in enumerate(clean):
        assert unicodedata.normalize("NFC", offsets.to_old(Span(at, at + 1)).of(text)) == letter


def test_what_was_wrong_is_reported_once_a_kind_or_word() -> None:
    text = "QÐ, QÐ\x00\x00 U\u0412ND \ufffd\ufffdx \ufffd Ａ \x96"
    clean, _, issues = characters(text)
    assert clean == "QĐ, QĐ UBND \ufffd\ufffdx \ufffd A –"
    messages = [issue.message.partition(" (")[0] for issue in issues]
    places = [issue.span.of(clean) for issue in issues if issue.span]
    assert list(zip(messages, places, strict=True)) == [
        ("control characters were left out", ""),
        ("letters that only look like Đ were read as Đ", "Đ"),
        ("controls were read as the signs of windows-1252", "–"),
        ("characters of full width were read as plain ones", "A"),
        ("letters of another alphabet were read as Latin", "UBND"),
        ("characters were lost before the text could be read", "\ufffd\ufffd"),
    ]
    assert [issue.suggestion for issue in issues if issue.suggestion] == ["UBND"]


def test_many_words_of_another_alphabet_do_not_make_as_many_issues() -> None:
    _, _, issues = characters(" ".join(f"x\u0435{number}" for number in range(1000)))
    assert len(issues) == 51
    assert "950 words more" in issues[-1].message


@pytest.mark.parametrize("text", ["", "Kế hoạch\n", "a\f\nb", "● x – “y”"])
def test_clean_text_stays_the_same_object(text: str) -> None:
    assert characters(text)[0] is text


@given(_TEXTS)
def test_the_result_is_clean(text: str) -> None:
    clean, _, _ = characters(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert characters(clean)[0] == clean
    assert not re.search(r"[\x00-\x09\x0b\x0d-\x1f\x7f-\xa0\xad\u200b\ufeff\ud800-\udfff]", clean)


@given(_TEXTS)
def test_the_map_covers_the_result_in_order(text: str) -> None:
    clean, offsets, issues = characters(text)
    assert (offsets.size, offsets.old_size) == (len(clean), len(text))
    end = 0
    for at, letter in enumerate(clean):
        place = offsets.to_old(Span(at, at + 1))
        assert place.start < place.end
        assert place.start >= end or place == offsets.to_old(Span(at - 1, at))
        end = place.end
        if place.of(text).isalnum() and place.of(text).isascii():
            assert letter in (place.of(text), "•")
    for issue in issues:
        assert issue.span
        assert 0 <= issue.span.start <= issue.span.end <= len(clean)


_UNITS = ["Kế \xa0", "x\u0435", "e\u0302\u0301", "\r\n", "\u200b", "\ufffd", "\u0301\u0323", "\xad"]


@pytest.mark.parametrize("unit", _UNITS)
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        start = time.perf_counter()
        characters(text)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(200_000) < 20 * seconds(20_000) + 0.5


def test_clean_text_costs_next_to_nothing() -> None:
    text = (
        "Rà soát, tổng hợp kết quả thực hiện các chỉ tiêu; báo cáo Ủy ban nhân dân tỉnh.\n" * 12_500
    )
    characters(text)
    start = time.perf_counter()
    characters(text)
    assert time.perf_counter() - start < 0.05  # 4 ms on the machine it was written on
