"""Nơi nhận: to whom the document is sent."""

from __future__ import annotations

import re

from extractor.lexicon.patterns import patterns

from .parts import NOTHING, Reading, View

_PATTERNS = patterns("signature")
_ENDS = " \t\n;.,:*_"
_LAST = re.compile(r"^[Ll][ưu]u(?: trữ)?(?: ?:| VT| văn thư|$)")


def read_recipients(block: View) -> tuple[tuple[str, ...], Reading]:
    """The lines of the list without bullets and end marks, and where the list stands.

    Lines wrapped or glued are put right, what was read in from the signature beside the list is
    left out, and so is what follows "Lưu", which ends every list.
    """
    if not block.text.strip():
        return (), NOTHING
    lines = [_first_column(line) for line in block.text.split("\n")]
    text = "\n".join(line for line in lines if line.strip())
    label = _PATTERNS["label"].regex.match(text)
    listed = text[label.end() :] if label else text
    items: list[str] = []
    for item in _items(listed):
        name = " ".join(item.split()).strip(_ENDS)
        if any(letter.isalpha() for letter in name):
            items.append(name)
        if _LAST.match(name):
            break
    return tuple(items), block.reading(0, len(block.text), "") if items else NOTHING


def _first_column(line: str) -> str:
    second = _PATTERNS["second_column"].regex.search(line)
    return line[: second.start()] if second else line


def _items(listed: str) -> list[str]:
    bulleted = _PATTERNS["bullet"].regex.split(listed)
    if len(bulleted) > 1:
        return [item for part in bulleted for item in _unwrapped(part)]
    if "\n" in listed.strip():
        return _unwrapped(listed)
    return listed.split(";")


def _unwrapped(part: str) -> list[str]:
    """The lines of `part`, those that only continue the line before joined to it."""
    items: list[str] = []
    for line in filter(None, map(str.strip, part.split("\n"))):
        if items and not (items[-1].endswith((";", ".")) and line[0].isupper()):
            items[-1] += f" {line}"
        else:
            items.append(line)
    return items
