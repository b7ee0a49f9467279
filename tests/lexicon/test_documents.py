"""Types of document, issuing bodies and laws: what the lists hold is found again."""

from __future__ import annotations

import pytest

from extractor.lexicon.document_types import document_types, type_of_code, types_by_name
from extractor.lexicon.issuers import issuer_of_code, issuers
from extractor.lexicon.laws import law_name_at, law_names
from extractor.model import fold


def test_every_type_is_found_by_its_name() -> None:
    for kind in document_types():
        assert types_by_name()[fold(kind.name)].name == kind.name
        assert all(alias == fold(alias) for alias in kind.aliases)


@pytest.mark.parametrize(
    ("code", "party", "name"),
    [
        ("QĐ", False, "Quyết định"),
        ("ctr", False, "Chương trình"),
        ("TTR", False, "Tờ trình"),
        ("TT", True, "Thông tri"),
        ("TT", False, "Thông tư"),
        ("NQ", True, "Nghị quyết"),
    ],
)
def test_types_by_abbreviation(code: str, party: bool, name: str) -> None:
    kind = type_of_code(code, party=party)
    assert kind is not None
    assert kind.name == name


def test_every_issuer_is_found_in_any_case() -> None:
    for issuer in issuers():
        for code in (issuer.code, issuer.code.upper(), issuer.code.lower()):
            found = issuer_of_code(code)
            assert found is not None
            assert found.code == issuer.code


def test_every_law_is_found_whole_in_a_sentence() -> None:
    for name in law_names().values():
        sentence = fold(f"theo {name} và các văn bản")
        assert law_name_at(sentence, 5) == 5 + len(name.rstrip(")")), name
