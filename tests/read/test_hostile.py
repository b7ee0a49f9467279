"""Input that is made to hurt: time and memory stay bounded, and only our own errors come out."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import UnreadableDocument, VanbanError
from extractor.model import Source
from extractor.read import Limits, read_bytes, read_text

_BOMB = '<!DOCTYPE html [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{("&" + old + ";") * 10}">'
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

# Each is repeated to a size; the work must grow with the size, not with its square.
_UNITS = {
    "open tags": "<div>",
    "open bold": "<b>x",
    "end tags": "</b></div></p>",
    "misnested": "<b><i></b></i><td></b>",
    "tag never closed": "<a ",
    "attribute never closed": '<a b="',
    "quotes over tags": '<a x="<b>"<a y=\'',
    "equal signs": "<a =",
    "spaces in tag": "<a" + " " * 50,
    "comment never closed": "<!--",
    "comments": "<!---->x",
    "scripts never closed": "<noscript><title>",
    "script ends": "</script",
    "lists": "<ol><li>",
    "items": "<li>x",
    "tables": "<table><tr><td>",
    "cells": "<tr><td rowspan=999 colspan=99>x",
    "spans of rows": "<td rowspan=9>x<tr>",
    "entities": "&amp",
    "unknown entities": "&abcdefghij",
    "entities of blanks": "&nbsp; ",
    "spaces": "x" + " " * 20,
    "line ends": "\n\n x",
    "less": "<",
    "bold ends": "<b>x</b> ",
    "styles": "<p style='list-style:list-style:font-weight:display:",
    "bullets": "<span style='font-family:symbol'> ",
    "asterisks": "**",
    "bars": "| <br>",
    "hidden": "<p hidden>x",
    "superscripts": "<sup>1",
    "declarations": "<!x><?y></ z>",
}


@pytest.mark.parametrize("opening", ["<html>x", "# x\nx<i>"])
@pytest.mark.parametrize("unit", _UNITS.values(), ids=_UNITS.keys())
def test_time_grows_with_the_length(unit: str, opening: str) -> None:
    limits = Limits(depth=10**9)

    def seconds(size: int) -> float:
        text = opening + unit * (size // len(unit))
        start = time.process_time()
        read_text(text, "page.html", limits)
        return time.process_time() - start

    seconds(1000)
    assert seconds(120_000) < 40 * seconds(12_000) + 0.3


def test_deep_nesting_is_refused_without_recursion() -> None:
    with pytest.raises(UnreadableDocument, match="nested more than") as caught:
        read_text("<html>" + "<div>" * 100_000 + "x", "page.html")
    assert caught.value.place == "page.html"
    assert caught.value.remedy


def test_entities_are_not_expanded_twice() -> None:
    assert read_text(f"{_BOMB}]><html><p>&i;&a; x</p>").text.endswith("x")
    assert read_text("<html><p>&amp;amp;lt;").text == "&amp;lt;"


def test_a_huge_attribute_costs_little() -> None:
    page = f'<html><img src="data:{"A" * 20_000_000}"><p style="{"color:red;" * 1_000_000}">Một</p>'
    start = time.process_time()
    assert read_text(page).text == "Một"
    assert time.process_time() - start < 5


def test_memory_stays_bounded() -> None:
    page = "<html>" + "<b>a</b> <i>b</i>\n" * 5_000
    tracemalloc.start()
    read_text(page)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200 * len(page)


def test_one_long_line_is_read() -> None:
    text = "Rà soát, tổng hợp kết quả. " * 200_000
    assert read_text(text).text is text


def _outcome(data: bytes) -> Source | VanbanError:
    try:
        return read_bytes(data, "random.txt")
    except VanbanError as error:
        return error


@given(st.binary(min_size=1, max_size=200))
def test_random_bytes_give_a_source_or_our_own_error(data: bytes) -> None:
    outcome = _outcome(data)
    if isinstance(outcome, VanbanError):
        assert outcome.place == "random.txt"
    else:
        assert outcome.offsets.size == len(outcome.text)
        assert outcome.offsets.old_size == len(outcome.raw)


# RTF is read by LibreOffice, too slow to start hundreds of times: see tests/read/office.
@given(
    st.sampled_from([b"", b"\xff\xfe", b"\xef\xbb\xbf", b"<html>", b"%PDF", b"PK\x03\x04"]),
    st.text(max_size=100),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "windows-1258"]),
)
def test_random_text_in_any_encoding(start: bytes, text: str, encoding: str) -> None:
    outcome = _outcome(start + text.encode(encoding, "ignore") or b" ")
    assert outcome.path if isinstance(outcome, Source) else outcome.problem
