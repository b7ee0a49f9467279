"""A pair of syllables tells which tone mark was misread; what fits as it stands is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon.pairs import restore_pairs
from extractor.lexicon.tones import toneless


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("phát triến hạ tâng", "phát triển hạ tầng"),
        ("ỦY BAN NHÂN DÂN\nTÍNH HẠ LĨNH", "ỦY BAN NHÂN DÂN\nTỈNH HẠ LĨNH"),
        ("các đoàn thế xã", "các đoàn thể xã"),
        ("hoạt động của tổ dân phố", "hoạt động của tổ dân phố"),
        ("truyền về cho các hộ", "truyền về cho các hộ"),
        ("ông Trần Thế Hà", "ông Trần Thế Hà"),
    ],
)
def test_pairs(read: str, meant: str) -> None:
    assert restore_pairs(read) == meant


@given(st.text("tổchứctriếnkhaiTỐCHỨC đữ liệu,-\n1", max_size=60))
def test_length_and_letters_stay(text: str) -> None:
    restored = restore_pairs(text)
    assert len(restored) == len(text)
    assert toneless(restored).lower() == toneless(text).lower()
