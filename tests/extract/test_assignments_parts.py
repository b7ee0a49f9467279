"""Who takes part, and to whom results go."""

from __future__ import annotations

import pytest

from extractor.extract.abbreviations import abbreviations
from extractor.extract.assignments import assignments
from extractor.model import AssignmentRole, Role
from tests.build import document_of


def parts(sentence: str, role: AssignmentRole) -> list[str]:
    """The agencies with `role` in a paragraph below the heading "Sở Y tế"."""
    document = document_of(
        ("V", "V. TỔ CHỨC THỰC HIỆN", {"role": Role.ORGANISATION}),
        ("V.1", "1. Sở Y tế"),
        ("V.1.p1", sentence, {"label_raw": ""}),
    )
    found = assignments(document, abbreviations(document))
    for part in found:
        assert part.span.of(document.text)
    return [part.agency for part in found if part.role is role]


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        ("Chủ trì, phối hợp với Sở Nội vụ rà soát.", ["Sở Nội vụ"]),
        ("Phối hợp Công an xã tuần tra.", ["Công an xã"]),
        (
            "Phối hợp chặt chẽ cùng Hội Nông dân, UBND các xã vận động.",
            ["Hội Nông dân", "Ủy ban nhân dân các xã"],
        ),
        ("Phối hợp, trao đổi số liệu với các sở, ngành.", ["các sở, ngành"]),
        (
            "Chỉ đạo trạm y tế phối hợp với các trường mầm non khám sức khỏe.",
            ["các trường mầm non"],
        ),
        ("Phối hợp với cơ quan Thi hành án dân sự theo dõi.", ["cơ quan Thi hành án dân sự"]),
        ("Chủ trì cùng Công an xã phân luồng.", ["Công an xã"]),
        ("Phối hợp tổ chức hội thảo.", []),
        ("Phối hợp hướng dẫn các đơn vị.", []),
        ("Thực hiện quy chế phối hợp với Công an xã.", []),
        ("Đánh giá kết quả phối hợp giữa Sở Nội vụ và Sở Y tế.", []),
        ("Phối hợp thực hiện; làm việc với Công an xã.", []),
    ],
)
def test_coordinates(sentence: str, agencies: list[str]) -> None:
    assert parts(sentence, AssignmentRole.COORDINATE) == agencies


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        ("Tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", ["Ủy ban nhân dân tỉnh"]),
        ("Báo cáo kết quả hằng năm về UBND tỉnh trước ngày 05/12.", ["Ủy ban nhân dân tỉnh"]),
        ("Gửi kế hoạch về Sở Nội vụ và UBND xã để theo dõi.", ["Sở Nội vụ", "Ủy ban nhân dân xã"]),
        (
            "Tham mưu cho UBND tỉnh trình HĐND tỉnh.",
            ["Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh"],
        ),
        ("Tham mưu với Chủ tịch UBND xã.", ["Chủ tịch Ủy ban nhân dân xã"]),
        ("Đề xuất cấp có thẩm quyền xem xét.", ["cấp có thẩm quyền"]),
        ("Phản ánh về Sở Nội vụ để giải quyết.", ["Sở Nội vụ"]),
        ("Trình kịp thời UBND tỉnh phê duyệt.", ["Ủy ban nhân dân tỉnh"]),
        ("Báo cáo UBND tỉnh thông qua Sở Nội vụ.", ["Ủy ban nhân dân tỉnh", "Sở Nội vụ"]),
        ("Báo cáo UBND tỉnh (qua Sở Nội vụ).", ["Ủy ban nhân dân tỉnh", "Sở Nội vụ"]),
        ("Tổng hợp, đề nghị UBND tỉnh khen thưởng.", ["Ủy ban nhân dân tỉnh"]),
        ("Báo cáo định kỳ (trước ngày 05/12) kết quả về Sở Nội vụ.", ["Sở Nội vụ"]),
        ("Báo cáo tình hình, đề xuất giải pháp.", []),
        ("Nâng cao trình độ; thực hiện chương trình Sở Nội vụ giao.", []),
        ("Tham mưu xây dựng quy định.", []),
        ("Tổng hợp báo cáo của Sở Nội vụ.", []),
        ("Theo dõi báo cáo từ các sở, ngành.", []),
        ("Đăng tải báo cáo qua Cổng Thông tin điện tử tỉnh.", []),
        ("Chịu trách nhiệm trước UBND tỉnh về kết quả.", []),
        ("Gửi tài liệu; hướng dẫn về phòng bệnh.", []),
    ],
)
def test_recipients(sentence: str, agencies: list[str]) -> None:
    assert parts(sentence, AssignmentRole.RECIPIENT) == agencies


def test_parts_without_a_lead_are_less_certain() -> None:
    document = document_of(
        ("II", "II. NHIỆM VỤ", {"role": Role.TASK}),
        ("II.1", "1. Phối hợp với Công an xã tuần tra."),
        ("II.2", "2. Sở Y tế phối hợp với Công an xã tuần tra."),
    )
    unled, led = (
        part for part in assignments(document, {}) if part.role is AssignmentRole.COORDINATE
    )
    assert unled.agency == led.agency == "Công an xã"
    assert unled.confidence < led.confidence
