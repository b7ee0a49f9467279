"""Tone marks: taken away, and put back where only one phrase of the genre can be meant.

Recognised text loses tone marks or has wrong ones ("QUYÉT ĐỊNH", "Uỷ bạn nhân dân"). For matching,
never for storing, the phrases on which layout and meaning hang are given theirs again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from extractor.model import fold

from .provinces import provinces


def toneless(text: str) -> str:
    """`text` without any mark on its letters, đ as d; NFC in, and of the same length out.

    >>> toneless("Uỷ bạn, QUYÉT ĐỊNH")
    'Uy ban, QUYET DINH'
    """
    return text.translate(_bases())


@cache
def _bases() -> dict[int, str]:
    letters = (chr(code) for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)))
    bases = {ord("đ"): "d", ord("Đ"): "D"}
    for letter in letters:
        base = unicodedata.normalize("NFD", letter)[0]
        if base != letter and base.isascii():
            bases[ord(letter)] = base
    return bases


def restore_tones(text: str) -> str:
    """`text` with the tone marks of known phrases put right; the same length, the same case.

    Names of provinces are, where they are printed as names.

    >>> restore_tones("QUYÉT ĐỊNH só 5; Uỷ bạn nhân dân; ban khoăn; Cân Thơ; cân thơ")
    'QUYẾT ĐỊNH số 5; Ủy ban nhân dân; ban khoăn; Cần Thơ; cân thơ'
    """
    plain = toneless(text).lower()
    if len(plain) != len(text):
        return text
    regex, phrases = _phrases()
    listed = _listed()
    pieces: list[str] = []
    at = 0
    for match in regex.finditer(plain):
        start, end = match.span()
        meant = phrases[match.group()]
        printed = text[start:end]
        if meant in _names() and not printed.istitle() and not printed.isupper():
            continue
        if fold(printed) in listed:  # "hàng năm" beside "hằng năm"
            continue
        pieces.append(text[at:start])
        pieces.append(
            "".join(
                new.upper() if old.isupper() else new
                for old, new in zip(printed, meant, strict=True)
            )
        )
        at = end
    return "".join(pieces) + text[at:]


@cache
def _names() -> frozenset[str]:
    return frozenset(fold(province.name) for province in provinces() if " " in province.name)


@cache
def _listed() -> frozenset[str]:
    return frozenset(fold(line.removesuffix(" #")) for line in _lines())


def _lines() -> list[str]:
    text = (files("extractor.data") / "phrases.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """One expression for all phrases without their marks, and the phrase that each stands for."""
    lines = [fold(line) for line in _lines()]
    phrases = {toneless(name): name for name in sorted(_names())}
    phrases |= {toneless(line.removesuffix(" #")): line.removesuffix(" #") for line in lines}
    numbered = {toneless(line.removesuffix(" #")) for line in lines if line.endswith(" #")}
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    parts = (
        re.escape(phrase) + (r"(?=[ :]{1,2}(?:[\d/]|[ivx]+\b))" if phrase in numbered else "")
        for phrase in ordered
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"), phrases
