"""Texts to measure with: the sample plans, and documents of any length made from them."""

from __future__ import annotations

from functools import cache
from itertools import cycle
from pathlib import Path

from extractor.model import Span, Zone
from extractor.pipeline import parse
from extractor.read import read

SAMPLES = Path(__file__).parents[2] / "corpora" / "plans"
_CHAPTERS = 50  # in each part
_HEADER = "ỦY BAN NHÂN DÂN\nTỈNH VÂN KHÊ\n\nKẾ HOẠCH\nPhát triển tỉnh Vân Khê đến năm 2030\n\n"


@cache
def sample_texts() -> tuple[str, ...]:
    """The characters of the sample plans in plain text and Markdown."""
    return tuple(read(path).raw for path in _paths())


@cache
def bodies() -> tuple[str, ...]:
    """The body of each sample whose outline begins at "I", as it stands in its file."""
    found: list[str] = []
    for path in _paths():
        document = parse(path)
        body = list(document.in_zone(Zone.BODY))
        if body[0].path == "I":
            whole = Span(body[0].span.start, body[-1].span.end)
            found.append(document.source.offsets.to_old(whole).of(document.source.source.raw))
    return tuple(found)


def _paths() -> list[Path]:
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md"))


def long_document(size: int) -> str:
    """One document of at least `size` characters: the bodies of the samples by turns, each as a
    chapter of its own, so that all labels stay unique and no numbering restarts within a chapter.
    """
    parts = [_HEADER]
    length = 0
    for number, body in enumerate(cycle(bodies())):
        part, chapter = divmod(number, _CHAPTERS)
        if not chapter:
            parts.append(f"PHẦN {part + 1}. NHIỆM VỤ\n")
        parts.append(f"CHƯƠNG {chapter + 1}. NỘI DUNG\n{body}\n")
        length += len(parts[-1])
        if length >= size:
            return "".join(parts)
    raise AssertionError("cycle() ends only where there are no samples")
