"""Numbers as Word writes them in labels (ECMA-376 part 1, 17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from extractor.values.roman import to_roman

_LETTERS = 26
_ROMAN_END = 400
_MOST_LETTERS = 30  # times that Word repeats a letter
_CHICAGO = "*†‡§"


def numeral(number: int, style: str) -> str:
    """`number` in the format `style`; what a format cannot write is in digits, 0 is often nothing.

    Letters past z are doubled: there is no "đ" among them, nor "ab".

    >>> [numeral(4, style) for style in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    >>> numeral(28, "upperLetter"), numeral(5, "numberInDash"), numeral(3, "decimalEnclosedCircle")
    ('BB', '- 5 -', '③')
    """
    if style in ("none", "bullet"):
        return ""
    if style in ("lowerLetter", "upperLetter"):
        if number <= 0:
            return ""
        times, letter = divmod(number - 1, _LETTERS)
        letters = chr(ord("a") + letter) * min(times + 1, _MOST_LETTERS)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman") and number < _ROMAN_END:
        roman = to_roman(number) if number > 0 else ""
        return roman if style == "upperRoman" else roman.lower()
    if style == "chicago" and number > 0:
        times, sign = divmod(number - 1, len(_CHICAGO))
        return _CHICAGO[sign] * min(times + 1, _MOST_LETTERS)
    if style == "decimalZero" and 0 <= number < 10:
        return f"0{number}"
    if style == "numberInDash":
        return f"- {number} -"
    if style == "ordinal":
        return f"{number}{_ending(number)}"
    return _enclosed(number, style) or str(number)


def padded(number: int, model: str) -> str:
    """`number` with as many digits as the first number of a custom format ("001, 002, 003").

    >>> padded(7, "001, 002, 003, ..."), padded(7, "?")
    ('007', '7')
    """
    first = model.split(",")[0].strip()
    return str(number).zfill(len(first) if first.isdigit() else 1)


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _enclosed(number: int, style: str) -> str:
    firsts = {
        "decimalEnclosedCircle": 0x2460,
        "decimalEnclosedParen": 0x2474,
        "decimalEnclosedFullstop": 0x2488,
    }
    return chr(firsts[style] + number - 1) if style in firsts and 1 <= number <= 20 else ""
