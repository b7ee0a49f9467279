"""Folding for comparison: same length as the text it is made from, so that offsets stay valid."""

from __future__ import annotations

import re

# Two ways to place the tone mark on oa, oe, uy (QĐ 1989/QĐ-BGDĐT allows both): "hoà" and "hòa".
_MODERN = {
    first + tone: other + second
    for first, second, plain, accented in (
        ("o", "a", "aàáảãạ", "oòóỏõọ"),
        ("o", "e", "eèéẻẽẹ", "oòóỏõọ"),
        ("u", "y", "yỳýỷỹỵ", "uùúủũụ"),
    )
    for tone, other in zip(plain[1:], accented[1:], strict=True)
}
# After q the u belongs to the consonant: "quý" is one spelling only. (The letters come first, as
# the search for one of two first letters is fast.)
_TONE = re.compile("(?:" + "|".join(_MODERN) + r")(?<!q..)(?![a-zà-ỹ])")


def fold(text: str) -> str:
    """`text` in lower case, with the tone marks of oa, oe, uy on the first vowel.

    The result has the length of `text`, which must be NFC.

    >>> fold("Uỷ ban XÃ HOÀ BÌNH, quý I")
    'ủy ban xã hòa bình, quý i'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" and its like grow in lower case
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return _TONE.sub(lambda match: _MODERN[match.group()], lowered)
