from __future__ import annotations

import pytest

from tests.extract.lines import said


@pytest.mark.parametrize(
    ("lines", "signer", "position", "marks"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Vừ A Páo"), "Vừ A Páo", "Chủ tịch", ("TM.",)),
        (
            ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ Y TẾ", "TS.BS. NGUYỄN VĂN BẢY"),
            "Nguyễn Văn Bảy",
            "Giám đốc Sở Y tế",
            ("TUQ.",),
        ),
        (
            ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH", "Lê Văn Tám"),
            "Lê Văn Tám",
            "Trưởng ban",
            ("TM.",),
        ),
        (
            ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "H'Lan Niê"),
            "H'Lan Niê",
            "Phó Chánh Văn phòng",
            ("TL.", "KT."),
        ),
        (
            ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê"),
            "Trần Văn Khê",
            "Phó Bí thư",
            ("TM.",),
        ),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "", "Phó Giám đốc", ("KT.",)),
        (("Thượng tá Hồ Văn Nam",), "", "", ()),
        (("GIÁM ĐỐC", "Đại tá Hồ Văn Nam"), "Hồ Văn Nam", "Giám đốc", ()),
    ],
)
def test_signatures(
    lines: tuple[str, ...], signer: str, position: str, marks: tuple[str, ...]
) -> None:
    found = said("h KẾ HOẠCH", "b I. MỤC TIÊU", *(f"s {line}" for line in lines))
    assert (found.signer, found.signer_position) == (signer, position)
    assert found.signing_authority == marks


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Nơi nhận: - Như trên; - Sở Y tế; - Lưu: VT.",), ("Như trên", "Sở Y tế", "Lưu: VT")),
        (
            ("Nơi nhận:", "Như Điều 2;", "Bộ Y tế;", "Lưu: VT."),
            ("Như Điều 2", "Bộ Y tế", "Lưu: VT"),
        ),
        (
            ("Nơi nhận:", "- Báo và Phát thanh - Truyền hình,", "các đài huyện;", "- Lưu: VT."),
            ("Báo và Phát thanh - Truyền hình, các đài huyện", "Lưu: VT"),
        ),
        (
            ("Nơi nhận: KT. CHỦ TỊCH", "- Như trên; PHÓ CHỦ TỊCH", "- Lưu: VT.", "Lê Thị Hoa"),
            ("Như trên", "Lưu: VT"),
        ),
        (
            ("Nơi nhận:", "- Bộ Y tế; (để báo cáo)", "- VP:", "+ Phòng KT;", "+ Lưu: VT.", "- H*"),
            ("Bộ Y tế; (để báo cáo)", "VP", "Phòng KT", "Lưu: VT"),
        ),
    ],
)
def test_recipients(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    found = said("h KẾ HOẠCH", "b I. MỤC TIÊU", *(f"r {line}" for line in lines))
    assert found.recipients == expected


def test_a_signature_read_into_the_recipients_is_found() -> None:
    found = said(
        "h KẾ HOẠCH",
        "b I. MỤC TIÊU",
        "r Nơi nhận: KT. CHỦ TỊCH",
        "r - Như trên; PHÓ CHỦ TỊCH",
        "r - Lưu: VT.",
        "r Lê Thị Hoa",
    )
    assert (found.signer, found.signer_position) == ("Lê Thị Hoa", "Phó Chủ tịch")


def test_a_name_read_into_the_last_recipient_is_the_signer() -> None:
    found = said(
        "h KẾ HOẠCH",
        "b I. MỤC TIÊU",
        "r Nơi nhận: KT. CHỦ TỊCH",
        "r - Như trên; PHÓ CHỦ TỊCH",
        "r - Lưu: VT, KT. Lê Thị Hoa",
    )
    assert (found.signer, found.signer_position) == ("Lê Thị Hoa", "Phó Chủ tịch")
    assert found.recipients == ("Như trên", "Lưu: VT, KT")


def test_a_form_without_a_name_is_no_signature() -> None:
    found = said(
        "h KẾ HOẠCH",
        "b I. MẪU VĂN BẢN",
        "s TM. ỦY BAN NHÂN DÂN",
        "s CHỦ TỊCH",
        "b II. TỔ CHỨC THỰC HIỆN",
        "r Nơi nhận: - Như trên; - Lưu: VT.",
        "s GIÁM ĐỐC",
        "s Lê Thị Hoa",
    )
    assert (found.signer, found.signer_position) == ("Lê Thị Hoa", "Giám đốc")
    assert found.recipients == ("Như trên", "Lưu: VT")
