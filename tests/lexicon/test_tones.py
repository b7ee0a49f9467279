"""Tone marks are put back only where a known phrase lost them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon.tones import restore_tones, toneless


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),
        ("Só: 12/KH-UBND", "Số: 12/KH-UBND"),
        ("Uỷ bạn nhân dân xã", "Ủy ban nhân dân xã"),
        ("trươc ngay 15/12", "trước ngày 15/12"),
        ("Nơi nhân:", "Nơi nhận:"),
        ("làm ngay hôm nay", "làm ngay hôm nay"),
        ("số hộ dân", "số hộ dân"),
        ("bạn đọc của thư viện", "bạn đọc của thư viện"),
    ],
)
def test_phrases(read: str, meant: str) -> None:
    assert restore_tones(read) == meant


@given(st.text("aăâáàạdđeêéoôơuưkhn gQUYẾTĐỊNH:/1", max_size=60))
def test_length_and_letters_stay(text: str) -> None:
    restored = restore_tones(text)
    assert len(restored) == len(text)
    assert toneless(restored).lower() == toneless(text).lower()
    assert [letter.isupper() for letter in restored] == [letter.isupper() for letter in text]
