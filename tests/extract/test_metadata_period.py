from __future__ import annotations

import pytest

from extractor.extract.metadata.period import read_period


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Phát triển chợ đến năm 2025, định hướng đến năm 2030", (None, 2025, 2030)),
        ("TRỒNG CHÈ NĂM 2025 VÀ ĐỊNH HƯỚNG ĐẾN NĂM 2030", (2025, 2025, 2030)),
        ("Quy hoạch chợ thời kỳ 2021-2030, tầm nhìn 2050", (2021, 2030, 2050)),
        ("Quy hoạch chợ thời kỳ 2021-2030, tầm nhìn đến năm 2050", (2021, 2030, 2050)),
        ("Dân vận từ nay đến cuối năm 2025", (None, 2025, None)),
        ("Nhiệm vụ 6 tháng cuối năm 2025", (2025, 2025, None)),
        ("Nhiệm vụ quý IV năm 2025", (2025, 2025, None)),
        ("Tài chính 03 năm 2026 - 2028", (2026, 2028, None)),
        ("Đào tạo từ năm 2023 đến năm 2025", (2023, 2025, None)),
        ("Dạy giỏi năm học 2025-2026", (2025, 2026, None)),
        ("Phát triển làng nghề giai đoạn 2026 – 2030", (2026, 2030, None)),
        ("Phát triển làng nghề (giai đoạn 2026-2030)", (2026, 2030, None)),
        ("Chuyển đổi số đến năm 2030, tầm nhìn đến năm 2045", (None, 2030, 2045)),
        ("Chuyển đổi số đến hết năm 2027", (None, 2027, None)),
        ("Phát triển nghề cá", (None, None, None)),
        # the year of a programme's period that the plan is for
        (
            "Xây dựng nông thôn mới giai đoạn 2021-2025 trên địa bàn tỉnh năm 2024",
            (2024, 2024, None),
        ),
        # years of what is cited
        ("Thực hiện Chỉ thị số 7/CT-TTg ngày 5 tháng 4 năm 2024", (None, None, None)),
        ("Triển khai Quyết định số 9/QĐ-TTg phê duyệt Chiến lược đến năm 2030", (None, None, None)),
        ("Thi hành Luật Đất đai năm 2024 trên địa bàn tỉnh", (None, None, None)),
        # what the plan says of itself behind a citation
        (
            "Thực hiện Nghị quyết số 5-NQ/TU ngày 2/3/2021 về du lịch đến năm 2025 trên địa bàn "
            "huyện giai đoạn 2022 - 2024",
            (2022, 2024, None),
        ),
        ("Thực hiện Nghị quyết số 5-NQ/TU về du lịch năm 2025", (2025, 2025, None)),
        ("Phổ biến, giáo dục pháp luật năm 2026", (2026, 2026, None)),
    ],
)
def test_the_years_that_a_title_is_for(
    title: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    assert read_period(title) == expected
    assert read_period(title.upper()) == expected
