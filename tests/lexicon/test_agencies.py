"""The authority file and its one expression: every name is found, in every usual spelling."""

from __future__ import annotations

import re

import pytest

from extractor.lexicon.agencies import (
    AbbreviationUse,
    agencies,
    agency_fields,
    agency_named,
    agency_names,
    common_abbreviations,
    known_agency,
)
from extractor.model import fold


def test_every_name_is_found_whole() -> None:
    for agency in agencies():
        match = agency_names().fullmatch(fold(agency.name))
        assert match, agency.name
        found = agency_named(agency.name)
        assert found is not None
        assert found.id == agency.id


def test_ids_are_unique_and_made_of_ascii() -> None:
    ids = [agency.id for agency in agencies()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9-]+", identifier) for identifier in ids)


def test_every_row_has_a_source_and_dates_in_order() -> None:
    for agency in agencies():
        assert agency.source
        assert agency.level
        for day in (agency.valid_from, agency.valid_until):
            assert re.fullmatch(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?", day)
        if agency.valid_from and agency.valid_until:
            assert agency.valid_from < agency.valid_until


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Sở Văn hoá, Thể thao & Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("SỞ Y TẾ TỈNH", "Sở Y tế"),
        ("Sở Lao động, Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Khoa học Công nghệ", "Sở Khoa học và Công nghệ"),
        ("Văn phòng HĐND và UBND huyện", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Uỷ ban MTTQ Việt Nam xã", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("phòng Văn hóa – Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Đoàn TNCS Hồ Chí Minh tỉnh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("Bộ NN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ],
)
def test_usual_spellings(printed: str, name: str) -> None:
    agency = agency_named(printed)
    assert agency is not None
    assert agency.name == name


@pytest.mark.parametrize(
    "printed", ["các sở, ban, ngành", "cơ sở y tế", "Sởytế", "Giám đốc Sở Y tế", "", "hội thảo"]
)
def test_what_begins_with_no_known_name(printed: str) -> None:
    assert agency_named(printed) is None


def test_the_longest_name_wins() -> None:
    agency = agency_named("Sở Văn hóa và Thể thao")
    assert agency is not None
    assert agency.id == "so-van-hoa-va-the-thao"
    longer = agency_named("Sở Văn hóa, Thể thao và Du lịch")
    assert longer is not None
    assert longer.id == "so-van-hoa-the-thao-va-du-lich"


def test_a_comma_is_no_spelling_of_and() -> None:
    found = known_agency("sở thương mại, du lịch")
    assert found is not None
    assert found[0].name == "Sở Thương mại"


def test_merged_ministries_end_where_their_successors_begin() -> None:
    before = agency_named("Bộ Tài nguyên và Môi trường")
    after = agency_named("Bộ Nông nghiệp và Môi trường")
    assert before is not None
    assert after is not None
    assert (before.valid_until, after.valid_from) == ("2025-02-28", "2025-03-01")


def test_fields_leave_out_their_head() -> None:
    assert agency_fields("sở").match("tài chính, y tế")
    assert not agency_fields("sở").match("hà nội")
    assert not agency_fields("xưởng").match("y tế")


def test_abbreviations_are_short_and_their_use_is_known() -> None:
    for short, entry in common_abbreviations().items():
        assert short == entry.short
        assert entry.source
        assert entry.use in AbbreviationUse
        assert entry.expansion != short
