"""What stands between two lines that are one text: a space, or nothing where a word is broken."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGNS = ("-", "/")  # behind which words and numbers are broken
_NUMBER = re.compile(r"\d\S*/\S*\w$")  # "165/2024/NĐ", where "-CP" may follow
_SYMBOL = re.compile(r"[-/][A-ZĐ]")
_ADDRESS = re.compile(r"(?:://|www\.)\S*$")
_OF_ADDRESS = re.compile(r"\S*[./]\w")


def is_broken(text: str, after: str) -> bool:
    """Does a line end in the midst of a word that `after`, the next one, goes on with?

    >>> is_broken("theo Quyết định số 12/QĐ-", "UBND ngày"), is_broken("số 165/2024/NĐ", "-CP ngày")
    (True, True)
    >>> is_broken("Rà soát", "- Hội Nông dân"), is_broken("https://tinh.gov", ".vn (một phần)")
    (False, True)
    """
    last = text[-1:]
    if last in _SIGNS:
        return after[:1].isalnum() and text[-2:-1].isalnum()
    if _SYMBOL.match(after):
        return _NUMBER.search(text) is not None
    return (
        "." in after and _OF_ADDRESS.match(after) is not None and _ADDRESS.search(text) is not None
    )


def joined_text(lines: Sequence[str]) -> str:
    """The lines of a cell, or the parts of one, as one text."""
    parts: list[str] = []
    for line in filter(None, lines):
        if parts and not is_broken(parts[-1], line):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)
