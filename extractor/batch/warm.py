"""What every process will need, loaded once before they are forked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from extractor.pipeline import process_text

Item = TypeVar("Item")


def warmed(items: Iterable[Item]) -> Iterator[Item]:
    """The items; before the first of them patterns and names are loaded, which all then share."""
    for number, item in enumerate(items):
        if not number:
            process_text("KẾ HOẠCH\nI. MỤC TIÊU\n1. Năm 2030 đạt 90%; Sở Y tế chủ trì.")
        yield item
