"""Conditions, indicators, hedges and recurrences."""

from __future__ import annotations

import pytest

from extractor.model import MeasureRole, Recurrence

from .target_clauses import in_goals


@pytest.mark.parametrize(
    ("clause", "heads"),
    [
        ("80% hộ dùng mạng cố định với tốc độ trên 1 Gb/s.", [None, 0]),
        ("80% hộ dùng mạng cố định, tốc độ trung bình 200 Mbps.", [None, 0]),
        ("Tỷ lệ hộ dùng mạng với tốc độ 1 Gb/s đạt 80%.", [1, None]),
        ("Tốc độ đạt 100 Mbps cho mạng 4G và 400 Mbps cho mạng 5G.", [None, None]),
        ("80% thai phụ được khám ít nhất 3 lần.", [None, 0]),
        ("100% xã, phường mỗi quý có ít nhất 02 tin bài.", [None, 0]),
        ("100% xã có chợ, xây dựng 5 chợ nổi.", [None, None]),
        ("Giảm 30% số vụ cháy, giảm 20% số vụ nổ.", [None, None]),
        ("100% trường có trên 50% giáo viên giỏi.", [None, 0]),
        ("90% hộ, 80% thôn và 70% xã.", [None, None, None]),
        ("90% hồ sơ được trả trong thời gian không quá 15 phút.", [None, 0]),
        ("Mở 20 lớp học đêm, mỗi lớp không quá 40 học viên.", [None, 0]),
        ("Làm mới 64 km đường, mặt đường rộng từ 3 m đến 3,5 m.", [None, 0]),
        ("Mở 20 lớp học đêm, mỗi xã có ít nhất 01 chợ.", [None, None]),
        ("Tỷ lệ tiêm đủ 8 loại vắc xin đạt 95%.", [1, None]),
    ],
)
def test_conditions_are_tied_to_what_they_qualify(clause: str, heads: list[int | None]) -> None:
    found = in_goals(clause)
    assert [target.of for target in found] == heads
    for target in found:
        assert (target.role is MeasureRole.CONDITION) == (target.of is not None)


@pytest.mark.parametrize(
    ("clause", "indicators"),
    [
        ("Tỷ lệ chợ có mã số phấn đấu đạt trên 50%.", ["Tỷ lệ chợ có mã số"]),
        ("Đến năm 2028, 90% số chợ có mã số.", ["chợ có mã số"]),
        ("Nước máy đến ít nhất 95% dân số.", ["Nước máy đến dân số"]),
        ("Có ít nhất 5 chợ nổi được tu sửa.", ["chợ nổi được tu sửa"]),
        ("Giá trị chợ nổi đạt 30 tỷ đồng, tăng bình quân 5%/năm.",
         ["Giá trị chợ nổi", "tăng bình quân (Giá trị chợ nổi)"]),
        ("90% chợ, bến xe có mạng và 40% bến tàu có mạng.",
         ["chợ, bến xe có mạng", "bến tàu có mạng"]),
    ],
)  # fmt: skip
def test_indicators_are_the_words_without_the_figure(clause: str, indicators: list[str]) -> None:
    assert [target.indicator for target in in_goals(clause)] == indicators


def test_what_softens_and_repeats_a_commitment() -> None:
    (hedged,) = in_goals("Phấn đấu khoảng 30% chợ có mã số (nếu có).")
    assert hedged.hedge == "phấn đấu; khoảng; nếu có"
    (yearly,) = in_goals("Mỗi năm mở 05 phiên chợ.")
    assert yearly.recurrence is Recurrence.YEARLY
    (monthly,) = in_goals("Mở 2 phiên chợ/tháng.")
    assert monthly.recurrence is Recurrence.MONTHLY


def test_confidence_is_lower_where_more_is_guessed() -> None:
    (percent,) = in_goals("Đạt 90% số chợ.")
    (unknown,) = in_goals("Có ít nhất 5 ghe hàng.")
    assert percent.confidence > unknown.confidence
    assert (percent.rule, unknown.rule) == ("goals.percent", "goals.count")
