from __future__ import annotations

import pytest

from extractor.extract.metadata import metadata
from extractor.model import fold
from tests.extract.lines import said, written

PLAN = (
    "h ỦY BAN NHÂN DÂN",
    "h TỈNH AN MỸ",
    "h CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "h Độc lập - Tự do - Hạnh phúc",
    "h Số: 12/KH-UBND",
    "h An Mỹ, ngày 05 tháng 3 năm 2026",
    "h KẾ HOẠCH",
    "h Phát triển nghề dệt tỉnh An Mỹ giai đoạn 2026 - 2030, tầm nhìn đến năm 2045",
    "p Căn cứ Quyết định số 7/QĐ-TTg ngày 01 tháng 02 năm 2024;",
    "p Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "b I. MỤC TIÊU",
    "r Nơi nhận:",
    "r - Sở Công Thương;",
    "r - Lưu: VT, KT.",
    "s TM. ỦY BAN NHÂN DÂN",
    "s KT. CHỦ TỊCH",
    "s PHÓ CHỦ TỊCH",
    "s (Đã ký)",
    "s Lò Thị Ánh",
)


def test_a_plan_as_the_norm_lays_it_out() -> None:
    found = said(*PLAN)
    assert found.doc_type == "Kế hoạch"
    assert found.number == "12/KH-UBND"
    assert (found.issued_on, found.issued_place) == ("2026-03-05", "An Mỹ")
    assert found.issuing_body == "Ủy ban nhân dân tỉnh An Mỹ"
    assert found.title.startswith("Phát triển nghề dệt tỉnh An Mỹ")
    assert (found.period_start, found.period_end, found.vision_year) == (2026, 2030, 2045)
    assert (found.signer, found.signer_position) == ("Lò Thị Ánh", "Phó Chủ tịch")
    assert found.signing_authority == ("TM.", "KT.")
    assert found.recipients == ("Sở Công Thương", "Lưu: VT, KT")
    assert not found.is_draft


def test_a_title_in_capitals_is_one_without_the_line_of_the_type() -> None:
    title = "h PHÁT TRIỂN NGHỀ DỆT THEO ĐỀ ÁN CỦA BỘ, BẢO ĐẢM VIỆC LÀM ĐẾN NĂM 2030"
    found = said(*PLAN[:6], title, *PLAN[8:])
    assert found.title == title[2:]
    assert (found.doc_type, found.issuing_body) == ("Kế hoạch", "Ủy ban nhân dân tỉnh An Mỹ")


def test_the_name_of_the_nation_on_two_lines_is_no_issuer() -> None:
    found = said(*PLAN[:2], "h CỘNG HÒA XÃ HỘI", "h CHỦ NGHĨA VIỆT NAM", *PLAN[3:])
    assert found.issuing_body == "Ủy ban nhân dân tỉnh An Mỹ"


def test_every_span_holds_what_was_read() -> None:
    document = written(*PLAN)
    found = metadata(document)
    spans = dict(found.spans)
    assert spans["issued_place"].of(document.text) == "An Mỹ"
    assert spans["number"].of(document.text) == "Số: 12/KH-UBND"
    assert spans["title"].of(document.text) == found.title
    assert spans["signer"].of(document.text) == "Lò Thị Ánh"
    assert fold(spans["doc_type"].of(document.text)) == fold(found.doc_type)


@pytest.mark.parametrize(
    "letterhead",
    [
        (
            "h ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "h TỈNH AN MỸ Độc lập - Tự do - Hạnh phúc",
            "h Số: 12/KH-UBND An Mỹ, ngày 05 tháng 3 năm 2026",
            "h KẾ HOẠCH",
            "h TRỒNG RỪNG NĂM 2026",
        ),
        (
            "h ỦY BAN NHÂN DÂN TỈNH AN MỸ ------- Số: 12/KH-UBND CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "
            "Độc lập - Tự do - Hạnh phúc ------ An Mỹ, ngày 05 tháng 3 năm 2026 "
            "KẾ HOẠCH TRỒNG RỪNG NĂM 2026",
        ),
        (
            "h CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "h Độc lập – Tự do – Hạnh phúc",
            "h An Mỹ, ngày 05 tháng 3 năm 2026",
            "h ỦY BAN NHÂN DÂN TỈNH AN MỸ",
            "h Số : 12 /KH- UBND",
            "h KẾ HOẠCH TRỒNG RỪNG NĂM 2026",
        ),
        (
            "h UBND TỈNH AN MỸ",
            "h Số:",
            "h 12/KH-UBND",
            "h An Mỹ, ngày5 thang 3 năm 2026",
            "h KÉ HOẠCH",
            "h TRỒNG RỪNG",
            "h NĂM 2026",
        ),
        (
            "h ỦY BAN NHÂN DÂN 1 HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "h CỘNG",
            "h TỈNH AN MỸ Độc lập - Tự do - Hạnh phúc",
            "h Số: 12",
            "h /KH-UBND",
            "h An Mỹ, ngày 05",
            "h tháng 3 năm 2026",
            "p KẾ HOẠCH",
            "p Trồng rừng năm 2026",
        ),
        (
            "h | ỦY BAN NHÂN DÂN TỈNH AN MỸ | CONG HOA XÃ HOI CHỦ NGHĨA VIỆT NAM |",
            "h | Số: 12/KH-UBND | An Mỹ, ngày 05/3/2026 |",
            "h KẾ HOẠCH",
            "p Trồng rừng năm 2026",
        ),
    ],
)
def test_columns_read_in_any_order_say_the_same(letterhead: tuple[str, ...]) -> None:
    found = said(*letterhead, "p Căn cứ Luật Lâm nghiệp;", "b I. MỤC TIÊU")
    assert found.doc_type == "Kế hoạch"
    assert found.number == "12/KH-UBND"
    assert (found.issued_place, found.issued_on) == ("An Mỹ", "2026-03-05")
    assert found.issuing_body == "Ủy ban nhân dân tỉnh An Mỹ"
    assert fold(found.title) == "trồng rừng năm 2026"
    assert (found.period_start, found.period_end) == (2026, 2026)


def test_what_is_left_blank_stays_empty() -> None:
    found = said(
        "h DỰ THẢO",
        "h ỦY BAN NHÂN DÂN",
        "h XÃ TÂN LẬP",
        "h Số: ...../KH-UBND",
        "h Tân Lập, ngày ... tháng ... năm 2025",
        "h KẾ HOẠCH",
        "h Cải cách hành chính năm 2026",
        "p Căn cứ Kế hoạch số 99/KH-UBND ngày 1/12/2025 của UBND tỉnh An Giang;",
    )
    assert found.is_draft
    assert found.number == "/KH-UBND"
    assert (found.issued_place, found.issued_on) == ("Tân Lập", "")
    assert found.issuing_body == "Ủy ban nhân dân xã Tân Lập"
    assert found.province == "An Giang"
    assert (found.signer, found.signer_position, found.recipients) == ("", "", ())


def test_cited_documents_lend_nothing() -> None:
    found = said(
        "h KẾ HOẠCH",
        "h Thực hiện Chỉ thị số 7/CT-TTg ngày 5 tháng 4 năm 2024 về công tác lưu trữ",
        "p Căn cứ Kế hoạch số 5/KH-UBND ngày 02 tháng 01 năm 2025 của UBND tỉnh;",
        "p UBND tỉnh Sơn La ban hành Kế hoạch như sau:",
    )
    assert (found.number, found.issued_on, found.issued_place) == ("", "", "")
    assert (found.period_start, found.period_end, found.vision_year) == (None, None, None)
    assert found.issuing_body == "Ủy ban nhân dân tỉnh Sơn La"
    assert found.province == "Sơn La"


def test_a_council_without_a_place_takes_that_of_the_title() -> None:
    found = said(
        "h KẾ HOẠCH",
        "h PHÁT TRIỂN NGHỀ CÁ TỈNH CÀ MAU NĂM 2026",
        "p Căn cứ Luật Thủy sản. Chủ tịch Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    )
    assert found.issuing_body == "Ủy ban nhân dân tỉnh Cà Mau"


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        (("UBND TỈNH AN MỸ", "SỞ CÔNG THƯƠNG"), "Sở Công Thương tỉnh An Mỹ"),
        (("BỘ TÀI CHÍNH TỔNG CỤC HẢI QUAN",), "Tổng cục Hải quan"),
        (("BỘ TAI CHÍNH",), "Bộ Tài chính"),
        (
            ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "ỦY BAN NHÂN DÂN QUẬN 7"),
            "Ủy ban nhân dân quận 7",
        ),
        (("SỞ KẾ HOẠCH", "VÀ ĐẦU TƯ"), "Sở Kế hoạch và Đầu tư"),
        (("HĐND TP. CẦN THƠ",), "Hội đồng nhân dân thành phố Cần Thơ"),
        (("TỈNH ỦY AN MỸ", "*"), "Tỉnh ủy An Mỹ"),
        (("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH",), "Văn phòng Ủy ban nhân dân tỉnh"),
    ],
)
def test_the_body_of_the_letterhead(bodies: tuple[str, ...], expected: str) -> None:
    found = said(*(f"h {body}" for body in bodies), "h KẾ HOẠCH", "h Trồng rừng", "p Căn cứ;")
    assert found.issuing_body == expected


def test_a_decision_that_carries_a_plan_speaks_for_itself() -> None:
    found = said(
        "h BỘ TƯ PHÁP",
        "h Số: 73/QĐ-BTP",
        "h Hà Nội, ngày 29 tháng 01 năm 2025 QUYẾT ĐỊNH VỀ VIỆC BAN HÀNH KẾ HOẠCH KIỂM TRA NĂM 2025 "
        "BỘ TRƯỞNG BỘ TƯ PHÁP",
        "p Căn cứ Nghị định số 39/2025/NĐ-CP;",
        "b Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra.",
        "b Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        "r Nơi nhận: - Như Điều 2; - Lưu: VT.",
        "s KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Văn Bình KẾ HOẠCH KIỂM TRA NĂM 2025",
        "h KẾ HOẠCH",
        "h Kiểm tra văn bản năm 2026",
        "b I. MỤC ĐÍCH",
        "r Nơi nhận: - Sở Tư pháp.",
        "s Trần Thị Khác",
    )
    assert (found.doc_type, found.number) == ("Quyết định", "73/QĐ-BTP")
    assert found.title == "VỀ VIỆC BAN HÀNH KẾ HOẠCH KIỂM TRA NĂM 2025"
    assert (found.issued_on, found.effective_on) == ("2025-01-29", "2025-01-29")
    assert (found.signer, found.signer_position) == ("Lê Văn Bình", "Thứ trưởng")
    assert found.recipients == ("Như Điều 2", "Lưu: VT")


def test_a_law_is_dated_by_its_passing() -> None:
    found = said(
        "h QUỐC HỘI",
        "h Luật số: 9/2031/QH17",
        "h LUẬT",
        "h ĐÊ ĐIỀU",
        "p Căn cứ Hiến pháp;",
        "b Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2032.",
        "c Luật này được Quốc hội khóa XVII, kỳ họp thứ 2 thông qua ngày 20 tháng 11 năm 2031.",
        "s CHỦ TỊCH QUỐC HỘI",
        "s Nguyễn Văn An",
    )
    assert (found.doc_type, found.number) == ("Luật", "9/2031/QH17")
    assert (found.issued_on, found.effective_on) == ("2031-11-20", "2032-07-01")
    assert (found.issuing_body, found.title) == ("Quốc hội", "ĐÊ ĐIỀU")
    assert found.signer_position == "Chủ tịch Quốc hội"


def test_a_letter_has_its_subject_for_a_title() -> None:
    found = said(
        "h BỘ TÀI CHÍNH TỔNG CỤC THUẾ ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "h Số: 78/TCT-CS V/v hoàn thuế của hộ trồng chè",
        "h Hà Nội, ngày 07 tháng 9 năm 2016 Kính gửi: Chi cục Thuế các huyện.",
    )
    assert (found.doc_type, found.title) == ("Công văn", "hoàn thuế của hộ trồng chè")
    assert (found.number, found.issued_on) == ("78/TCT-CS", "2016-09-07")
    assert found.issuing_body == "Tổng cục Thuế"


def test_an_old_heading_holds_number_and_date() -> None:
    found = said(
        "h Quyết định",
        "h của Thủ tướng Chính phủ số 15/2004/QĐ-TTg",
        "h ngày 25 tháng 6 năm 2004 về việc sửa đổi Quy chế quản lý rừng",
        "h Thủ tướng Chính phủ",
        "p Căn cứ Luật Tổ chức Chính phủ;",
    )
    assert (found.number, found.issued_on) == ("15/2004/QĐ-TTg", "2004-06-25")
    assert found.title == "về việc sửa đổi Quy chế quản lý rừng"
    assert found.issuing_body == "Thủ tướng Chính phủ"


def test_a_web_page_speaks_where_the_document_is_silent() -> None:
    found = said(
        "f Số hiệu: 55/KH-UBND",
        "f Nơi ban hành: Tỉnh Sơn La",
        "f Người ký: Lò Văn Mười",
        "f Ngày ban hành: 03/04/2024",
        "h KẾ HOẠCH",
        "h Phát triển chè",
        "p Căn cứ Luật Trồng trọt;",
    )
    assert (found.number, found.issued_on) == ("55/KH-UBND", "2024-04-03")
    assert found.issuing_body == "Ủy ban nhân dân tỉnh Sơn La"
    assert found.signer == "Lò Văn Mười"


def test_an_annex_alone_is_not_dated_by_its_parent() -> None:
    found = said(
        "h Phụ lục III",
        "h (Kèm theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ)",
        "b I. BẢNG CHỮ VIẾT TẮT",
    )
    assert (found.number, found.issued_on, found.issued_place) == ("", "", "")
    assert found.issuing_body == "Chính phủ"


def test_a_title_ends_where_the_first_sentence_begins() -> None:
    found = said(
        "h KẾ HOẠCH TRỒNG RỪNG NĂM 2026 Thực hiện Chỉ thị số 5/CT-TTg, UBND tỉnh ban hành:",
        "b I. MỤC TIÊU",
    )
    assert found.title == "TRỒNG RỪNG NĂM 2026"


def test_front_matter_is_evidence_too() -> None:
    found = said(
        "f so_hieu: 55/KH-UBND",
        "f ngay_ban_hanh: 2024-04-03",
        "f co_quan_ban_hanh: Sở Y tế",
        "f title: scan0001",
        "h KẾ HOẠCH",
        "h Tiêm chủng",
    )
    assert (found.number, found.issued_on) == ("55/KH-UBND", "2024-04-03")
    assert (found.issuing_body, found.title) == ("Sở Y tế", "Tiêm chủng")
