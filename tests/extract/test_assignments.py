"""Who leads: inherited from headings and lead-ins, or the subject of the sentence itself."""

from __future__ import annotations

import pytest

from extractor.extract.abbreviations import abbreviations
from extractor.extract.assignments import assignments
from extractor.model import Assignment, AssignmentRole, Document, Kind, Role
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
