"""Which text layers are read, and which are replaced by what the page's picture shows."""

from __future__ import annotations

import pytest

from extractor.read.pdf.triage import Layer, judge

GOOD = (
    "Ủy ban nhân dân tỉnh Hạ Xuyên yêu cầu các sở, ban, ngành và các xã, phường khẩn trương triển"
    " khai lắp đặt trạm sạc xe điện, định kỳ hằng quý báo cáo kết quả về Sở Công Thương tổng hợp."
)
# What software for other languages makes of such a page.
ENGLISH_OCR = (
    "Uy ban nhdn dan tinh Ha Xuyen yeu cAu cdc sd, ban, nganh va cac xd, phudng khan truong tri6n"
    " khai lap dat tram sac xe dien, dinh ky hAng quy b6o c6o k6t qua ve So Cong Thuong tong hqp."
)
NO_MARKS = (
    "Uy ban nhan dan tinh Ha Xuyen yeu cau cac so, ban, nganh va cac xa, phuong khan truong trien"
    " khai lap dat tram sac xe dien, dinh ky hang quy bao cao ket qua ve So Cong Thuong tong hop."
)
MOJIBAKE = GOOD.encode().decode("latin-1")
FOREIGN = (
    "The programme supports municipal charging infrastructure. Each participating district submits"
    " quarterly progress reports describing installation, maintenance and financial commitments."
)


@pytest.mark.parametrize(
    ("text", "hidden", "pictured", "shapes", "layer"),
    [
        (GOOD, 0, 0, 0, Layer.GOOD),
        (GOOD, 1, 1, 0, Layer.GOOD),  # a scan with a layer that was recognised well
        (GOOD.upper(), 0, 0, 0, Layer.GOOD),
        (FOREIGN, 0, 0, 0, Layer.GOOD),
        ("2025 2026 2027\n12,5 13,1 14,0\n120 131 145", 0, 0, 0, Layer.GOOD),
        ("", 0, 0, 0, Layer.GOOD),  # an empty page
        (ENGLISH_OCR, 0, 1, 0, Layer.USELESS),
        (ENGLISH_OCR, 1, 0, 0, Layer.USELESS),
        (NO_MARKS, 0, 1, 0, Layer.USELESS),
        (NO_MARKS, 0, 0, 0, Layer.USELESS),
        (MOJIBAKE, 0, 0, 0, Layer.USELESS),
        ("(cid:12)(cid:45)(cid:3) (cid:77)(cid:8)", 0, 0, 0, Layer.USELESS),
        ("\ufffd\ufffd \ufffd\ufffd\ufffd abc", 0, 0, 0, Layer.USELESS),
        ("", 0, 1, 0, Layer.NONE),
        ("", 0, 0, 500, Layer.NONE),  # letters drawn as figures
        ("SAO Y; ỦY BAN NHÂN DÂN TỈNH HẠ XUYÊN", 0, 0.95, 0, Layer.NONE),
    ],
)
def test_judgement(text: str, hidden: float, pictured: float, shapes: int, layer: Layer) -> None:
    assert judge(text, hidden, pictured, shapes) is layer
