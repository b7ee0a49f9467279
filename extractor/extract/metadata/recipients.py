"""Nơi nhận: to whom the document is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.lexicon.patterns import patterns
from extractor.lexicon.wordlists import surnames
from extractor.model import Span

from .view import NOTHING, Reading, View

_PATTERNS = patterns("signature")
_ENDS = " \t\n;.,:*_"
_LAST = re.compile(r"(?:^|[-–+•*] ?)[Ll]ưu(?: trữ)?(?: ?:| ?VT| văn thư|\W*$)")


@dataclass(frozen=True, slots=True)
class Recipients:
    """The lines of the list, without bullets and end marks, and where it stands.

    `rest` is what stands in or behind the list but is none of it: a signature that was read
    together with it.
    """

    names: tuple[str, ...]
    place: Reading
    rest: View


def read_recipients(block: View) -> Recipients:
    """Read the list; lines that are wrapped or glued are put right.

    "Lưu" ends every list: what follows it is no recipient.
    """
    listed, taken = _columns(block)
    label = _PATTERNS["label"].regex.match(listed)
    names: list[str] = []
    for item in _items(listed[label.end() :] if label else listed):
        name = " ".join(item.split()).strip(_ENDS)
        if any(letter.isalpha() for letter in name):
            names.append(name)
        if _LAST.match(name):
            break
    place = block.reading(taken[0].start, taken[-1].end, "") if names else NOTHING
    return Recipients(tuple(names), place, block.without(*taken))


def _columns(block: View) -> tuple[str, list[Span]]:
    """The text of the list, and the stretches of the view that it takes up."""
    parts: list[str] = []
    taken: list[Span] = []
    ended = False
    for match in re.finditer(r"[^\n]+", block.text):
        line = match.group()
        if ended and not _PATTERNS["bullet"].regex.match(line):
            continue
        second = _PATTERNS["second_column"].regex.search(line)
        own = line[: second.start()] if second else line
        if _LAST.search(own):
            own = own[: _name_start(own)]
        if own.strip():
            parts.append(own)
            taken.append(Span(match.start(), match.start() + len(own)))
        ended = ended or (_LAST.search(own) is not None and not own.rstrip().endswith(","))
    return "\n".join(parts), taken


def _name_start(last: str) -> int:
    """Where the signer's name begins that was read into the last line, else its end.

    "Lưu: VT, KT. Lê Thị Hoa" is signed; in "Lưu: VT, Lê Thị Hoa" the comma lists who drafted.
    """
    words = list(re.finditer(r"\S+", last))
    for count in (3, 4, 5):
        name = words[-count:]
        given = all(word.group().isalpha() and word.group().istitle() for word in name)
        before = last[: name[0].start()].rstrip() if len(words) > count else ","
        if given and name[0].group() in surnames() and not before.endswith((",", ":")):
            return name[0].start()
    return len(last)


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
