"""Agencies in text: where names begin and end, how lists split, what is one class."""

from __future__ import annotations

import pytest

from extractor.extract.abbreviations import abbreviations
from extractor.extract.agencies import Form, Reach, agency_list, agency_mentions
from extractor.model import Span
from tests.build import document_of


def listed(text: str, reach: Reach = Reach.SENTENCE) -> tuple[list[str], str]:
    """The names of the list that `text` begins with, and what follows it."""
    document = document_of(("I", text))
    found = agency_list(document, 0, len(text), abbreviations(document), reach)
    for mention in found.mentions:
        assert mention.span.of(document.text).strip() == mention.span.of(document.text) != ""
    return [mention.name for mention in found.mentions], text[found.end :]


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("Sở Y tế chủ trì", ["Sở Y tế"], " chủ trì"),
        (
            "các sở, ban, ngành của tỉnh, Ủy ban nhân dân các xã trong tỉnh rà soát",
            ["các sở, ban, ngành của tỉnh", "Ủy ban nhân dân các xã trong tỉnh"],
            " rà soát",
        ),
        (
            "Ban Quản lý Khu kinh tế Hòa An và các Khu công nghiệp tỉnh rà soát",
            ["Ban Quản lý Khu kinh tế Hòa An và các Khu công nghiệp tỉnh"],
            " rà soát",
        ),
        (
            "Công chức Văn phòng - Thống kê, Bí thư chi bộ, Trưởng thôn các thôn rà soát",
            ["Công chức Văn phòng - Thống kê", "Bí thư chi bộ, Trưởng thôn các thôn"],
            " rà soát",
        ),
        (
            "Các đồng chí thành viên Ban Chỉ đạo, BCH Quân sự TP. Hòa An và UB MTTQVN xã rà soát",
            [
                "Các đồng chí thành viên Ban Chỉ đạo",
                "Ban Chỉ huy quân sự thành phố Hòa An",
                "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
            ],
            " rà soát",
        ),
        (
            "Trung tâm Văn hóa - Thông tin - Thể thao và Truyền thông xã, Thuế cơ sở 5 rà soát",
            ["Trung tâm Văn hóa - Thông tin - Thể thao và Truyền thông xã", "Thuế cơ sở 5"],
            " rà soát",
        ),
        (
            "Văn phòng Điều phối nông thôn mới xã, các Vụ, Cục, Viện và đơn vị liên quan rà soát",
            [
                "Văn phòng Điều phối nông thôn mới xã",
                "các Vụ, Cục, Viện",
                "đơn vị liên quan",
            ],
            " rà soát",
        ),
        (
            "Văn phòng Thường trực Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn xã rà soát",
            ["Văn phòng Thường trực Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn xã"],
            " rà soát",
        ),
        (
            "các đơn vị đóng quân, các chủ đập sẵn sàng vật tư",
            ["các đơn vị đóng quân", "các chủ đập"],
            " sẵn sàng vật tư",
        ),
        ("ngành Giáo dục và Đào tạo rà soát", ["ngành Giáo dục và Đào tạo"], " rà soát"),
        ("cơ quan Thi hành án dân sự.", ["cơ quan Thi hành án dân sự"], "."),
        (
            "Thanh tra các sở, ngành, địa phương và các tập đoàn, tổng công ty nhà nước rà soát",
            ["Thanh tra các sở, ngành, địa phương", "các tập đoàn, tổng công ty nhà nước"],
            " rà soát",
        ),
        (
            "Công ty Cổ phần Đầu tư, Xây dựng và Kinh doanh dịch vụ Hòa An tiếp thu ý kiến",
            ["Công ty Cổ phần Đầu tư, Xây dựng và Kinh doanh dịch vụ Hòa An"],
            " tiếp thu ý kiến",
        ),
        (
            "Công an xã, Giám đốc các Sở: Tài chính, Y tế và Thủ trưởng các đơn vị thi hành",
            ["Công an xã", "Giám đốc Sở Tài chính", "Giám đốc Sở Y tế", "Thủ trưởng các đơn vị"],
            " thi hành",
        ),
        ("Chánh Văn phòng, Chánh Thanh tra.", ["Chánh Văn phòng", "Chánh Thanh tra"], "."),
        ("Vụ Pháp chế - Bộ Tài chính rà soát", ["Vụ Pháp chế - Bộ Tài chính"], " rà soát"),
        ("Sở Y tế - Sở Tài chính rà soát", ["Sở Y tế"], " - Sở Tài chính rà soát"),
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Thủ trưởng cơ quan thuộc Chính phủ triển khai",
            ["Bộ trưởng", "Thủ trưởng cơ quan ngang bộ", "Thủ trưởng cơ quan thuộc Chính phủ"],
            " triển khai",
        ),
        (
            "Thường trực Hội đồng nhân dân, các Ban của Hội đồng nhân dân, các Tổ đại biểu giám sát",
            ["Thường trực Hội đồng nhân dân", "các Ban của Hội đồng nhân dân", "các Tổ đại biểu"],
            " giám sát",
        ),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế và UBND các xã, phường tổ chức",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Ủy ban nhân dân các xã, phường"],
            " tổ chức",
        ),
        (
            "các Sở: Tài chính, Y tế và các đơn vị liên quan rà soát",
            ["Sở Tài chính", "Sở Y tế", "các đơn vị liên quan"],
            " rà soát",
        ),
        ("Sở Tài chính, Nội vụ triển khai", ["Sở Tài chính", "Sở Nội vụ"], " triển khai"),
        (
            "các sở, ban, ngành, UBND các xã, phường và cơ quan, đơn vị có liên quan kiểm tra",
            ["các sở, ban, ngành", "Ủy ban nhân dân các xã, phường", "cơ quan, đơn vị liên quan"],
            " kiểm tra",
        ),
        (
            "các cơ quan, đơn vị, địa phương rà soát",
            ["các cơ quan, đơn vị, địa phương"],
            " rà soát",
        ),
        ("các sở, ngành và địa phương lập", ["các sở, ngành và địa phương"], " lập"),
        (
            "các sở, ngành và đơn vị có liên quan lập",
            ["các sở, ngành", "đơn vị liên quan"],
            " lập",
        ),
        (
            "Các Sở, ngành thành phố, đoàn thể phối hợp",
            ["Các Sở, ngành thành phố", "đoàn thể"],
            " phối hợp",
        ),
        ("các sở, ngành liên quan tham mưu", ["các sở, ngành"], " tham mưu"),
        (
            "Sở, ngành, các cơ quan, doanh nghiệp liên quan đến vận tải, thống nhất",
            ["Sở, ngành", "các cơ quan, doanh nghiệp liên quan đến vận tải"],
            ", thống nhất",
        ),
        ("cấp có thẩm quyền xem xét", ["cấp có thẩm quyền"], " xem xét"),
        (
            "Chủ tịch UBND xã Tân Hòa quyết định",
            ["Chủ tịch Ủy ban nhân dân xã Tân Hòa"],
            " quyết định",
        ),
        (
            "Giám đốc, Thủ trưởng các sở, ban, ngành chịu trách nhiệm",
            ["Giám đốc, Thủ trưởng các sở, ban, ngành"],
            " chịu trách nhiệm",
        ),
        ("lãnh đạo Bộ xem xét", ["lãnh đạo Bộ"], " xem xét"),
        ("Thanh tra các Bộ, ngành thực hiện", ["Thanh tra các Bộ, ngành"], " thực hiện"),
        (
            "Ban Chỉ đạo phòng chống ngập úng tỉnh họp",
            ["Ban Chỉ đạo phòng chống ngập úng tỉnh"],
            " họp",
        ),
        (
            "Trung tâm Quan trắc Biển và Hải đảo, Chi cục Kiểm lâm báo cáo",
            ["Trung tâm Quan trắc Biển và Hải đảo", "Chi cục Kiểm lâm"],
            " báo cáo",
        ),
        (
            "Chi cục Hải quan khu vực XII 02 bộ hồ sơ",
            ["Chi cục Hải quan khu vực XII"],
            " 02 bộ hồ sơ",
        ),
        ("UBND TP. Tân Lập xem xét", ["Ủy ban nhân dân thành phố Tân Lập"], " xem xét"),
        ("UBND tỉnh Kế hoạch hành động", ["Ủy ban nhân dân tỉnh"], " Kế hoạch hành động"),
        ("doanh nghiệp phát triển hạ tầng", ["doanh nghiệp"], " phát triển hạ tầng"),
        (
            "doanh nghiệp, viện nghiên cứu, trường đại học tổ chức đào tạo",
            ["doanh nghiệp", "viện nghiên cứu", "trường đại học"],
            " tổ chức đào tạo",
        ),
        ("Sở Nội vụ (cơ quan thường trực) và Sở Y tế họp", ["Sở Nội vụ", "Sở Y tế"], " họp"),
    ],
)
def test_lists_in_a_sentence(text: str, names: list[str], rest: str) -> None:
    assert listed(text) == (names, rest)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Các Sở, ban ngành tỉnh có liên quan, Ủy ban nhân dân xã, phường",
            ["Các Sở, ban ngành tỉnh", "Ủy ban nhân dân xã, phường"],
        ),
        (
            "các doanh nghiệp viễn thông, doanh nghiệp cung cấp nền tảng, phần mềm",
            ["các doanh nghiệp viễn thông", "doanh nghiệp cung cấp nền tảng, phần mềm"],
        ),
        (
            "Trung tâm Hỗ trợ nông dân, ngư dân và diêm dân",
            ["Trung tâm Hỗ trợ nông dân, ngư dân và diêm dân"],
        ),
        ("Viễn thông Hòa An, Viettel Hòa An", ["Viễn thông Hòa An", "Viettel Hòa An"]),
        (
            "Vụ Pháp chế, các đơn vị xây dựng pháp luật, Cục Kiểm lâm",
            ["Vụ Pháp chế", "các đơn vị xây dựng pháp luật", "Cục Kiểm lâm"],
        ),
        (
            "Các sở, ban, ngành; UBND các xã, phường, đặc khu",
            ["Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường, đặc khu"],
        ),
        (
            "Các phòng, ban, đơn vị thuộc UBND phường",
            ["Các phòng, ban, đơn vị thuộc Ủy ban nhân dân phường"],
        ),
    ],
)
def test_lists_that_are_all_there_is(text: str, names: list[str]) -> None:
    assert listed(text, Reach.LIST) == (names, "")


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        (
            "các doanh nghiệp tham gia phát triển chợ, kho bãi của xã quan tâm xây dựng",
            ["các doanh nghiệp tham gia phát triển chợ, kho bãi của xã"],
            " quan tâm xây dựng",
        ),
        (
            "Các cơ quan được giao nhiệm vụ tại Phụ lục có trách nhiệm lập kế hoạch",
            ["Các cơ quan được giao nhiệm vụ tại Phụ lục"],
            " có trách nhiệm lập kế hoạch",
        ),
    ],
)
def test_subjects_go_on_to_their_verb(text: str, names: list[str], rest: str) -> None:
    assert listed(text, Reach.SUBJECT) == (names, rest)


@pytest.mark.parametrize(
    "text",
    [
        "tổ chức triển khai",
        "báo cáo kết quả",
        "phòng, chống dịch bệnh",
        "hội nghị tổng kết",
        "ban hành kế hoạch",
        "cơ sở dữ liệu",
        "trường hợp cần thiết",
        "ca bệnh",
        "TỔ CHỨC THỰC HIỆN",
        "vụ Logistics",
        "các ngành, lĩnh vực",
        "đồng bộ, ngành nghề",
        "",
    ],
)
def test_no_agency(text: str) -> None:
    assert listed(text) == ([], text)


def test_mentions_in_running_text_are_names_and_determined_classes() -> None:
    text = "Theo Sở Y tế, doanh nghiệp và các đơn vị liên quan gửi CDC tỉnh, các trường."
    document = document_of(("I", text))
    found = agency_mentions(document, Span(0, len(text)), abbreviations(document))
    assert [(mention.name, mention.is_class, mention.rule) for mention in found] == [
        ("Sở Y tế", False, Form.KNOWN),
        ("các đơn vị liên quan", True, Form.BODIES),
        ("Trung tâm Kiểm soát bệnh tật tỉnh", False, Form.KNOWN),
    ]
    assert [mention.span.of(text) for mention in found][2] == "CDC tỉnh"


def test_short_forms_that_the_document_defines() -> None:
    text = "Trung tâm Quan trắc biển (TTQTB) họp. Giao TTQTB và UBND xã."
    document = document_of(("I", text))
    at = text.index("TTQTB và")
    found = agency_list(document, at, len(text), abbreviations(document))
    assert [m.name for m in found.mentions] == ["Trung tâm Quan trắc biển", "Ủy ban nhân dân xã"]


def test_reading_does_not_leave_its_stretch() -> None:
    document = document_of(("I", "Sở Khoa học và Công nghệ"))
    found = agency_list(document, 0, len("Sở Khoa học"), {})
    assert [mention.name for mention in found.mentions] == ["Sở Khoa học"]
    assert found.end == len("Sở Khoa học")


@pytest.mark.parametrize("unit", ["Sở Y tế; ", "tỉnh, ", "Giám đốc, ", "Sở A ", "các sở, "])
def test_endless_lists_end(unit: str) -> None:
    text = unit * 5000
    document = document_of(("I", text))
    for reach in Reach:
        assert len(agency_list(document, 0, len(text), {}, reach).mentions) <= 60
