"""Numbers as Vietnamese documents print them: decimal comma, point for thousands."""

from __future__ import annotations

import re
from decimal import Decimal

# "46.200" has groups of three and is whole; "2.1" has none, so that its point is a decimal one,
# as in documents typed with foreign settings.
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[,.]\d+)?")

_SPELLED = {
    word: Decimal(value)
    for value, words in enumerate(
        (
            ("một",),
            ("hai",),
            ("ba",),
            ("bốn", "tư"),
            ("năm", "lăm"),
            ("sáu",),
            ("bảy", "bẩy"),
            ("tám",),
            ("chín",),
            ("mười",),
        ),
        start=1,
    )
    for word in words
}


def parse_number(text: str) -> Decimal:
    """The value of a number in digits; leading zeros do not count.

    Raises ValueError where `text` is not one such number.

    >>> parse_number("46.200"), parse_number("48,3"), parse_number("05")
    (Decimal('46200'), Decimal('48.3'), Decimal('5'))
    >>> parse_number("1.500.000,25"), parse_number("2.5")
    (Decimal('1500000.25'), Decimal('2.5'))
    """
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    raise ValueError(f"not a number in Vietnamese notation: {text!r}")


def parse_spelled(word: str) -> Decimal:
    """The value of a number word from one to ten, in lower case.

    Raises ValueError for any other word.

    >>> parse_spelled("bốn")
    Decimal('4')
    """
    try:
        return _SPELLED[word]
    except KeyError:
        raise ValueError(f"not a number word from một to mười: {word!r}") from None


def parse_multiple(word: str) -> Decimal:
    """How often "gấp đôi", "gấp rưỡi" or "gấp ba" takes the old value.

    Raises ValueError for a word that names no multiple.

    >>> parse_multiple("đôi"), parse_multiple("rưỡi"), parse_multiple("ba")
    (Decimal('2'), Decimal('1.5'), Decimal('3'))
    """
    named = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
    return named.get(word) or parse_spelled(word)
