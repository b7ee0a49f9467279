"""Who leads: inherited from headings and lead-ins, or the subject of the sentence itself."""

from __future__ import annotations

import pytest

from extractor.extract.abbreviations import abbreviations
from extractor.extract.assignments import assignments
from extractor.model import Assignment, AssignmentRole, Document, Kind, Role, Zone
from tests.build import document_of

Node = tuple[str, str] | tuple[str, str, dict[str, object]]
_LABELS = {"-": "-", "+": "+", "p": ""}


def plan(*blocks: tuple[str, str]) -> Document:
    """An organisation section V with these blocks below it, kinds as their paths say."""
    nodes: list[Node] = [("V", "V. TỔ CHỨC THỰC HIỆN", {"role": Role.ORGANISATION})]
    for path, text in blocks:
        last = path.rpartition(".")[2]
        fields: dict[str, object] = {"label_raw": _LABELS.get(last[0], last)}
        fields["kind"] = {"-": Kind.BULLET, "+": Kind.BULLET, "p": Kind.PARAGRAPH}.get(
            last[0], Kind.CLAUSE
        )
        nodes.append((path, text, fields))
    return document_of(*nodes)


def found(document: Document) -> tuple[Assignment, ...]:
    return assignments(document, abbreviations(document))


def leads(document: Document, path: str) -> list[tuple[str, bool]]:
    """The leads of the block at `path`, each with whether the text says so."""
    return [
        (part.agency, part.explicit)
        for part in found(document)
        if part.role is AssignmentRole.LEAD and document.sections[part.section].path == path
    ]


def test_a_heading_of_names_leads_what_is_below() -> None:
    document = plan(
        ("V.1", "1. Sở Y tế"),
        ("V.1.a", "a) Tổ chức kiểm tra."),
        ("V.1.b", "b) Chủ trì tập huấn."),
        ("V.2", "2. Đề nghị Hội Nông dân tỉnh, Hội Phụ nữ tỉnh và các hội có liên quan"),
        ("V.2.p1", "Vận động hội viên tham gia."),
    )
    assert leads(document, "V.1") == []
    assert leads(document, "V.1.a") == [("Sở Y tế", False)]
    assert leads(document, "V.1.b") == [("Sở Y tế", True)]
    assert [name for name, _ in leads(document, "V.2.p1")] == [
        "Hội Nông dân tỉnh",
        "Hội Phụ nữ tỉnh",
        "các hội liên quan",
    ]


def test_the_span_of_an_inherited_lead_is_in_the_heading() -> None:
    document = plan(("V.1", "1. Sở KH&CN"), ("V.1.a", "a) Tổ chức kiểm tra."))
    (part,) = found(document)
    assert part.span.of(document.text) == "Sở KH&CN"
    assert part.agency == "Sở Khoa học và Công nghệ"
    assert document.sections[1].span.contains(part.span)
    assert part.task.of(document.text) == "Tổ chức kiểm tra."


def test_the_nearest_heading_that_names_agencies_counts() -> None:
    document = plan(
        ("V.1", "1. Sở Y tế"),
        ("V.1.1", "1.1. Công tác tuyên truyền"),
        ("V.1.1.-1", "- Phát hành tờ gấp."),
        ("V.1.2", "1.2. Trung tâm Kiểm soát bệnh tật"),
        ("V.1.2.-1", "- Phát hành tờ gấp."),
        ("V.2", "2. Chế độ báo cáo"),
        ("V.2.-1", "- Phát hành tờ gấp."),
    )
    assert leads(document, "V.1.1.-1") == [("Sở Y tế", False)]
    assert leads(document, "V.1.2.-1") == [("Trung tâm Kiểm soát bệnh tật", False)]
    assert leads(document, "V.2.-1") == []


def test_a_heading_with_a_part_adds_to_the_agency_above() -> None:
    document = plan(
        ("V.1", "1. Sở Y tế"),
        ("V.1.a", "a) Chủ trì, phối hợp với các sở, ngành:"),
        ("V.1.a.-1", "- Tổ chức kiểm tra."),
        ("V.1.a.-2", "- Phối hợp với Công an tỉnh tuần tra."),
        ("V.1.b", "b) Các nhiệm vụ khác"),
        ("V.1.b.-1", "- Phát hành tờ gấp."),
    )
    parts = [
        (document.sections[part.section].path, part.role.value, part.agency)
        for part in found(document)
    ]
    assert parts == [
        ("V.1.a.-1", "lead", "Sở Y tế"),
        ("V.1.a.-1", "coordinate", "các sở, ngành"),
        ("V.1.a.-2", "lead", "Sở Y tế"),
        ("V.1.a.-2", "coordinate", "Công an tỉnh"),
        ("V.1.b.-1", "lead", "Sở Y tế"),
    ]
    assert leads(document, "V.1.a.-1") == [("Sở Y tế", True)]
    assert leads(document, "V.1.b.-1") == [("Sở Y tế", False)]


def test_a_lead_in_speaks_of_its_bullets_only() -> None:
    document = plan(
        ("V.1", "1. Sở Y tế"),
        ("V.1.p1", "Chủ trì, phối hợp với Công an tỉnh:"),
        ("V.1.-1", "- Tổ chức kiểm tra."),
        ("V.1.p2", "Phát hành tờ gấp."),
        ("V.1.-2", "- In tờ gấp."),
    )
    assert leads(document, "V.1.p1") == [("Sở Y tế", True)]
    assert leads(document, "V.1.-1") == [("Sở Y tế", True)]
    assert leads(document, "V.1.p2") == [("Sở Y tế", False)]
    assert leads(document, "V.1.-2") == [("Sở Y tế", False)]


def test_an_agency_on_a_line_of_its_own_leads_the_lines_behind() -> None:
    document = plan(
        ("V.p1", "Sở Y tế:"),
        ("V.p2", "Tổ chức kiểm tra."),
        ("V.p3", "Công an xã"),
        ("V.p4", "Tuần tra ban đêm."),
        ("V.-1", "- Tuần tra ban ngày."),
    )
    assert leads(document, "V.p1") == []
    assert leads(document, "V.p2") == [("Sở Y tế", False)]
    assert leads(document, "V.p4") == [("Công an xã", False)]
    assert leads(document, "V.-1") == [("Công an xã", False)]


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        ("Sở Tư pháp chủ trì soạn thảo.", ["Sở Tư pháp"]),
        ("Sở Tư pháp: Soạn thảo quy định.", ["Sở Tư pháp"]),
        ("Giao Sở Tư pháp làm đầu mối.", ["Sở Tư pháp"]),
        ("Đề nghị: Hội Nông dân xã vận động hội viên.", ["Hội Nông dân xã"]),
        ("Đối với Công an xã: tuần tra.", ["Công an xã"]),
        (
            "Các sở, ban, ngành; UBND các xã, phường căn cứ Kế hoạch này xây dựng chương trình.",
            ["Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"],
        ),
        ("Căn cứ nhiệm vụ được giao, các đơn vị lập kế hoạch.", ["các đơn vị"]),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc các xã, phường phản ánh kịp thời.",
            ["các xã, phường"],
        ),
        ("Nếu có vướng mắc, đề nghị các cơ quan, đơn vị phản ánh.", ["các cơ quan, đơn vị"]),
        ("Theo đề nghị của Sở Y tế, Sở Tài chính cân đối kinh phí.", ["Sở Tài chính"]),
        ("Sau khi Sở Y tế thẩm định, Sở Tài chính bố trí kinh phí.", ["Sở Tài chính"]),
        ("Định kỳ 06 tháng các cơ quan liên quan báo cáo.", ["các cơ quan liên quan"]),
        ("Chế độ báo cáo: Hằng quý, các sở, ngành báo cáo.", ["các sở, ngành"]),
        ("UBND tỉnh giao Giám đốc các sở tổ chức thực hiện.", ["Giám đốc các sở"]),
        (
            "Các xã phản ánh khó khăn; trường hợp vượt thẩm quyền, Sở Tư pháp tổng hợp.",
            ["Các xã", "Sở Tư pháp"],
        ),
        ("Hướng dẫn các đơn vị thực hiện.", []),
        ("Căn cứ hướng dẫn của Sở Y tế xây dựng chương trình.", []),
        ("Tổ chức, cá nhân hóa dịch vụ.", []),
        ("Doanh nghiệp xây dựng kế hoạch.", []),
    ],
)
def test_subjects(sentence: str, agencies: list[str]) -> None:
    document = plan(("V.p1", sentence))
    assert [name for name, _ in leads(document, "V.p1")] == agencies


def test_the_subject_wins_over_the_heading() -> None:
    document = plan(
        ("V.1", "1. Các doanh nghiệp bưu chính"),
        ("V.1.a", "a) Các hợp tác xã vận tải phối hợp với Sở Xây dựng mở tuyến."),
        ("V.1.b", "b) Căn cứ Kế hoạch này; doanh nghiệp xây dựng phương án."),
        ("V.1.c", "c) Yêu cầu các đại lý niêm yết giá."),
        ("V.1.đ", "đ) Cơ quan thường trực triển khai Kế hoạch này."),
        ("V.1.d", "d) Mở thêm điểm phục vụ. Sở Xây dựng theo dõi."),
    )
    heading = "Các doanh nghiệp bưu chính"
    assert leads(document, "V.1.a") == [("Các hợp tác xã vận tải", False)]
    assert leads(document, "V.1.b") == [(heading, False)]
    assert leads(document, "V.1.c") == leads(document, "V.1.đ") == [(heading, False)]
    assert leads(document, "V.1.d") == [(heading, False), ("Sở Xây dựng", False)]


def test_a_task_handed_over_by_name_is_no_longer_the_headings() -> None:
    document = plan(
        ("V.1", "1. Giám đốc Sở, Thủ trưởng các ban, ngành"),
        ("V.1.a", "a) Giao Thanh tra tỉnh kiểm tra việc chấp hành."),
        ("V.1.b", "b) Giao các phòng chuyên môn theo dõi."),
        ("V.1.c", "c) Yêu cầu Chi cục Kiểm lâm báo cáo."),
    )
    heading = [("Giám đốc Sở", False), ("Thủ trưởng các ban, ngành", False)]
    assert leads(document, "V.1.a") == [("Thanh tra tỉnh", False)]
    assert leads(document, "V.1.b") == heading
    assert leads(document, "V.1.c") == heading


def test_what_a_subject_asks_of_others_is_its_own_task() -> None:
    document = plan(
        ("V.1", "1. Hội, hiệp hội nghề nghiệp chủ động góp ý; khuyến khích các hội viên tham gia.")
    )
    assert leads(document, "V.1") == [("Hội, hiệp hội nghề nghiệp", False)]


def test_those_with_whom_it_is_done_do_not_lead_behind_a_circumstance() -> None:
    document = plan(
        ("V.1", "1. Sở Tư pháp"),
        (
            "V.1.a",
            "a) Trên cơ sở Kế hoạch này, phối hợp với Công an tỉnh và tổ chức pháp chế các cơ quan "
            "chuyên môn, tham mưu ban hành.",
        ),
        ("V.1.b", "b) Theo Quyết định số 5/QĐ-TTg đã ban hành, hướng dẫn các xã."),
    )
    assert leads(document, "V.1.a") == leads(document, "V.1.b") == [("Sở Tư pháp", False)]


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
