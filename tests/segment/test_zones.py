"""Zones, headings and roles of whole documents."""

from __future__ import annotations

from dataclasses import replace

from extractor.model import Document, Kind, TextSource, Zone
from extractor.normalise import normalise
from extractor.pipeline import parse_text
from extractor.read import read_text
from extractor.segment import segment

PLAN = """ỦY BAN NHÂN DÂN
XÃ AN HÒA
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND
An Hòa, ngày 05 tháng 6 năm 2025

KẾ HOẠCH
Phát triển chợ quê giai đoạn 2025 - 2030

Căn cứ Luật Tổ chức chính quyền địa phương;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. Mỗi thôn có một điểm bán hàng.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
Theo dõi, đôn đốc.
Trên đây là Kế hoạch phát triển chợ quê./.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu

PHỤ LỤC I
DANH MỤC CHỢ
| TT | Tên chợ | Thôn |
|---|---|---|
| 1 | Chợ Gốm | Đông |
| 2 | Chợ Lúa | Tây |
"""


def texts(document: Document, zone: Zone) -> list[str]:
    return [document.text_of(section) for section in document.in_zone(zone)]


def test_the_parts_of_a_plan() -> None:
    document = parse_text(PLAN)
    assert texts(document, Zone.HEADER)[-2:] == [
        "KẾ HOẠCH",
        "Phát triển chợ quê giai đoạn 2025 - 2030",
    ]
    assert len(texts(document, Zone.PREAMBLE)) == 2
    assert [s.path for s in document.in_zone(Zone.BODY)] == ["I", "I.1", "II", "II.1", "II.1.p1"]
    assert texts(document, Zone.CLOSING) == ["Trên đây là Kế hoạch phát triển chợ quê./."]
    assert texts(document, Zone.RECIPIENTS) == ["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."]
    assert texts(document, Zone.SIGNATURE) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu"]


def test_an_annex_has_its_own_paths_and_its_tables_rows() -> None:
    document = parse_text(PLAN)
    annex = [(s.path, s.kind.value) for s in document.in_zone(Zone.ANNEX)]
    assert annex == [
        ("phuluc-I", "part"), ("phuluc-I.p1", "paragraph"), ("phuluc-I.t1", "table"),
        ("phuluc-I.t1.r1", "row"), ("phuluc-I.t1.r2", "row"),
    ]  # fmt: skip


def test_roles_and_headings() -> None:
    document = parse_text(PLAN)
    found = {s.path: (s.role.value, s.is_heading) for s in document.in_zone(Zone.BODY)}
    assert found["I.1"] == ("goal", False)
    assert found["II.1"] == ("organisation", True)
    assert found["II.1.p1"] == ("organisation", False)


def test_every_character_is_in_exactly_one_section() -> None:
    document = parse_text(PLAN)
    covered = "".join(document.text_of(section) for section in document.sections)
    assert covered.replace("\n", "") == document.text.replace("\n", "")


def test_a_plan_attached_to_a_decision_keeps_its_sections_at_the_top() -> None:
    decision = (
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch trồng cây\nCăn cứ Luật Lâm nghiệp;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây.\nĐiều 2. Có hiệu lực từ ngày ký.\n"
        "Nơi nhận:\n- Như Điều 2.\nCHỦ TỊCH\nLê Thị Mẫu\nKẾ HOẠCH\nTRỒNG CÂY PHÂN TÁN\n"
        "Thực hiện chủ trương của tỉnh, Ủy ban nhân dân xã An Hòa ban hành Kế hoạch như sau:\n"
        "I. MỤC TIÊU\n1. Trồng 500 cây.\nII. KINH PHÍ\nNgân sách xã."
    )
    document = parse_text(decision)
    found = [s.path for s in document.in_zone(Zone.BODY)]
    assert found == ["dieu-1", "dieu-2", "I", "I.1", "II", "II.p1"]


def test_a_plan_inside_an_article_stands_below_it() -> None:
    text = (
        "QUYẾT ĐỊNH\nPhê duyệt Kế hoạch trồng cây\nCăn cứ Luật Lâm nghiệp;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Phê duyệt Kế hoạch trồng cây với các nội dung sau:\nI. MỤC TIÊU\n1. Chung\na) Phủ xanh;\n"
        "II. KINH PHÍ\nĐiều 2. Có hiệu lực từ ngày ký."
    )
    found = [s.path for s in parse_text(text).in_zone(Zone.BODY)]
    assert found == ["dieu-1", "dieu-1.I", "dieu-1.I.1", "dieu-1.I.1.a", "dieu-1.II", "dieu-2"]


def test_a_table_in_the_body_is_not_part_of_its_outline() -> None:
    text = (
        "I. MỤC TIÊU\n1. Trồng cây\n| TT | Loài | Số cây |\n|---|---|---|\n| 1 | Lim | 20 |\n| 2 | Sến | 30 |\n"
        "2. Giữ rừng"
    )
    document = parse_text(text)
    assert [s.path for s in document.in_zone(Zone.BODY)] == ["I", "I.1", "I.2"]
    assert len(list(document.in_zone(Zone.ANNEX))) == 3


def test_a_table_of_two_rows_is_one_where_mark_up_says_so() -> None:
    rows = "I. MỤC TIÊU\n1. Trồng cây\n| Loài | Số cây |\n| Lim | 20 |\n2. Giữ rừng"
    plain = read_text(rows)
    kinds = [s.kind for s in segment(normalise(plain), "x").sections]
    assert Kind.TABLE not in kinds
    marked = replace(plain, media_type="application/pdf")
    assert [s.kind.value for s in segment(normalise(marked), "x").in_zone(Zone.ANNEX)] == [
        "table",
        "row",
    ]


def test_a_table_below_the_title_of_an_attached_list() -> None:
    text = (
        "QUYẾT ĐỊNH\nCông bố danh mục giống cây\nĐiều 1. Công bố danh mục.\nNơi nhận:\n- Như Điều 1.\n"
        "CHỦ TỊCH\nLê Thị Mẫu\nDANH MỤC GIỐNG CÂY\n(kèm theo Quyết định số 5/QĐ-UBND)\n"
        "| TT | Loài | Số cây |\n| 1 | Lim | 20 |\n| 2 | Sến | 30 |"
    )
    annex = parse_text(text).in_zone(Zone.ANNEX)
    assert [section.path for section in annex] == ["t1", "t1.r1", "t1.r2"]


def test_front_matter_is_furniture() -> None:
    document = parse_text('---\ntitle: "Tập tin 5"\nnguon: web\n---\n\nI. MỤC TIÊU\n1. Một.')
    assert len(list(document.in_zone(Zone.FURNITURE))) == 4
    assert [s.path for s in document.in_zone(Zone.BODY)] == ["I", "I.1"]


def test_an_attached_plan_whose_type_is_lost() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ AN HÒA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUYẾT ĐỊNH\nVỀ VIỆC GIỮ RỪNG\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ rừng.\n"
        "Nơi nhận:\n- Như trên.\nKT. CHỦ TỊCH\n{title}\n(Kèm theo Quyết định số 5/QĐ-UBND)\n"
        "I. MỤC ĐÍCH\n1. Giữ rừng.\nII. VIỆC\n1. Trồng cây."
    )
    plan = parse_text(text.format(title="GIỮ RỪNG NĂM 2027"))
    assert [s.path for s in plan.in_zone(Zone.BODY)] == ["dieu-1", "I", "I.1", "II", "II.1"]
    enclosed = parse_text(text.format(title="BIỂU RỪNG GIAO CHO HỘ"))
    assert [s.path for s in enclosed.in_zone(Zone.BODY)] == ["dieu-1"]


def test_what_is_left_of_a_rule_stands_in_the_letterhead() -> None:
    text = "Tin tức\nỦY BAN NHÂN DÂN\nXÃ AN HÒA\n-\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH"
    document = parse_text(text)
    assert [document.text_of(s) for s in document.in_zone(Zone.FURNITURE)] == ["Tin tức"]


def test_in_trong_qua_trinh_is_body_unless_behind_the_closing() -> None:
    text = "I. TỔ CHỨC\n1. Ban A\nTrong quá trình thực hiện, nếu có vướng mắc thì báo cáo./."
    assert [s.path for s in parse_text(text).in_zone(Zone.BODY)] == ["I", "I.1", "I.1.p1"]


def test_recognised_text_with_lost_tone_marks() -> None:
    lost = (
        PLAN.replace("KẾ HOẠCH", "KÉ HOACH").replace("Nơi nhận", "Nơi nhân").replace("Căn", "Can")
    )
    source = replace(read_text(lost), text_source=TextSource.OCR)
    document = segment(normalise(source), "scan")
    assert [s.path for s in document.in_zone(Zone.BODY)] == ["I", "I.1", "II", "II.1", "II.1.p1"]
    assert texts(document, Zone.RECIPIENTS)[0] == "Nơi nhân:"  # the text stays as it was read
    assert len(texts(document, Zone.PREAMBLE)) == 2


def test_a_motto_in_quotes_begins_no_document() -> None:
    text = (
        "Phụ lục I\nCÁCH VIẾT\nI. PHẦN ĐẦU\n1. Phần trên\n"
        "a) Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” viết hoa;\nb) Tên cơ quan ở bên trái."
    )
    document = parse_text(text)
    assert texts(document, Zone.FURNITURE) == texts(document, Zone.HEADER) == []
    assert [s.path for s in document.sections][-2:] == ["phuluc-I.I.1.a", "phuluc-I.I.1.b"]


def test_words_of_a_signature_in_a_long_table_do_not_take_it_apart() -> None:
    rows = "\n".join(f"| {number} | Rà soát | Xã |" for number in range(1, 10))
    table = f"| TT | Việc | Nơi làm |\n{rows}\n| 10 | Gửi | Nơi nhận: KT. CHỦ TỊCH |"
    document = parse_text(f"I. MỤC TIÊU\n1. Trồng cây\n{table}\n2. Giữ rừng")
    assert len(list(document.in_zone(Zone.ANNEX))) == 11
    assert [s.path for s in document.in_zone(Zone.BODY)] == ["I", "I.1", "I.2"]


def test_a_form_with_a_letterhead_in_an_annex_begins_no_document() -> None:
    form = "Mẫu số 1\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    text = f"PHỤ LỤC II\n(Kèm theo Kế hoạch số 15/KH-UBND)\nI. VIỆC\n1. Rà soát.\n{form}"
    assert texts(parse_text(text), Zone.FURNITURE) == []


def test_the_fields_of_a_portal_are_furniture_where_there_is_no_motto() -> None:
    fields = "Công văn\nKế hoạch trồng rừng\nSố hiệu: 15/KH-UBND\nLoại văn bản: Kế hoạch\nTình trạng: Đã biết"
    own = "KẾ HOẠCH\nTrồng rừng ven suối năm 2026\nI. VIỆC\n1. Theo dõi:\n- Lĩnh vực một;\n- Lĩnh vực hai."
    document = parse_text(f"{fields}\n{own}")
    assert texts(document, Zone.FURNITURE) == fields.split("\n")
    assert texts(document, Zone.HEADER) == own.split("\n")[:2]
    assert texts(parse_text(own), Zone.FURNITURE) == []


def test_a_sentence_that_gives_a_task_is_no_title_of_the_paragraph_below() -> None:
    text = PLAN.replace(
        "1. Phòng Kinh tế\n", "1. Giao Sở Xây dựng rà soát các chợ tạm còn lại trên địa bàn.\n"
    )
    told = [s.is_heading for s in parse_text(text).sections if s.path == "II.1"]
    assert told == [False]
    assert [s.is_heading for s in parse_text(PLAN).sections if s.path == "II.1"] == [True]


def test_a_directive_closes_with_what_all_are_to_do() -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ AN HÒA\n\nCHỈ THỊ\nVề chợ quê\n\nỦy ban nhân dân xã yêu cầu:\n\n"
    last = "Căn cứ Chỉ thị này, các thôn xây dựng kế hoạch cụ thể."
    document = parse_text(f"{head}1. Phòng Kinh tế theo dõi.\n\n2. Các thôn báo cáo.\n\n{last}")
    assert texts(document, Zone.CLOSING) == [last]
    handed = "Giao Phòng Kinh tế đôn đốc việc thực hiện Chỉ thị này."
    document = parse_text(f"{head}1. Phòng Kinh tế theo dõi.\n\n2. Các thôn báo cáo.\n\n{handed}")
    assert texts(document, Zone.CLOSING) == [handed]
