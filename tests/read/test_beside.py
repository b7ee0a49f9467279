"""Signature blocks of two columns in plain text: put in order, with nothing lost."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from extractor import process_text
from extractor.model import Span
from extractor.read.beside import in_columns

PLAN = """KẾ HOẠCH
I. MỤC TIÊU
1. Trồng rừng ở các xã.

Nơi nhận:                               TM. ỦY BAN NHÂN DÂN
- Như trên;                                KT. CHỦ TỊCH
- Các sở, ban, ngành, đoàn thể           PHÓ CHỦ TỊCH
  của tỉnh và các xã;

- Lưu: VT, NN.
                                            Lê Thị Hoa
PHỤ LỤC
Cây giống     Số lượng
"""


def test_recipients_stand_before_the_signature() -> None:
    found = in_columns(PLAN)
    assert [" ".join(line.split()) for line in found.text.split("\n")[4:-3]] == [
        *("Nơi nhận:", "- Như trên;", "- Các sở, ban, ngành, đoàn thể", "của tỉnh và các xã;"),
        *("- Lưu: VT, NN.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Hoa"),
    ]
    assert found.text.endswith("\nPHỤ LỤC\nCây giống     Số lượng\n")
    about = process_text(PLAN).facts.metadata
    assert about.signer == "Lê Thị Hoa"
    assert about.recipients[-1] == "Lưu: VT, NN"


def test_other_columns_stay() -> None:
    for text in ("a     b\nc     d", "Nơi nhận:     x\n1. Rà soát", "KT. CHỦ TỊCH", ""):
        assert in_columns(text).text == text


_LINE = st.sampled_from(
    [
        "Nơi nhận:     KT. CHỦ TỊCH",
        "- a;\t\tb",
        "- c",
        "          Lê A",
        "",
        "\f",
        "d  e",
        "x" * 400,
    ]
)


@given(st.lists(_LINE, max_size=12), st.booleans())
def test_no_letter_is_lost_and_each_knows_its_place(lines: list[str], ended: bool) -> None:
    raw = "\n".join(lines) + "\n" * ended
    text, offsets, _ = in_columns(raw)
    assert sorted("".join(text.split())) == sorted("".join(raw.split()))
    for at, letter in enumerate(text):
        if not letter.isspace():
            assert offsets.to_old(Span(at, at + 1)).of(raw) == letter


def test_time_grows_with_the_length() -> None:
    for unit in ("Nơi nhận:   a\n", "Nơi nhận:   KT. CHỦ TỊCH\n          b\n\n", "a" + " " * 99):
        started = time.process_time()
        in_columns(unit * (2_000_000 // len(unit)))
        assert time.process_time() - started < 5, unit
