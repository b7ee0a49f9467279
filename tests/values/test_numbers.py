from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.numbers import parse_multiple, parse_number, parse_spelled
from extractor.values.units import compose_unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05", "5"),
        ("48,3", "48.3"),
        ("46.200", "46200"),
        ("1.500.000", "1500000"),
        ("10.367,700", "10367.700"),
        ("2.5", "2.5"),
        ("0,75", "0.75"),
    ],
)
def test_numbers_in_digits(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "năm", "1,2,3", "12.", "1.50.000", "-5"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_number(text)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_and_plain_digits_agree(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == parse_number(str(number)) == number


def test_number_words() -> None:
    assert parse_spelled("mười") == 10
    assert parse_multiple("rưỡi") == Decimal("1.5")
    with pytest.raises(ValueError, match="not a number word"):
        parse_spelled("nhiều")


@pytest.mark.parametrize(
    ("parts", "unit"),
    [
        (("triệu", "lượt khách", ""), "triệu lượt khách"),
        (("nghìn tỷ", "đồng", " / năm"), "nghìn tỷ đồng/năm"),
        (("", "ca sinh", "/1.000 phụ nữ"), "ca sinh/1.000 phụ nữ"),
        (("", "giường bệnh", " trên một vạn dân"), "giường bệnh/một vạn dân"),
    ],
)
def test_units_are_composed(parts: tuple[str, str, str], unit: str) -> None:
    assert compose_unit(*parts) == unit
