"""Documents cited by name: laws, standards, treaties, short forms, plans."""

from __future__ import annotations

import pytest

from extractor.extract.citations import citations
from extractor.model import Relation, Zone
from tests.build import document_of


def names(text: str, zone: Zone = Zone.BODY) -> list[str]:
    node = ("", text, {"zone": zone}) if zone is not Zone.BODY else ("I", text)
    return [citation.name for citation in citations(document_of(node))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theo quy định Luật Ngân sách nhà nước, từ nguồn khác", ["Luật Ngân sách nhà nước"]),
        ("hướng dẫn Luật Viễn thông theo hướng tạo điều kiện", ["Luật Viễn thông"]),
        ("Luật Phòng, chống tác hại của rượu, bia và", ["Luật Phòng, chống tác hại của rượu, bia"]),
        ("LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC", ["Luật Bảo vệ bí mật nhà nước"]),
        ("Bộ luật Lao động, Luật Việc làm", ["Bộ luật Lao động", "Luật Việc làm"]),
        ("theo luật ngân sách nhà nước và pháp luật về đầu tư", ["luật ngân sách nhà nước"]),
        ("Luật Đầu tư công năm 2019 quy định", ["Luật Đầu tư công năm 2019"]),
        ("theo Hiến pháp năm 2013 và pháp luật", ["Hiến pháp năm 2013"]),
        (
            "Luật Phòng, chống cảnh báo giả; Luật Cáp treo",
            ["Luật Phòng, chống cảnh báo giả", "Luật Cáp treo"],
        ),
        ("Luật này, luật sư, pháp luật Việt Nam, kỷ luật Đảng", []),
    ],
)
def test_laws(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_law_with_its_number_or_its_date() -> None:
    numbered, dated, ending_in_number = citations(
        document_of(
            (
                "",
                "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15; "
                "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; "
                "Luật Công nghiệp công nghệ số 71/2025/QH15;",
            )
        )
    )
    assert numbered.number == "64/2025/QH15"
    assert numbered.name == "Luật Ban hành văn bản quy phạm pháp luật"
    assert (dated.number, dated.issued_on) == ("", "2025-06-16")
    assert ending_in_number.number == "71/2025/QH15"
    assert {c.relation for c in (numbered, dated, ending_in_number)} == {Relation.BASIS}


def test_a_law_that_amends_others_is_named_by_them() -> None:
    outer, *inner = citations(
        document_of(
            (
                "",
                "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ "
                "chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
            )
        )
    )
    assert outer.name.startswith("Luật sửa đổi")
    assert outer.name.endswith("địa phương")
    assert (outer.issued_on, outer.relation) == ("2019-11-22", Relation.BASIS)
    assert [(law.issued_on, law.relation) for law in inner] == [("", Relation.MENTION)] * 2


def test_the_number_of_an_amending_law_is_its_own() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng số 62/2020/QH14"
    outer, inner = citations(document_of(("I", text)))
    assert (outer.number, inner.number) == ("62/2020/QH14", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gắn với Đề án 06 trước ngày 20 hằng tháng", ["Đề án 06"]),
        ("đề án 06 của tỉnh; Đề án số 06", ["Đề án 06", "Đề án 06"]),
        ("Đề án 06/CP; Chỉ thị 18 về thuế", ["Đề án 06/CP", "Chỉ thị 18"]),
        ("Chương trình 05 năm; Quyết định 15 nội dung; Chương trình 2025", []),
    ],
)
def test_short_forms(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "doc_type", "number"),
    [
        ("theo tiêu chuẩn TCVN 12345:2024 về ví dụ", "Tiêu chuẩn", "12345:2024"),
        ("đáp ứng QCVN 08-MT:2015/BTNMT", "Quy chuẩn", "08-MT:2015/BTNMT"),
    ],
)
def test_standards(text: str, doc_type: str, number: str) -> None:
    (found,) = citations(document_of(("I", text)))
    assert (found.doc_type, found.number) == (doc_type, number)


def test_classes_of_standards_are_none() -> None:
    assert names("đáp ứng quy chuẩn quốc gia (QCVN) về chất lượng dịch vụ") == []


def test_treaties() -> None:
    assert names("khi Hiệp định Thương mại tự do Việt Nam - Xanh có hiệu lực") == [
        "Hiệp định Thương mại tự do Việt Nam - Xanh"
    ]
    assert names("đàm phán các hiệp định thuế; Hiệp định này") == []
    # Rows of tables, where the next column is of those who do it.
    assert names("rà soát Hiệp định Bộ, các bộ, ngành | Báo cáo") == []
    assert names("thực thi Công ước Viên | Sở Tư pháp") == ["Công ước Viên"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Triển khai thực hiện Quy hoạch tỉnh Hòa Sơn thời kỳ 2021 - 2030, tầm nhìn đến năm 2050;",
            ["Quy hoạch tỉnh Hòa Sơn thời kỳ 2021 - 2030, tầm nhìn đến năm 2050"],
        ),
        (
            "theo Chiến lược cáp treo quốc gia đến năm 2030 và các quy định",
            ["Chiến lược cáp treo quốc gia đến năm 2030"],
        ),
        (
            "thực hiện nghiêm Quy chế phối hợp quản lý cáp treo trên địa bàn tỉnh và các quy định",
            ["Quy chế phối hợp quản lý cáp treo trên địa bàn tỉnh"],
        ),
        (
            "triển khai thực hiện Đề án “Cáp treo xanh giai đoạn 2026 - 2030” của tỉnh",
            ["Đề án “Cáp treo xanh giai đoạn 2026 - 2030”"],
        ),
        ("tham mưu xây dựng Đề án cáp treo giai đoạn 2026 - 2030", []),
        ("phê duyệt Quy hoạch tỉnh Hòa Sơn thời kỳ 2021 - 2030", []),
        ("triển khai Chương trình tại địa phương giai đoạn 2025 - 2035", []),
        ("phục vụ Chương trình cáp treo của tỉnh", []),
    ],
)
def test_plans(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_plan_in_the_title_of_a_numbered_document() -> None:
    text = (
        "Căn cứ Quyết định số 8/QĐ-TTg phê duyệt Kế hoạch thực hiện Quy hoạch cáp treo thời kỳ "
        "2021 - 2030; Quyết định số 9/QĐ-TTg về thực hiện Chương trình cáp treo giai đoạn "
        "2021 - 2030;"
    )
    assert names(text, Zone.PREAMBLE) == ["", "Quy hoạch cáp treo thời kỳ 2021 - 2030", ""]


def test_the_economic_plan_of_a_province_is_a_ground() -> None:
    text = (
        "Triển khai thực hiện các mục tiêu kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030"
    )
    (found,) = citations(document_of(("", text)))
    assert found.name == "kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030"
    assert found.relation is Relation.BASIS
