"""Short forms: what a document defines, over what is customary."""

from __future__ import annotations

import pytest

from extractor.extract.abbreviations import abbreviations
from tests.build import document_of


@pytest.mark.parametrize(
    ("sentence", "short", "full"),
    [
        ("hỗ trợ doanh nghiệp nhỏ và vừa (DNNVV) phát triển", "DNNVV", "doanh nghiệp nhỏ và vừa"),
        ("Trung tâm Quan trắc biển (TTQTB)", "TTQTB", "Trung tâm Quan trắc biển"),
        ("các hộ kinh doanh (sau đây gọi tắt là HKD)", "HKD", "hộ kinh doanh"),
        ("Ban Điều hành đề án (gọi tắt: BĐHĐA)", "BĐHĐA", "Ban Điều hành đề án"),
        ("Quỹ Khuyến học và Khuyến tài (viết tắt: QKHKT)", "QKHKT", "Quỹ Khuyến học và Khuyến tài"),
        ("Cục Vận tải và Kho bãi (CVTKB)", "CVTKB", "Cục Vận tải và Kho bãi"),
    ],
)
def test_definitions(sentence: str, short: str, full: str) -> None:
    assert abbreviations(document_of(("I", sentence)))[short] == full


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("báo cáo kết quả (GRDP)", "GRDP"),  # the initials of no words before it
        ("Trung tâm Quan trắc biển\n(TTQTB)", "TTQTB"),  # a definition does not cross a line
        ("(KLMN) đứng đầu dòng", "KLMN"),
    ],
)
def test_no_definitions(sentence: str, short: str) -> None:
    assert short not in abbreviations(document_of(("I", sentence)))


def test_a_document_overrides_what_is_customary() -> None:
    defined = abbreviations(document_of(("I", "Tổ tự quản trật tự thôn (TTQTTT); xã (UBND)")))
    assert defined["TTQTTT"] == "Tổ tự quản trật tự thôn"
    assert defined["UBND"] == "Ủy ban nhân dân"
    own = abbreviations(document_of(("I", "giao Ban Công tác Đê điều (BCĐ) phụ trách")))
    assert own["BCĐ"] == "Ban Chỉ đạo"  # five words have no three initials
    own = abbreviations(document_of(("I", "giao Ban Chống đói (BCĐ) phụ trách")))
    assert own["BCĐ"] == "Ban Chống đói"
