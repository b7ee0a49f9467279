"""Roman numerals, 1 to 399, as sections and chapters use them."""

from __future__ import annotations

import re

_FORM = re.compile(r"(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def from_roman(text: str) -> int | None:
    """The number that `text` stands for; None where it is no well-formed numeral.

    >>> from_roman("XIV"), from_roman("IIII"), from_roman("")
    (14, None, None)
    """
    if not text or not _FORM.fullmatch(text):
        return None
    values = [_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def to_roman(number: int) -> str:
    """`number` (1 to 399) as a Roman numeral.

    >>> to_roman(14), from_roman(to_roman(399))
    ('XIV', 399)
    """
    if not 1 <= number <= 399:
        raise ValueError(f"{number} is outside 1 to 399")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    shifted = str.maketrans("IVX", "XLC")
    return "C" * hundreds + units[tens].translate(shifted) + units[ones]
