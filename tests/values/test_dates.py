from __future__ import annotations

import pytest

from extractor.lexicon.patterns import patterns
from extractor.model import fold
from extractor.values.dates import PartialDate, partial_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày 03 tháng 6 năm 2020", "2020-06-03"),
        ("ngày 6 tháng 10 năm 2025", "2025-10-06"),
        ("ngày 09/10/2024", "2024-10-09"),
        ("ngày 07/03/2022", "2022-03-07"),
        ("NGÀY 15 THÁNG 8 NĂM 2024", "2024-08-15"),
        ("ngày 29/02/2024", "2024-02-29"),
        ("ngày 29/02/2023", "2023-02"),
    ],
)
def test_whole_dates(text: str, iso: str) -> None:
    match = patterns("dates")["day_month_year"].regex.search(fold(text))
    assert match is not None
    assert partial_date(match.groupdict()).iso == iso


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("day_month", "trước ngày 15/12 hằng năm", "--12-15"),
        ("month_year", "trong tháng 6/2026", "2026-06"),
        ("quarter_year", "Quí IV-2025", "2025-Q4"),
        ("quarter_year", "quý 2 năm 2026", "2026-Q2"),
        ("year", "hoàn thành trong năm 2025", "2025"),
    ],
)
def test_parts_of_dates(name: str, text: str, written: str) -> None:
    match = patterns("dates")[name].regex.search(fold(text))
    assert match is not None
    assert str(partial_date(match.groupdict())) == written


@pytest.mark.parametrize(
    "parts", [{"month": 13}, {"quarter": 5}, {"day": 31, "month": 4}, {"day": 0}]
)
def test_what_is_no_date(parts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="is not between"):
        PartialDate(**parts)


def test_only_a_whole_date_is_whole() -> None:
    assert PartialDate(2024, 2, 29).is_whole
    assert not PartialDate(2024, 2).is_whole
    assert str(PartialDate()) == PartialDate().iso == ""
    assert str(PartialDate(day=16)) == "---16"
