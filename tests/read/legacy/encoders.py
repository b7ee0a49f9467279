"""Unicode to the old encodings, made from the same tables."""

from __future__ import annotations

from functools import cache

from extractor.lexicon.alphabet import LOWER, UPPER
from extractor.lexicon.legacy import Charset, letters

ALPHABET = (LOWER + UPPER).replace("a-z", "").replace("A-Z", "")
_SIGNS = {sign: bytes([place]).decode("latin-1") for place, sign in (
    (0x93, "“"), (0x94, "”"), (0x96, "–"),
)}  # fmt: skip


def encode(text: str, charset: Charset) -> str:
    """The characters of ISO 8859-1 that stand for `text` in an old encoding.

    Capitals that TCVN3 has not are small letters, as typed in a font of capitals.
    """
    codes = _codes(charset)
    signs = _SIGNS if charset in (Charset.TCVN3, Charset.VNI) else {}
    return "".join(codes.get(c) or signs.get(c, c) for c in text)


@cache
def _codes(charset: Charset) -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, letter in letters(charset).items():
        if max(code) <= "\xff":
            codes.setdefault(letter, code)
    if charset is Charset.TCVN3:
        for letter, code in codes.items():
            if len(code) == 2:
                codes[letter] = codes[letter.lower()]
    return codes
