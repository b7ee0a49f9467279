"""Who leads outside the section of organisation: directives, statements, headings, the closing."""

from __future__ import annotations

from extractor.model import AssignmentRole, Kind, Role, Zone
from tests.build import document_of

from .test_assignments import found, leads, plan


def test_instructions_assign_in_every_clause() -> None:
    clause = ("1", "1. Công ty Cấp nước Hòa An tiếp thu ý kiến, báo cáo Ủy ban nhân dân tỉnh.")
    for title, names in (
        ("CHỈ THỊ", ["Công ty Cấp nước Hòa An"]),
        ("THÔNG BÁO", ["Công ty Cấp nước Hòa An"]),
        ("QUYẾT ĐỊNH", []),
    ):
        document = document_of(("", title, {"zone": Zone.HEADER}), clause)
        assert [name for name, _ in leads(document, "1")] == names


def test_who_provides_the_money_behind_a_title() -> None:
    document = plan(
        ("V.1", "1. Kinh phí: Sở Tài chính, các sở, ngành bố trí theo quy định."),
        ("V.2", "2. Sở Y tế"),
        ("V.2.a", "a) Kinh phí: Từ ngân sách tỉnh."),
        ("V.3", "3. Thường trực Ban Chỉ đạo (Sở Nội vụ) tổng hợp, báo cáo."),
    )
    assert [name for name, _ in leads(document, "V.1")] == ["Sở Tài chính", "các sở, ngành"]
    assert leads(document, "V.2.a") == []
    assert leads(document, "V.3") == [("Thường trực Ban Chỉ đạo", False)]


def test_those_named_below_lead_and_not_the_line_that_announces_them() -> None:
    document = plan(
        ("V.1", "1. Các cơ quan, đơn vị sau đây chịu trách nhiệm thực hiện Kế hoạch:"),
        ("V.1.a", "a) Sở Nội vụ - cơ quan thường trực Ban Chỉ đạo tỉnh tham mưu việc sơ kết."),
        ("V.1.b", "b) Hằng năm rà soát."),
    )
    assert leads(document, "V.1.a") == [("Sở Nội vụ", False)]
    assert leads(document, "V.1.b") == []


def test_a_statement_of_a_directive_passes_its_subject_on() -> None:
    document = document_of(
        ("", "CHỈ THỊ", {"zone": Zone.HEADER}),
        ("1", "1. Sở Y tế rà soát các bệnh viện.", {"label_raw": "1"}),
        ("1.-1", "- Báo cáo kết quả.", {"label_raw": "-", "kind": Kind.BULLET}),
    )
    assert leads(document, "1.-1") == [("Sở Y tế", False)]


def test_a_directive_instructs_below_its_headings_too() -> None:
    document = document_of(
        ("", "ĐẾN: _¬ CHỈ THỊ", {"zone": Zone.HEADER}),
        ("1", "1. Sở Y tế:", {"is_heading": True}),
        ("1.a", "a) Chủ tịch Hội đồng thành viên, Tổng Giám đốc các tập đoàn hỗ trợ.", {}),
        ("1.a.-1", "- Báo cáo kết quả.", {"label_raw": "-", "kind": Kind.BULLET}),
    )
    assert [name for name, _ in leads(document, "1.a.-1")] == [
        "Chủ tịch Hội đồng thành viên",
        "Tổng Giám đốc các tập đoàn",
    ]


def test_requests_and_common_names_are_addressed_by_directives() -> None:
    document = document_of(
        ("", "CHỈ THỊ", {"zone": Zone.HEADER}),
        ("1", "1. Đề nghị Hội Nông dân kiểm tra các xã."),
        ("2", "2. Các bộ, ngành, địa phương đẩy mạnh cải cách."),
        ("3", "3. Các sở, ngành đã tích cực kiểm tra."),
        ("4", "4. Thời gian qua, các sở, ngành đã tích cực kiểm tra."),
    )
    assert leads(document, "1") == [("Hội Nông dân", False)]
    assert leads(document, "2") == [("Các bộ, ngành, địa phương", False)]
    assert leads(document, "3") == leads(document, "4") == []


def test_a_statement_passes_its_subject_on_to_blocks_below() -> None:
    document = document_of(
        ("V", "V. TỔ CHỨC THỰC HIỆN", {"role": Role.ORGANISATION}),
        ("V.1", "1. Sở Y tế theo dõi, phối hợp với Công an tỉnh.", {"is_heading": False}),
        ("V.1.p1", "Hằng quý công bố kết quả.", {"label_raw": "", "kind": Kind.PARAGRAPH}),
    )
    assert [(part.section, part.role.value, part.agency) for part in found(document)] == [
        (1, "lead", "Sở Y tế"),
        (1, "coordinate", "Công an tỉnh"),
        (2, "lead", "Sở Y tế"),
    ]


def test_a_block_of_names_is_no_task_even_if_it_is_no_heading() -> None:
    document = document_of(
        ("V", "V. TỔ CHỨC THỰC HIỆN", {"role": Role.ORGANISATION}),
        ("V.1", "1. Đề nghị các hợp tác xã vận tải, hãng tàu.", {"is_heading": False}),
        ("V.1.p1", "Trang bị áo phao.", {"label_raw": "", "kind": Kind.PARAGRAPH}),
    )
    assert {document.sections[part.section].path for part in found(document)} == {"V.1.p1"}


def test_elsewhere_only_what_assigns_counts() -> None:
    document = document_of(
        ("II", "II. NHIỆM VỤ", {"role": Role.TASK}),
        ("II.1", "1. Sở Y tế chủ trì kiểm tra."),
        ("II.2", "2. Doanh nghiệp số phát triển, đóng góp nhiều hơn."),
        ("II.3", "3. Sở Y tế đã phối hợp kiểm tra 5 xã."),
        ("III", "III. MỤC TIÊU", {"role": Role.GOAL}),
        ("III.1", "1. Sở Y tế kiểm tra 5 xã."),
        ("III.2", "2. Sở Y tế có trách nhiệm kiểm tra 5 xã."),
    )
    assert [document.sections[part.section].path for part in found(document)] == ["II.1", "III.2"]


def test_headings_elsewhere_lead_if_they_are_surely_agencies() -> None:
    document = document_of(
        ("II", "II. NHIỆM VỤ", {"role": Role.TASK}),
        ("II.1", "1. Sở Y tế"),
        ("II.1.a", "a) Kiểm tra 5 xã."),
        ("II.2", "2. Doanh nghiệp số"),
        ("II.2.a", "a) Khuyến khích đổi mới."),
    )
    assert leads(document, "II.1.a") == [("Sở Y tế", False)]
    assert leads(document, "II.2.a") == []


def test_below_the_organisation_section_a_heading_cannot_change_what_it_is_about() -> None:
    document = document_of(
        ("V", "V. TỔ CHỨC THỰC HIỆN", {"role": Role.ORGANISATION}),
        ("V.1", "1. Các hợp tác xã hoạt động trên sông", {"role": Role.TASK}),
        ("V.1.a", "a) Trang bị áo phao.", {"role": Role.TASK}),
    )
    assert leads(document, "V.1.a") == [("Các hợp tác xã hoạt động trên sông", False)]


def test_the_closing_assigns_and_the_preamble_does_not() -> None:
    document = document_of(
        ("", "Theo đề nghị của Sở Y tế, Sở Tư pháp chủ trì thẩm định."),
        ("", "Yêu cầu các sở, ngành báo cáo UBND tỉnh.", {"zone": Zone.CLOSING}),
    )
    assert [(part.section, part.agency) for part in found(document)] == [
        (1, "các sở, ngành"),
        (1, "Ủy ban nhân dân tỉnh"),
    ]


def test_one_row_for_an_agency_and_role() -> None:
    document = plan(("V.p1", "Sở Y tế gửi UBND xã; Sở Y tế báo cáo UBND xã."))
    assert [(part.role.value, part.agency) for part in found(document)] == [
        ("lead", "Sở Y tế"),
        ("recipient", "Ủy ban nhân dân xã"),
    ]


def test_confidence_and_rule_say_how_sure_and_why() -> None:
    document = plan(("V.1", "1. Sở Y tế"), ("V.1.a", "a) Phối hợp với các trường đào tạo."))
    by_role = {part.role: part for part in found(document)}
    lead, coordinate = by_role[AssignmentRole.LEAD], by_role[AssignmentRole.COORDINATE]
    assert lead.rule == "heading: known"
    assert coordinate.rule == "phối hợp: institutions"
    assert 0 < coordinate.confidence < lead.confidence <= 1
