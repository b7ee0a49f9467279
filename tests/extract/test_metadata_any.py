"""Metadata of any lines at all: no exception, no time lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.extract.metadata import metadata
from extractor.model import Metadata
from tests.build import document_of
from tests.extract.lines import said, written

from .test_metadata import PLAN

_LINES = st.sampled_from(PLAN).map(lambda line: line[2:])
_ANY = st.lists(st.tuples(st.sampled_from("hpbcrsf"), _LINES | st.text(max_size=40)), max_size=12)


@settings(deadline=None)
@given(_ANY)
def test_any_lines_in_any_zones_are_read(lines: list[tuple[str, str]]) -> None:
    document = written(*(f"{zone} {' '.join(text.split())}" for zone, text in lines))
    found = metadata(document)
    for name, span in found.spans:
        assert 0 <= span.start <= span.end <= len(document.text), name
    assert found == metadata(document)


@pytest.mark.parametrize("text", ["", "Số", "KẾ HOẠCH", "ngày tháng năm", "Nơi nhận:", "TM."])
@pytest.mark.parametrize("zone", "hprs")
def test_scraps_give_no_exception(text: str, zone: str) -> None:
    found = said(f"{zone} {text}")
    assert (found.number, found.title, found.signer, found.issued_on) == ("", "", "", "")


def test_a_document_without_sections_says_nothing() -> None:
    assert metadata(document_of()) == Metadata()


@pytest.mark.parametrize(
    "line",
    [
        "h " + "Số " * 9_000,
        "h " + "ngày " * 9_000,
        "h " + "A " * 9_000 + "KẾ HOẠCH",
        "h " + "Nơi ban hành: " * 2_000,
        "h SỞ Y TẾ" + " PHÒNG" * 3_000,
        "p " + "UBND tỉnh " * 9_000,
        "r - " + "a; " * 9_000,
        "s " + "KT. CHỦ TỊCH " * 9_000,
        "s CHỦ TỊCH " + "Nguyễn " * 9_000,
        "b " + "này có hiệu lực thông qua ngày " * 5_000,
    ],
)
def test_hostile_lines_take_no_time(line: str) -> None:
    document = written("h KẾ HOẠCH", line)
    began = time.perf_counter()
    metadata(document)
    assert time.perf_counter() - began < 1
