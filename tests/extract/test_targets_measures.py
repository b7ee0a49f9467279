"""Numbers, comparators and units of invented clauses under goals."""

from __future__ import annotations

import pytest

from .target_clauses import in_goals, plan, short


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("Tỷ lệ hộ có nước sạch đạt trên 95%.", ["> 95 %"]),
        ("Ít nhất 40% trường có thư viện số.", [">= 40 %"]),
        ("Tỷ lệ cán bộ nữ ít nhất vào năm 2028 đạt 35%.", [">= 35 %"]),
        ("Từ 60% trở lên số chợ có hóa đơn điện tử.", [">= 60 %"]),
        ("Có ≥ 30% hộ kinh doanh bán hàng trực tuyến.", [">= 30 %"]),
        ("Tỷ lệ thất nghiệp không quá 2,5%.", ["<= 2.5 %"]),
        ("Chỉ số PUE không vượt quá 1,3.", ["<= 1.3"]),
        ("Giảm tỷ lệ thất thoát nước xuống còn dưới 12%.", ["< 12 %"]),
        ("Tỷ lệ sử dụng nhà văn hóa đạt khoảng 70%.", ["= 70 %"]),
        ("Tổng đàn bò tăng 3 - 4%/năm.", ["range 3..4 %/năm"]),
        ("Giá trị sản xuất tăng từ 5% đến 7%.", ["range 5..7 %"]),
        ("Mỗi thôn có 01 đến 02 tổ thu gom.", ["range 1..2 tổ"]),
        ("Sản lượng cá tra đạt 12.400 tấn.", ["= 12400 tấn"]),
        ("Doanh thu du lịch đạt 2,75 nghìn tỷ đồng.", ["= 2.75 nghìn tỷ đồng"]),
        ("Đón 1,2 triệu lượt khách.", ["= 1.2 triệu lượt khách"]),
        ("Đạt 12 bác sĩ/vạn dân, 30 giường bệnh trên 10.000 dân.",
         ["= 12 bác sĩ/vạn dân", "= 30 giường bệnh/10.000 dân"]),
        ("Tỷ số tử vong mẹ dưới 18/100.000 trẻ đẻ sống.", ["< 18 /100.000 trẻ"]),
        ("Tỷ số giới tính dưới 110 bé trai/100 bé gái.", ["< 110 bé trai/100 bé gái"]),
        ("Thu nhập đạt 75 triệu đồng/người/năm.", ["= 75 triệu đồng/người/năm"]),
        ("Tăng gấp đôi số phiên giao dịch.", ["= 2 lần"]),
        ("Giá trị xuất khẩu gấp 1,5 lần mức cũ.", ["= 1.5 lần"]),
        ("Có ít nhất một trạm quan trắc tự động.", [">= 1 trạm quan trắc"]),
        ("Tốc độ tải xuống đạt 150 Mb/s.", ["= 150 Mbit/s"]),
        ("Tốc độ đường truyền 2Gbps trở lên.", [">= 2 Gbit/s"]),
        ("Nằm trong nhóm 15 tỉnh dẫn đầu về cải cách hành chính.", ["<= 15 hạng"]),
        ("Phấn đấu ít nhất 18/20 xã đạt chuẩn.", [">= 18 xã"]),
        ("Tuổi thọ trung bình đạt 75,5 tuổi.", ["= 75.5 tuổi"]),
        ("Thời gian chờ giảm từ 30 phút xuống còn 10 phút.", ["= 10 phút"]),
        ("Diện tích cây xanh đạt 12 m2/người.", ["= 12 m2/người"]),
        ("Rau được số hóa trên 100% diện tích.", ["= 100 %"]),
        ("Mức phát thải thấp hơn 25% so với năm 2020.", ["= 25 %"]),
        ("Đạt và vượt 100% kế hoạch thu.", [">= 100 %"]),
        ("Tỷ lệ lỗi nhỏ hơn hoặc bằng 2%.", ["<= 2 %"]),
        ("Giá trị thu được trên 1 ha đất đạt 150 triệu đồng.", ["= 150 triệu đồng"]),
        ("Cứ 10.000 dân có 10 bác sĩ.", ["= 10 bác sĩ"]),
        ("Chỉ số cải cách hành chính xếp thứ 12.", ["= 12 hạng"]),
        ("Quy mô dân số khoảng 1,35 triệu người.", ["= 1.35 triệu người"]),
        ("Cung cấp trực tuyến 1.200 thủ tục hành chính.", ["= 1200 thủ tục hành chính"]),
        ("100% điểm đến du lịch có bản đồ số.", ["= 100 %"]),
    ],
)  # fmt: skip
def test_measures(clause: str, measures: list[str]) -> None:
    assert [short(target) for target in in_goals(clause)] == measures


@pytest.mark.parametrize(
    "clause",
    [
        "Phủ sóng mạng 5G, thử nghiệm 6G, chuyển sang IPv6.",
        "Triển khai đầy đủ nhiệm vụ của Đề án 06.",
        "Hạ tầng gồm 04 thành phần chính.",
        "Bảo vệ hệ thống theo mô hình 4 lớp.",
        "Cung cấp dịch vụ công mức độ 4.",
        "Thực hiện kế hoạch giai đoạn 2025-2026.",
        "Hướng tới Đại hội Đảng bộ khóa XII, nhiệm kỳ 2025 - 2030.",
        "Chăm sóc trẻ em dưới 5 tuổi và người từ 60 tuổi trở lên.",
        "Thực hiện Điều 5 và khoản 2 Điều 7 của Quy chế.",
        "Đường dây nóng 1022 hoạt động 24/7.",
        "Tổ chức đại hội lần thứ 3.",
        "Hoàn thành kế hoạch 5 năm 2026-2030.",
        "Thực hiện phong trào “5 không, 3 sạch”.",
        "Nâng hạng sản phẩm đạt 4 sao.",
        "Đẩy mạnh cách mạng công nghiệp 4.0.",
    ],
)
def test_names_levels_dates_and_ages_are_no_measures(clause: str) -> None:
    assert in_goals(clause) == []


def test_a_clause_without_a_measure_is_qualitative() -> None:
    from extractor.extract.targets import targets

    from .target_clauses import ISSUED

    document = plan("Phát triển mạng 5G đến mọi thôn.")
    (target,) = targets(document, ISSUED)
    assert target.kind.value == "qualitative"
    assert target.span.of(document.text) == "- Phát triển mạng 5G đến mọi thôn."
    assert (target.value, target.comparator, target.year) == (None, None, 2030)


def test_every_span_is_the_printed_measure() -> None:
    document = plan("Có tối thiểu 05 kịch bản; băng thông 1Gb/s trở lên; tăng 2 - 3%/năm.")
    from extractor.extract.targets import targets

    from .target_clauses import ISSUED

    printed = [target.span.of(document.text) for target in targets(document, ISSUED)]
    assert printed == ["tối thiểu 05 kịch bản", "1Gb/s trở lên", "2 - 3%/năm"]
