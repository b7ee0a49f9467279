"""Deadlines: days, months, quarters, years, what recurs, and what only looks like a deadline."""

from __future__ import annotations

import pytest

from extractor.extract.deadlines import deadlines
from extractor.model import Deadline, Recurrence, Role, Zone
from tests.build import document_of

Y, Q, M, W, O = (  # noqa: E741
    Recurrence.YEARLY,
    Recurrence.QUARTERLY,
    Recurrence.MONTHLY,
    Recurrence.WEEKLY,
    Recurrence.ONCE,
)


def due(text: str) -> tuple[Deadline, ...]:
    return deadlines(document_of(("I", text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Báo cáo về Sở Y tế trước ngày 15/12 hằng năm.", [(12, 15, Y)]),
        ("định kỳ hàng năm trước ngày 10 tháng 12 báo cáo kết quả", [(12, 10, Y)]),
        ("báo cáo định kỳ năm (trước ngày 15/12) kết quả", [(12, 15, Y)]),
        ("báo cáo trước ngày 10 tháng cuối quý", [(None, 10, Q)]),
        ("trước ngày 10/6 và ngày 10/12 hằng năm báo cáo", [(6, 10, Y), (12, 10, Y)]),
        ("vào ngày 10 tháng 6 và ngày 10 tháng 12 hằng năm gửi báo cáo", [(6, 10, Y), (12, 10, Y)]),
        ("trình công bố Chỉ số trong quý I năm sau", [(None, None, Y)]),
        ("gửi báo cáo trước ngày 20 của tháng cuối mỗi quý", [(None, 20, Q)]),
        ("gửi số liệu trước ngày 16 hàng tháng", [(None, 16, M)]),
        ("Định kỳ hằng tháng (trước ngày 25) báo cáo", [(None, 25, M)]),
        ("định kỳ trước ngày 01/6 và 15/11 hằng năm báo cáo", [(6, 1, Y), (11, 15, Y)]),
        (
            "định kỳ quý/năm (trước ngày 12 tháng cuối quý; ngày 05 tháng 11 hằng năm) báo cáo",
            [(None, 12, Q), (11, 5, Y)],
        ),
        (
            "Định kỳ hàng tháng (trước ngày 16 hàng tháng), 6 tháng (trước ngày 16/6), tổng kết năm "
            "(trước ngày 20/11 hàng năm) báo cáo",
            [(None, 16, M), (6, 16, Y), (11, 20, Y)],
        ),
        ("hoàn thành trước ngày 31 tháng 12 năm 2026", [(12, 31, O)]),
        ("Hoàn thành trước 30/6/2026", [(6, 30, O)]),
        ("gửi văn bản trước 17 giờ 00 ngày 15/3/2026", [(3, 15, O)]),
        ("trình Ủy ban nhân dân tỉnh trong tháng 6/2026", [(6, None, O)]),
        ("c) Thời gian thực hiện: Hoàn thành trong năm 2025.", [(None, None, O)]),
        ("- Thời gian thực hiện: Quý II, III/2027.", [(None, None, O)]),
        ("- Thời gian thực hiện: Từ tháng 01 đến tháng 10/2026.", [(10, None, O)]),
        ("- Thời gian thực hiện: Hằng năm.", [(None, None, Y)]),
        (
            "tập huấn xong trước ngày 30/4/2026, hoàn thành rà soát trong tháng 10/2026",
            [(4, 30, O), (10, None, O)],
        ),
        ("Gửi báo cáo trước 16 giờ ngày thứ Sáu hằng tuần.", [(None, None, W)]),
    ],
)
def test_dates(text: str, found: list[tuple[int | None, int | None, Recurrence]]) -> None:
    assert [(d.month, d.day, d.recurrence) for d in due(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổng hợp, báo cáo hằng năm về Ủy ban nhân dân tỉnh.", [Y]),
        ("- Hàng năm, xây dựng kế hoạch xúc tiến cáp treo", [Y]),
        ("1. Nguồn ngân sách: Hàng năm, căn cứ nhiệm vụ lập dự toán gửi Sở Tài chính", [Y]),
        ("báo cáo định kỳ hằng quý, 6 tháng, năm về Sở Y tế", [Q, Y]),
        ("đánh giá liên tục: định kỳ (hằng năm) đánh giá tiến độ", [Y]),
        ("Định kỳ 06 tháng các cơ quan báo cáo kết quả", [None]),
        ("Hằng quý, 6 tháng và hằng năm tổng hợp, báo cáo.", [Q, Y]),
        ("cuối mỗi tháng thống kê, gửi Phòng Kinh tế", [M]),
        ("tổ chức sơ kết vào năm 2027, tổng kết vào quý III năm 2030", [O, O]),
        ("định kỳ 03 tháng/lần báo cáo tiến độ", [Q]),
        ("báo cáo Ủy ban nhân dân xã hàng quý, năm (Phòng Kinh tế tổng hợp).", [Q, Y]),
        ("Định kỳ tổng hợp, báo cáo kết quả", []),
        ("Ngân sách được giao hằng năm để thực hiện theo quy định", []),
        ("tăng bình quân hàng năm trong giai đoạn này 10%/năm, xây dựng thêm", []),
        ("bố trí trong dự toán hằng năm của cơ quan để triển khai", []),
        ("Thời gian thực hiện: Thường xuyên.", []),
    ],
)
def test_what_recurs_without_a_day(text: str, found: list[Recurrence | None]) -> None:
    assert [d.recurrence for d in due(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "hoàn thành các mục tiêu của Kế hoạch số 54/KH-UBND ngày 6 tháng 10 năm 2025",
        "Phấn đấu đến năm 2030 hoàn thành 90% chỉ tiêu",
        "triển khai trong năm 2025 từ nguồn ngân sách",
        "Tổ chức Ngày Cáp treo quốc gia (ngày 10 tháng 10 hằng năm)",
        "giải quyết hồ sơ đã tiếp nhận trước ngày 01/7/2025 theo quy định cũ",
        "Kế hoạch có hiệu lực từ ngày ký, thực hiện đến ngày 31/12/2025",
        "Thời gian thực hiện: năm 2025 và các năm tiếp theo",
        "cây trồng trước ngày 01/01/1990",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert due(text) == ()


def test_a_review_may_recur_and_fall_due_besides() -> None:
    found = due(
        "Sơ kết hằng năm, sơ kết giữa kỳ vào năm 2028, tổng kết vào năm 2030 việc trồng rừng"
    )
    assert [(one.year, one.recurrence) for one in found] == [(None, Y), (2028, O), (2030, O)]


def test_a_year_in_goals_is_that_of_a_target() -> None:
    node = ("I", "Hoàn thành 12 tuyến cáp treo trong năm 2027", {"role": Role.GOAL})
    assert deadlines(document_of(node)) == ()


def test_a_date_below_a_heading_that_says_when() -> None:
    document = document_of(("I", "I. Thời gian thực hiện"), ("I.1", "Quý IV năm 2026."))
    (found,) = deadlines(document)
    assert (found.section, found.year, found.quarter) == (1, 2026, 4)


def test_a_day_without_a_year_in_a_plan_for_one_year() -> None:
    task = ("I", "Gửi báo cáo trước ngày 15/12.")
    one = document_of(("", "CÁP TREO NĂM 2026", {"zone": Zone.HEADER}), task)
    several = document_of(("", "CÁP TREO GIAI ĐOẠN 2026 - 2030", {"zone": Zone.HEADER}), task)
    assert [d.recurrence for d in deadlines(one)] == [O]
    assert [d.recurrence for d in deadlines(several)] == [Y]


def test_the_date_of_the_document_is_no_year_that_it_is_about() -> None:
    document = document_of(
        ("", "An Mỹ, ngày 05 tháng 3 năm 2026", {"zone": Zone.HEADER}),
        ("", "KẾ HOẠCH Phát triển nghề dệt", {"zone": Zone.HEADER}),
        ("I", "I. Báo cáo về Sở Công Thương trước ngày 15/6."),
    )
    assert [one.recurrence for one in deadlines(document)] == [Y]


def test_only_body_and_closing_have_deadlines() -> None:
    text = "Gửi báo cáo trước ngày 15/12 hằng năm."
    zones = [zone for zone in Zone if deadlines(document_of(("", text, {"zone": zone})))]
    assert zones == [Zone.BODY, Zone.CLOSING]


def test_what_is_due_to_whom_and_where_it_stands() -> None:
    document = document_of(("I", "- Gửi báo cáo về Sở KH&CN chậm nhất ngày 05 hằng tháng."))
    (found,) = deadlines(document)
    assert (found.action, found.recipient) == ("report", "Sở Khoa học và Công nghệ")
    assert found.span.of(document.text) == "chậm nhất ngày 05 hằng tháng"
