"""Which sections are target clauses, and which figures outside goals are commitments."""

from __future__ import annotations

import pytest

from extractor.extract.targets import targets
from extractor.model import Kind, Metadata, Role
from tests.build import document_of

from .target_clauses import ISSUED, elsewhere, plan, short


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("Phấn đấu 50% hộ dân có tài khoản định danh.", ["= 50 %"]),
        ("Số hóa 100% hồ sơ lưu trữ.", ["= 100 %"]),
        ("Chọn ra ít nhất 02 hợp tác xã làm điểm.", [">= 2 hợp tác xã"]),
        ("Hoàn thiện 7 cơ sở dữ liệu chuyên ngành.", ["= 7 cơ sở dữ liệu"]),
        ("Trồng mới 300 ha rừng; sửa chữa 12 km kênh.", ["= 300 ha", "= 12 km"]),
        ("Xây dựng 02 phóng sự, 10 tin bài và 5 chuyên đề.",
         ["= 2 phóng sự", "= 10 tin bài", "= 5 chuyên đề"]),
        ("Thực hiện quan trắc tại 07 trạm với tần suất 2 lần/tháng.",
         ["= 7 trạm", "= 2 lần/tháng"]),
        ("Mỗi xã thành lập 01 tổ công nghệ số cộng đồng.", ["= 1 tổ công nghệ số cộng đồng"]),
        ("Tiết kiệm điện 2%/năm.", ["= 2 %/năm"]),
        ("Phấn đấu thu hút vốn đầu tư đạt 500 tỷ đồng.", ["= 500 tỷ đồng"]),
        ("Ngâm ủ 1.200 cây giống.", ["= 1200 cây giống"]),
        ("Rút ngắn thời gian thông quan xuống còn dưới 4 giờ.", ["< 4 giờ"]),
        ("Tiếp dân ít nhất 02 ngày/tháng.", [">= 2 ngày/tháng"]),
        ("Giảm 30% chi phí tuân thủ.", ["= 30 %"]),
        ("Sắp xếp 11 xã.", ["= 11 xã"]),
    ],
)  # fmt: skip
def test_commitments_outside_goals(clause: str, measures: list[str]) -> None:
    assert [short(target) for target in elsewhere(clause)] == measures


@pytest.mark.parametrize(
    "clause",
    [
        "Phối hợp giữa 03 bên: doanh nghiệp, địa phương và nhà trường.",
        "Tuyên truyền trên 04 loại hình báo chí.",
        "Mức hỗ trợ 100.000 đồng/người/ngày.",
        "Hỗ trợ 50% kinh phí mua giống.",
        "Kinh phí thực hiện 500 triệu đồng.",
        "Thuế suất 5% áp dụng cho dịch vụ này.",
        "Phun dung dịch cloramin 70% tại chuồng trại.",
        "Báo cáo 02 lần/năm về Sở Tài chính.",
        "Gửi 01 bản báo cáo trước ngày 10/12 hằng năm.",
        "Xử lý điểm ngập trong 24-48 giờ.",
        "Giải quyết trong thời hạn 05 ngày làm việc.",
        "Toàn tỉnh có 120 hợp tác xã.",
        "Đến nay đã đạt 85% kế hoạch.",
        "Nếu vượt quá 5 tờ khai thì lập danh sách riêng.",
        "Thực hiện Đề án “Trồng 10 triệu cây xanh”.",
        "Trẻ em từ 06 tháng đến 36 tháng tuổi.",
        "Hỗ trợ tối đa 50% chi phí đào tạo.",
        "Vận động doanh nghiệp sử dụng từ 500 lao động trở lên mở nhóm trẻ.",
        "Địa điểm: 10 xã vùng cao.",
        "Ban Chỉ đạo gồm 15 thành viên.",
        "Thực hiện theo tỷ lệ 70% lý thuyết, 30% thực hành.",
    ],
)
def test_what_promises_nothing_outside_goals(clause: str) -> None:
    assert elsewhere(clause) == []


def test_accounts_of_the_past_promise_only_what_they_strive_for() -> None:
    heading, role = "I. TÌNH HÌNH THỰC HIỆN", Role.OTHER
    assert elsewhere("Sản lượng đạt 100% kế hoạch.", heading, role) == []
    assert len(elsewhere("Phấn đấu đạt 100% kế hoạch.", heading, role)) == 1


def test_a_statement_with_details_below_is_a_clause_and_a_mere_heading_is_not() -> None:
    document = document_of(
        ("II", "II. MỤC TIÊU ĐẾN NĂM 2030 (2 mục tiêu)", {"role": Role.GOAL}),
        ("II.-1", "- Cây ăn quả đạt 900 ha, trong đó:", {"is_heading": False}),
        ("II.-1.+1", "+ Xoài đạt 500 ha;"),
        ("II.-2", "- Giữ gìn nguồn nước.", {"is_heading": False}),
    )
    found = targets(document, ISSUED)
    assert [document.sections[target.section].path for target in found] == [
        "II.-1",
        "II.-1.+1",
        "II.-2",
    ]


def test_subjects_beside_the_goals_are_no_clauses() -> None:
    document = document_of(
        ("II", "II. MỤC TIÊU, ĐỐI TƯỢNG", {"role": Role.GOAL}),
        ("II.1", "1. Mục tiêu cụ thể"),
        ("II.1.a", "a) Đạt 90% số chợ."),
        ("II.2", "2. Đối tượng áp dụng"),
        ("II.2.a", "a) Hộ kinh doanh."),
    )
    assert [target.section for target in targets(document, ISSUED)] == [2]


def test_a_short_title_over_paragraphs_is_no_clause() -> None:
    document = document_of(
        ("II", "II. MỤC TIÊU", {"role": Role.GOAL}),
        ("II.-1", "- Chợ nổi", {"kind": Kind.BULLET}),
        ("II.p1", "Đạt 90% số chợ.", {"kind": Kind.PARAGRAPH}),
    )
    assert [target.section for target in targets(document, ISSUED)] == [2]


def test_laws_and_bare_articles_have_no_targets() -> None:
    law = Metadata(doc_type="Nghị định")
    assert targets(plan("Đạt 90% số chợ."), law) == ()
    article = document_of(
        ("dieu-3", "Điều 3. Tỷ lệ hỗ trợ đạt tối thiểu 70%.", {"kind": Kind.ARTICLE})
    )
    assert targets(article, Metadata(doc_type="Quyết định")) == ()


def test_other_zones_are_left_alone() -> None:
    document = document_of(("", "Căn cứ kết quả đạt 90% của năm trước;"))
    assert targets(document, ISSUED) == ()
