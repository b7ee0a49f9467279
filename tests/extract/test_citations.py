"""Documents cited by number: forms of number, date, issuer, lists, relations, zones."""

from __future__ import annotations

import pytest

from extractor.extract.citations import citations
from extractor.model import Citation, Relation, Zone
from tests.build import document_of


def cited(text: str, zone: Zone = Zone.BODY) -> tuple[Citation, ...]:
    node = ("", text, {"zone": zone}) if zone is not Zone.BODY else ("I", text)
    return citations(document_of(node))


@pytest.mark.parametrize(
    ("text", "doc_type", "number", "issued_on", "issuer"),
    [
        (
            "theo Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ phê duyệt",
            "Quyết định",
            "749/QĐ-TTg",
            "2020-06-03",
            "Thủ tướng Chính phủ",
        ),
        (
            "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá",
            "Nghị quyết",
            "57-NQ/TW",
            "2024-12-22",
            "Bộ Chính trị",
        ),
        (
            "Nghị định số 80/2021/NĐ-CP ngày 26/8/2021 của Chính phủ và các văn bản khác",
            "Nghị định",
            "80/2021/NĐ-CP",
            "2021-08-26",
            "Chính phủ",
        ),
        (
            "Chương trình số 1249a/CTPH-UBDT-BTP ngày 13-11-2014",
            "Chương trình",
            "1249a/CTPH-UBDT-BTP",
            "2014-11-13",
            "",
        ),
        (
            "Kế hoạch số 75/KH- UBND, ngày 9/7/2018 của UBND tỉnh Hòa Sơn về việc",
            "Kế hoạch",
            "75/KH-UBND",
            "2018-07-09",
            "Ủy ban nhân dân tỉnh Hòa Sơn",
        ),
        (
            "Công văn số 8935/BNV-CTTN&BĐG của Bộ Nội vụ ngày 03/10/2025",
            "Công văn",
            "8935/BNV-CTTN&BĐG",
            "2025-10-03",
            "Bộ Nội vụ",
        ),
        ("Nghị định số 169-CP ngày 24/10/1995", "Nghị định", "169-CP", "1995-10-24", ""),
        ("Quyết định 1229/QĐ-UBND", "Quyết định", "1229/QĐ-UBND", "", ""),
        ("Tờ trình số /TTr-STTTT ngày tháng 10 năm 2023", "Tờ trình", "/TTr-STTTT", "2023-10", ""),
        (
            "Quyết định của Thủ tướng Chính phủ số 36/QĐ-TTg",
            "Quyết định",
            "36/QĐ-TTg",
            "",
            "Thủ tướng Chính phủ",
        ),
        (
            "Nghị quyết số 19-NQ/TW của Hội nghị lần thứ năm Ban Chấp hành Trung ương (khóa XIII) về",
            "Nghị quyết",
            "19-NQ/TW",
            "",
            "Hội nghị lần thứ năm Ban Chấp hành Trung ương (khóa XIII)",
        ),
        (
            "Thông tư số 02/2021/TT-BYT của Bộ trưởng Bộ Y tế hướng dẫn",
            "Thông tư",
            "02/2021/TT-BYT",
            "",
            "Bộ trưởng Bộ Y tế",
        ),
        (
            "Chương trình hành động số 10-CTr/TU của Ban Thường vụ Tỉnh uỷ",
            "Chương trình hành động",
            "10-CTr/TU",
            "",
            "Ban Thường vụ Tỉnh uỷ",
        ),
        (
            "Thông tư số 02/2017/TT-VPCP của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn",
            "Thông tư",
            "02/2017/TT-VPCP",
            "",
            "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
        ),
        ("Báo cáo thẩm tra số 116/BC-BPC", "Báo cáo", "116/BC-BPC", "", ""),
        ("thực hiện 57-NQ/TW đến cơ sở", "Nghị quyết", "57-NQ/TW", "", ""),
    ],
)
def test_forms(text: str, doc_type: str, number: str, issued_on: str, issuer: str) -> None:
    (found,) = cited(text)
    assert (found.doc_type, found.number) == (doc_type, number)
    assert (found.issued_on, found.issuer) == (issued_on, issuer)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("CHỈ THỊ SỐ 27/CT-TTG NGÀY 15 THÁNG 8 NĂM 2024", "27/CT-TTg"),
        ("Chỉ thị số 27/CTTg", "27/CT-TTg"),
        ("Quyết định số 2072/QD-TTg", "2072/QĐ-TTg"),
        ("Nghị định số 28/1998/ND- CP", "28/1998/NĐ-CP"),
        ("Kế hoạch số 12/KHUBND", "12/KH-UBND"),
        ("Tờ trình số 2209/TTR -STTTT", "2209/TTr-STTTT"),
    ],
)
def test_misprints_are_repaired_where_that_is_certain(text: str, number: str) -> None:
    assert [citation.number for citation in cited(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "giảm còn 2,1 con/phụ nữ, 24/24 giờ, 10 tấn/ha, 5/5 chỉ tiêu",
        "Kế hoạch này, Nghị quyết này và Quyết định này",
        "phục vụ 24/7; mạng 4G/5G; tỷ lệ 109/100; khu vực 5/Cụm",
        "giai đoạn 2021-2025; từ 2 - 3 UBND xã",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert cited(text) == ()


def test_a_list_prints_type_and_issuer_once() -> None:
    text = "các Nghị quyết của Bộ Chính trị: số 57-NQ/TW ngày 22/12/2024, số 59-NQ/TW và 66-NQ/TW"
    found = cited(text)
    assert [(c.doc_type, c.number, c.issuer) for c in found] == [
        ("Nghị quyết", "57-NQ/TW", "Bộ Chính trị"),
        ("Nghị quyết", "59-NQ/TW", "Bộ Chính trị"),
        ("Nghị quyết", "66-NQ/TW", "Bộ Chính trị"),
    ]


def test_the_issuer_behind_a_list_is_that_of_all() -> None:
    found = cited("Quyết định số 1/QĐ-TTg, Quyết định số 2/QĐ-TTg của Thủ tướng Chính phủ")
    assert {citation.issuer for citation in found} == {"Thủ tướng Chính phủ"}


def test_who_proposes_issues_the_proposal() -> None:
    text = "Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 8/TTr-SYT và Công văn số 9/SYT-NVY."
    found = cited(text, Zone.PREAMBLE)
    assert [(c.number, c.issuer) for c in found] == [
        ("8/TTr-SYT", "Sở Y tế"),
        ("9/SYT-NVY", "Sở Y tế"),
    ]
    assert {citation.relation for citation in found} == {Relation.BASIS}


def test_an_issuer_ends_where_the_next_document_is_named() -> None:
    text = "Nghị quyết số 96/NQ-CP của Chính phủ Chương trình hành động số 23-CTr/TU của Tỉnh ủy"
    assert [c.issuer for c in cited(text)] == ["Chính phủ", "Tỉnh ủy"]


def test_laws_that_share_the_word_law() -> None:
    listed = cited("theo các Luật: Đất đai năm 2024; Nhà ở năm 2023 và Luật Đầu tư công")
    assert [c.name for c in listed] == [
        "Luật Đất đai năm 2024",
        "Luật Nhà ở năm 2023",
        "Luật Đầu tư công",
    ]
    amending = "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Tổ chức chính quyền"
    assert cited(f"{amending} địa phương ngày 22/11/2019")[0].name == f"{amending} địa phương"
    assert cited("các luật thuế hiện hành") == ()


def test_pinpoint() -> None:
    (found,) = cited("theo quy định tại điểm a khoản 2 Điều 5 của Nghị định số 1/2024/NĐ-CP")
    assert found.pinpoint == "điểm a khoản 2 Điều 5"


def test_grounds_are_what_items_name_and_not_what_their_titles_name() -> None:
    text = (
        "Thực hiện Kế hoạch số 1/KH-UBND của UBND tỉnh về thực hiện Nghị quyết số 2/NQ-CP "
        "và Chương trình số 3-CTr/TU; Quyết định số 4/QĐ-TTg phê duyệt Đề án ví dụ; "
        "UBND xã ban hành Kế hoạch triển khai Chỉ thị số 5/CT-TTg, cụ thể như sau:"
    )
    relations = {c.number: c.relation for c in cited(text, Zone.PREAMBLE)}
    assert relations == {
        "1/KH-UBND": Relation.BASIS,
        "2/NQ-CP": Relation.MENTION,
        "3-CTr/TU": Relation.MENTION,
        "4/QĐ-TTg": Relation.BASIS,
        "5/CT-TTg": Relation.MENTION,
    }


def test_a_ground_after_the_title_of_another() -> None:
    text = (
        "Thực hiện Quyết định số 1/QĐ-TTg phê duyệt Đề án “Cáp treo” và Kế hoạch số 2/KH-UBND; "
        "Công văn số 3/BYT-KCB về khám bệnh và hướng dẫn của Bộ Y tế tại Công văn số 4/BYT-KCB"
    )
    assert {c.relation for c in cited(text, Zone.PREAMBLE)} == {Relation.BASIS}


def test_a_preamble_that_tells_of_the_past_states_no_ground() -> None:
    (found,) = cited("Sau 8 năm triển khai thực hiện Nghị quyết số 21-NQ/TW,", Zone.PREAMBLE)
    assert found.relation is Relation.MENTION


def test_a_list_of_grounds_below_its_opening() -> None:
    preamble = {"zone": Zone.PREAMBLE}
    document = document_of(
        ("", "Căn cứ các văn bản sau:", preamble),
        ("", "- Nghị quyết số 1/NQ-CP của Chính phủ;", preamble),
        ("", "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện Chỉ thị số 2/CT-TTg", preamble),
    )
    assert [c.relation for c in citations(document)] == [Relation.BASIS, Relation.MENTION]


def test_the_header_cites_in_its_title_only() -> None:
    header = {"zone": Zone.HEADER}
    document = document_of(
        ("", "Số: 308/KH-UBND", header),
        ("", "THỰC HIỆN NGHỊ QUYẾT SỐ 214/NQ-CP NGÀY 23/7/2025 CỦA CHÍNH PHỦ", header),
        ("", "(Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 01/8/2025)", header),
    )
    assert [(c.number, c.issuer, c.relation) for c in citations(document)] == [
        ("214/NQ-CP", "Chính phủ", Relation.MENTION),
        ("9/QĐ-UBND", "", Relation.ISSUED_WITH),
    ]


def test_the_number_of_an_attached_plan_is_its_own() -> None:
    assert cited("Số: 12/KH-UBND") == ()
    assert len(cited("theo số 12/KH-UBND")) == 1


@pytest.mark.parametrize("zone", [Zone.RECIPIENTS, Zone.SIGNATURE])
def test_zones_without_citations(zone: Zone) -> None:
    assert cited("Quyết định số 12/QĐ-TTg", zone) == ()


def test_a_list_on_a_web_page_is_related() -> None:
    (found,) = cited("Quyết định 12/QĐ-TTg năm 2024", Zone.FURNITURE)
    assert found.relation is Relation.RELATED


def test_a_footnote_belongs_where_it_is_called() -> None:
    document = document_of(
        ("I", "I. Triển khai các văn bản chỉ đạo[1]"),
        ("", "[1] Chỉ thị số 27/CT-TTg; Quyết định số 28/QĐ-TTg.", {"zone": Zone.FURNITURE}),
    )
    found = citations(document)
    assert [(c.section, c.number, c.relation) for c in found] == [
        (0, "27/CT-TTg", Relation.MENTION),
        (0, "28/QĐ-TTg", Relation.MENTION),
    ]
    assert [c.span.of(document.text) for c in found] == [
        "Chỉ thị số 27/CT-TTg",
        "Quyết định số 28/QĐ-TTg",
    ]


def test_keys_are_equal_for_one_document_and_differ_for_two() -> None:
    found = cited(
        "Chỉ thị số 05/CT-TTg ngày 28/01/2020 của Thủ tướng Chính phủ; Chỉ thị 5/CT-TTg; "
        "Luật Viễn thông số 24/2023/QH15; Luật Viễn thông; Luật Đầu tư công năm 2019; "
        "Luật Đầu tư công; Quyết định số 5/QĐ-UBND của UBND tỉnh Hòa Sơn; Quyết định 6/QĐ-UBND"
    )
    keys = [citation.key for citation in found]
    assert keys[0] == keys[1]
    assert keys[2] == keys[3]
    assert keys[4] == keys[5]
    assert len(set(keys)) == 5


def test_spans_reach_from_the_type_to_the_issuer() -> None:
    text = "theo Quyết định số 12/QĐ-TTg ngày 1/2/2024 của Thủ tướng Chính phủ về ví dụ"
    (found,) = cited(text)
    assert found.span.of(text) == text[5:-9]
