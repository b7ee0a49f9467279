"""What a document does to those that it cites: replaces, repeals, amends."""

from __future__ import annotations

import pytest

from extractor.extract.citations import citations
from extractor.model import Relation, Zone
from tests.build import document_of

from .test_citations import cited


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 05/01/2021.", Relation.REPLACES),
        ("Kế hoạch số 12/KH-UBND hết hiệu lực kể từ ngày ký Kế hoạch này.", Relation.REPEALS),
        ("Quyết định này bãi bỏ Quyết định số 12/QĐ-UBND.", Relation.REPEALS),
        ("Áp dụng từ ngày ký. Bãi bỏ Quyết định số 12/QĐ-UBND.", Relation.REPEALS),
        ("Sở Tư pháp rà soát, đề xuất bãi bỏ Quyết định số 12/QĐ-UBND.", Relation.MENTION),
        ("Rà soát, thay thế Quyết định số 12/QĐ-UBND khi cần.", Relation.MENTION),
    ],
)
def test_effects(text: str, relation: Relation) -> None:
    assert [citation.relation for citation in cited(text)] == [relation]


def test_an_amending_document_amends_what_its_articles_name() -> None:
    document = document_of(
        ("", "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA THÔNG TƯ SỐ 1/2020/TT-BYT", {"zone": Zone.HEADER}),
        ("I", "Điều 1. Sửa đổi khoản 2 Điều 3 Thông tư số 1/2020/TT-BYT"),
        ("II", "Điều 2. Trách nhiệm theo Thông tư số 2/2020/TT-BYT"),
    )
    assert [c.relation for c in citations(document)][1:] == [Relation.AMENDS, Relation.MENTION]
