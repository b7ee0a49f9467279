"""By which year a measure holds, and what it is compared with."""

from __future__ import annotations

import pytest

from extractor.extract.targets import targets
from extractor.model import Kind, Metadata, Role
from tests.build import document_of

from .target_clauses import ISSUED, in_goals, plan, short


@pytest.mark.parametrize(
    ("clause", "years"),
    [
        ("Đến năm 2027 đạt 70%, đến năm 2030 đạt 85%.", [2027, 2030]),
        ("Đạt 70% vào năm 2027 và 85% vào năm 2030.", [2027, 2030]),
        ("Năm 2026: 60%; năm 2027: 65%; năm 2028: 70%.", [2026, 2027, 2028]),
        ("Đến năm 2027, xã đạt 70%; thôn đạt 60%.", [2027, 2027]),
        ("Cấp thẻ cho 90% hộ; cấp sổ cho 80% hộ trong giai đoạn 2026 - 2028.", [2028, 2028]),
        ("Đến năm 2030 đạt 80%, định hướng đến năm 2045 đạt 95%.", [2030, 2045]),
        ("Đến năm 2030 đạt 80%, tầm nhìn đến năm 2045.", [2030]),
        ("Từ năm 2026 trở đi, 100% chợ có mã số.", [2026]),
        ("Đến hết tháng 6 năm 2027 đạt 50%.", [2027]),
        ("Đạt 90% theo Quyết định số 12/QĐ-TTg ngày 05 tháng 6 năm 2028.", [2030]),
        ("Đạt 90% theo Chương trình phát triển chợ giai đoạn 2021 - 2026.", [2030]),
    ],
)
def test_years_of_a_clause(clause: str, years: list[int]) -> None:
    assert [target.year for target in in_goals(clause)] == years


def test_four_rows_with_scope_and_year() -> None:
    clause = (
        "Giảm tỷ lệ hộ cận nghèo còn dưới 10% (xã đảo dưới 16%) vào năm 2027 "
        "và dưới 7% (xã đảo dưới 11%) vào năm 2030."
    )
    found = in_goals(clause)
    assert [(str(t.value), t.scope, t.year) for t in found] == [
        ("10", "", 2027),
        ("16", "xã đảo", 2027),
        ("7", "", 2030),
        ("11", "xã đảo", 2030),
    ]
    assert {target.indicator for target in found} == {"Giảm tỷ lệ hộ cận nghèo"}


def test_what_prices_are_compared_with_and_the_year_before_are_no_past() -> None:
    growth = in_goals("Giá trị sản xuất (giá so sánh năm 2010) tăng 16%, thủy sản tăng 6%.")
    assert [short(target) for target in growth] == ["= 16 %", "= 6 %"]
    assert [short(target) for target in in_goals("Thu ngân sách so năm trước: 10% trở lên.")] == [
        ">= 10 %"
    ]
    assert not in_goals("Tăng trưởng kinh tế đạt 2 con số.")


def test_a_period_ends_in_its_last_year() -> None:
    (target,) = in_goals("Đạt 90% số chợ.", "1. Giai đoạn 2025 – 2026")
    assert (target.year, target.year_start, target.year_source) == (2026, 2025, "heading")


def test_the_title_dates_what_nothing_nearer_does() -> None:
    document = plan("Đạt 90% số chợ.", "II. MỤC TIÊU")
    metadata = Metadata(period_start=2026, period_end=2030)
    (target,) = targets(document, metadata)
    assert (target.year, target.year_start, target.year_source) == (2030, 2026, "title")
    (undated,) = targets(document, Metadata())
    assert (undated.year, undated.year_source) == (None, None)


def test_a_lead_in_dates_the_bullets_behind_it() -> None:
    document = document_of(
        ("II", "II. MỤC TIÊU", {"role": Role.GOAL}),
        ("II.p1", "Phấn đấu đến năm 2028:", {"kind": Kind.PARAGRAPH}),
        ("II.-1", "- Đạt 90% số chợ;", {"kind": Kind.BULLET}),
        ("II.p2", "Phấn đấu đến năm 2032:", {"kind": Kind.PARAGRAPH}),
        ("II.-2", "- Đạt 95% số chợ.", {"kind": Kind.BULLET}),
    )
    found = [target for target in targets(document, ISSUED) if target.value]
    assert [target.year for target in found] == [2028, 2032]


@pytest.mark.parametrize(
    ("clause", "value", "start", "year"),
    [
        ("Đến nay đã đạt 62%; phấn đấu đến năm 2030 đạt 80%.", 80, 62, None),
        ("Năm 2024 đạt 62%; phấn đấu năm 2030 đạt 80%.", 80, 62, 2024),
        ("Tăng tỷ lệ từ 62% năm 2024 lên 80% năm 2030.", 80, 62, 2024),
        ("Tăng tỷ lệ từ 62% năm 2025 lên 80%.", 80, 62, 2025),
        ("Số vụ cháy giảm 20% so với năm 2023.", 20, None, 2023),
    ],
)
def test_figures_of_the_past_are_where_a_target_starts_from(
    clause: str, value: int, start: int | None, year: int | None
) -> None:
    (target,) = in_goals(clause)
    assert target.value == value
    assert target.baseline_value == start
    assert target.baseline_year == year
    assert target.year == 2030
