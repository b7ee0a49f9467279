"""No cell is run by a spreadsheet, no ordinary cell is changed, and all come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.export.formula import guard, unguard

RUN = (
    "=1+1",
    "  =1+1",
    '=HYPERLINK("http://a","b")',
    "@SUM(A1:A9)",
    "＝1+1",
    "\t=1",
    "\r=1",
    "+SUM(A1)",
    "-SUM(1)",
    "- SUM(1)",
    "-2+3+cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-'[a.xls]S'!A1",
    '-"x"&WEBSERVICE("http://a")',
    '-ố&WEBSERVICE("http://a")',
    "-A1 B2,SUM(1)",
    "-1+1",
    "+A1",
    "-A1*B$2",
    "- 2021 - 2025",
)
NOT_RUN = (
    "- Phối hợp với các sở, ngành (nếu có)",
    "+ Rà soát, thống kê: 12 xã",
    "- UBND các xã (cấp xã) và UBND các phường(theo địa bàn)",
    "- Lưu: VT, XD(2b).",
    "-5%",
    "+84",
    "- 1.500",
    "-1",
    "+",
    "-",
    "'Sông Lam' là tên tờ báo",
    "Tổng = 12",
    "a@b.vn",
    "",
)


@pytest.mark.parametrize("cell", RUN)
def test_what_would_be_run_is_guarded(cell: str) -> None:
    assert guard(cell) == "'" + cell
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", NOT_RUN)
def test_what_would_not_be_run_stays(cell: str) -> None:
    assert guard(cell) == cell
    assert unguard(cell) == cell


@given(st.text(alphabet="'=+-@A1(|!.\t ố") | st.text())
def test_every_cell_comes_back(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@given(st.sampled_from("=@\t\r\n＝＠"), st.text())
def test_no_formula_sign_is_first(sign: str, rest: str) -> None:
    assert guard(sign + rest).startswith("'")


def test_long_hostile_cells_take_linear_time() -> None:
    for cell in (
        "-" + "1" * 200_000 + "x",
        "-" + "A1+" * 70_000,
        "+" + "a|" * 100_000,
        "- " * 100_000,
    ):
        assert unguard(guard(cell)) == cell
