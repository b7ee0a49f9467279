"""Texts that were recognised elsewhere are read as recognised text is; typed ones at their word."""

from __future__ import annotations

from extractor.normalise.recognised import looks_recognised
from extractor.pipeline import process_text

PAGE = """ỦY BAN NHÂN DÂN
TỈNH HÒA AN

ĐẾN: _¬ CHỈ THỊ
Về phát triển nguôn nước

I. NHIỆM VỤ

1. Sở Y tế rà soát các đoanh nghiệp cấp nước, phối hop với Sở Tài chính, báo cáo quôc hội.

2. Dé nghị Hội Nông dân kiểm tra kêt quả ở các xã.

Il. TO CHỨC THỰC HIỆN

1. Các cơ quan chức năng rà soát thué và vân đề tồn tại, báo cảo Ủy ban nhân dân tỉnh duyệ.

2. Sở Văn hóa, Thé thao và Du lich chủ tri kiểm tra các khu nghỉ dưỡng."""
TYPED = (
    PAGE.replace("nguôn", "nguồn")
    .replace("đoanh", "doanh")
    .replace("quôc", "Quốc")
    .replace("kêt", "kết")
)


def test_one_kind_of_error_alone_is_no_sign() -> None:
    assert looks_recognised(PAGE)
    assert not looks_recognised(TYPED)  # fewer words that are none
    assert not looks_recognised("nguôn đoanh quôc kêt thué duyệ " * 5)  # no known phrase is hurt
    assert not looks_recognised("")


def test_nobody_misspells_the_type_of_what_he_types() -> None:
    assert looks_recognised("XÃ AN HÒA\n\nCHÍ THỊ\n\nVề chợ quê")
    assert not looks_recognised("XÃ AN HÒA\n\nCHỈ THỊ\n\nVề chợ quê")
    assert not looks_recognised("Ngày họp chợ\nCHÍ THỊ TRƯỜNG")


def test_what_a_recognised_text_means_is_found() -> None:
    result = process_text(PAGE)
    found = [
        (result.document.sections[part.section].path, part.role.value, part.agency)
        for part in result.facts.assignments
    ]
    assert found == [
        ("I.1", "lead", "Sở Y tế"),
        ("I.1", "coordinate", "Sở Tài chính"),
        ("I.1", "recipient", "Quốc hội"),
        ("I.2", "lead", "Hội Nông dân"),
        ("II.1", "lead", "Các cơ quan chức năng"),
        ("II.1", "recipient", "Ủy ban nhân dân tỉnh"),
        ("II.2", "lead", "Sở Văn hóa, Thể thao và Du lịch"),
    ]


def test_the_text_itself_stays() -> None:
    result = process_text(PAGE)
    assert "phối hop với Sở Tài chính" in result.document.text
    assert "phối hợp với Sở Tài chính" in result.document.source.matched
    assert result.document.source.source.text_source.value == "text"
