from __future__ import annotations

import pytest

from extractor.lexicon.provinces import find_provinces, province_named, provinces
from extractor.model import Metadata
from extractor.resolve import current_province


@pytest.mark.parametrize(
    ("day", "names"), [("2015-01-01", 63), ("2025-06-30", 63), ("2025-07-01", 34)]
)
def test_as_many_provinces_as_were_in_force(day: str, names: int) -> None:
    in_force = {
        province.name
        for province in provinces()
        if (not province.valid_from or province.valid_from <= day)
        and (not province.valid_until or day <= province.valid_until)
    }
    assert len(in_force) == names


def test_every_merged_province_ends_in_one_that_stands() -> None:
    for province in provinces():
        assert bool(province.successor) == bool(province.valid_until)
        assert province.source
        if province.successor:
            assert province_named(province.successor) is not None
    assert not {p.name for p in provinces() if p.valid_until} & {
        p.name for p in provinces() if not p.valid_until
    }


@pytest.mark.parametrize(
    ("province", "issued", "day", "expected"),
    [
        ("Hải Dương", "2025-06-30", None, "Hải Dương"),
        ("Hải Dương", "2025-07-01", None, "Hải Phòng"),
        ("Hải Dương", "", None, "Hải Phòng"),
        ("Hải Dương", "2020-01-01", "", "Hải Phòng"),
        ("Thừa Thiên Huế", "2025-03-01", None, "Huế"),
        ("Sơn La", "2025-11-20", None, "Sơn La"),
        ("", "2025-11-20", None, ""),
    ],
)
def test_province_in_force(province: str, issued: str, day: str | None, expected: str) -> None:
    assert current_province(Metadata(province=province, issued_on=issued), day) == expected


def test_common_words_are_no_provinces() -> None:
    assert find_provinces("bảo vệ hòa bình; VÌ HÒA BÌNH") == ()
    assert [p.name for p, _ in find_provinces("TỈNH HÒA BÌNH và Thái Bình, tp. Huế")] == [
        "Hòa Bình",
        "Thái Bình",
        "Huế",
    ]
