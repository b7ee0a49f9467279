"""Documents that are nearly the same, by MinHash (Broder 1997) on stretches of five words.

Forty lines, where the library for it (datasketch) would bring SciPy: 100 MB for one `min`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]

SIMILAR = 0.8  # of all stretches of words that either has, both have so many
_STRETCH = 5  # words
_HASHES = 120
_BANDS = 20  # of six: two that are similar share one of them 998 times in 1,000
_WORD = re.compile(r"\w+")
_CHUNK = 5_000  # stretches at a time

_numbers = np.random.Generator(np.random.PCG64(20250304))
_SEEDS = _numbers.integers(0, 2**63, size=(_HASHES, 1), dtype=np.uint64)
_POWERS = np.cumprod(np.full(_STRETCH, 0x9E3779B97F4A7C15, np.uint64))


def signature(text: str) -> bytes:
    """What is compared of a text, 480 bytes; b"" where it has no word.

    >>> one = signature("Phát triển hạ tầng số tỉnh Vân Khê đến năm 2030")
    >>> one == signature("PHÁT TRIỂN hạ tầng số, tỉnh Vân Khê đến năm 2030."), len(one)
    (True, 480)
    """
    words = [zlib.crc32(word.encode("utf-8", "replace")) for word in _WORD.findall(text.lower())]
    if not words:
        return b""
    hashed = np.array(words, np.uint64)
    count = max(len(words) - _STRETCH + 1, 1)
    stretches = np.zeros(count, np.uint64)
    for place, power in enumerate(_POWERS):
        part = hashed[place : place + count]
        stretches[: len(part)] += part * power
    stretches = np.unique(_mixed(stretches))
    least = np.full(_HASHES, 2**64 - 1, np.uint64)
    for start in range(0, len(stretches), _CHUNK):
        values = _mixed(stretches[None, start : start + _CHUNK] ^ _SEEDS)
        np.minimum(least, values.min(axis=1), out=least)
    return (least >> np.uint64(32)).astype("<u4").tobytes()


def _mixed(values: Numbers) -> Numbers:
    """Every bit of a number spread over all of it (the last steps of SplitMix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def likeness(one: bytes, other: bytes) -> float:
    """The share of stretches that two texts have in common, estimated to a few hundredths."""
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def similar(signatures: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """For each document that is nearly one before it the id of that one.

    Takes 2 kB of memory a document.

    >>> texts = {"a": "một hai ba bốn năm sáu bảy", "b": "tám chín mười một hai ba"}
    >>> similar((name, signature(text)) for name, text in [*texts.items(), ("c", texts["a"])])
    {'c': 'a'}
    """
    found: dict[str, str] = {}
    names: list[str] = []
    kept: list[bytes] = []
    first: dict[bytes, int] = {}
    width = 4 * _HASHES // _BANDS
    for name, own in signatures:
        if not own:
            continue
        bands = [bytes([band]) + own[width * band : width * (band + 1)] for band in range(_BANDS)]
        candidates = sorted({first[band] for band in bands if band in first})
        match = next((c for c in candidates if likeness(own, kept[c]) >= SIMILAR), None)
        if match is not None:
            found[name] = names[match]
            continue
        for band in bands:
            first.setdefault(band, len(names))
        names.append(name)
        kept.append(own)
    return found
