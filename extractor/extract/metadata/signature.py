"""Who signed, in which office, and on whose behalf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractor.lexicon.names import position, position_pattern, proper_name
from extractor.lexicon.patterns import patterns
from extractor.lexicon.tones import toneless
from extractor.lexicon.wordlists import surnames
from extractor.model import fold

from .view import NOTHING, Reading, View

_PATTERNS = patterns("signature")
_SKIPPED = re.compile(r"[\s.,;:*_/\\()“”\"'‘’-]+")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_GIVEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*")
_LONGEST_NAME = 6
_FOR_ANOTHER = ("KT.", "TL.", "TUQ.", "TUN.")


@dataclass(frozen=True, slots=True)
class Signature:
    """The signer, the office he signs in and the marks before it (TM., KT. ...) as printed."""

    signer: Reading = NOTHING
    position: Reading = NOTHING
    marks: tuple[str, ...] = ()
    marks_at: Reading = NOTHING
    body: str = ""


class _Element(NamedTuple):
    """A mark, an office or a name: its kind, where it stands, and what it says."""

    kind: str
    place: Reading


def read_signature(block: View) -> Signature:
    """Read a signature block from its top: marks and offices, then the name below them.

    The office behind KT., TL. or TUQ. is that of whom the signer acts for, the next his own.
    """
    marks: list[Reading] = []
    offices: list[Reading] = []
    own: list[Reading] = []
    signer, body, before = NOTHING, "", ""
    for kind, place in _elements(block):
        if kind == "mark":
            marks.append(place)
        elif kind == "body":
            body = body or place.value
        elif kind == "office":
            offices.append(place)
            if before not in _FOR_ANOTHER:
                own.append(place)
        else:
            signer = place
            break
        before = place.value if kind == "mark" else kind
    return Signature(
        signer=signer if offices else _unheaded_name(block),
        position=(own or offices[-1:] or [NOTHING])[0],
        marks=tuple(mark.value for mark in marks),
        marks_at=marks[0] if marks else NOTHING,
        body=body,
    )


def _elements(block: View) -> Iterator[_Element]:
    """The elements of a block in their order; names count below an office only."""
    at, offices, text = 0, 0, block.text
    while at < len(text):
        skipped = _SKIPPED.match(text, at) or _PATTERNS["signed"].regex.match(text, at)
        if skipped:
            at = skipped.end()
            continue
        mark = _PATTERNS["mark"].regex.match(text, at)
        office = None if mark else position_pattern().match(block.folded, at)
        rank = _PATTERNS["rank"].regex.match(text, at)
        start = rank.end() if rank else at
        end = _name_end(text, start) if offices else start
        if mark:
            yield _Element("mark", block.reading(at, mark.end(), _mark(mark)))
            at = mark.end()
            end = _office_end(text, at)
            if _mark(mark) == "TM." and end > at:
                yield _Element("body", block.reading(at, end))
                at = end
        elif office:
            end = _office_end(text, office.end())
            yield _Element(
                "office", block.reading(at, end, _office(text[at:end], office.end() - at))
            )
            at, offices = end, offices + 1
        elif end > start:
            yield _Element("name", block.reading(start, end, _as_name(text[start:end])))
            at = end
        else:
            word = _WORD.match(text, at)
            at = word.end() if word else at + 1


def _unheaded_name(block: View) -> Reading:
    """A line that is nothing but a name, where the office above it is lost."""
    for line in re.finditer(r"[^\n]+", block.text):
        words = line.group().split()
        end = _name_end(block.text, line.start())
        if end == line.end() and 3 <= len(words) <= 5 and _is_surname(words[0]):
            return block.reading(line.start(), end, _as_name(line.group()))
    return NOTHING


def _is_surname(word: str) -> bool:
    """Is it a family name, perhaps with a tone mark that was misread?"""
    return toneless(word.capitalize()) in _toneless_surnames()


@cache
def _toneless_surnames() -> frozenset[str]:
    return frozenset(map(toneless, surnames()))


def _mark(match: re.Match[str]) -> str:
    if match["slashed"]:
        return match["slashed"].replace("/", "") + "."
    return f"{match['mark'] or match['acting']}."


def _office(printed: str, size: int) -> str:
    """An office in running capitals, with the body that it names: "Giám đốc Sở Y tế"."""
    tail = " ".join(printed[size:].split())
    return " ".join(filter(None, (position(printed[:size]), proper_name(tail) if tail else "")))


def _office_end(text: str, at: int) -> int:
    """Where an office ends: behind the capitals that go on on its line."""
    end = at
    for word in _WORD.finditer(text, at, _line_end(text, at)):
        if text[end : word.start()].strip(" ,&-") or not word.group().isupper():
            break
        if position_pattern().match(fold(text[word.start() : word.start() + 60])):
            break
        end = word.end()
    return end


def _name_end(text: str, at: int) -> int:
    """Where the name of a person that begins at `at` ends, `at` itself where none does."""
    words: list[re.Match[str]] = []
    for word in _GIVEN.finditer(text, at, _line_end(text, at)):
        gap = text[words[-1].end() if words else at : word.start()]
        if gap.strip() or not word.group()[0].isupper() or len(words) == _LONGEST_NAME:
            break
        words.append(word)
    capitals = [word.group().isupper() and len(word.group()) > 1 for word in words]
    if all(capitals):
        known = bool(words) and words[0].group().capitalize() in surnames()
        return words[-1].end() if known and 2 <= len(words) <= 5 else at
    # "Đinh Trung Tụng KẾ HOẠCH": what follows in capitals is the next heading.
    count = capitals.index(True) if True in capitals else len(words)
    if count < 2:
        return at
    end = words[count - 1].end()
    # A sentence goes on in small letters, a name does not.
    return at if text[end : end + 3].lstrip(" ,")[:1].islower() else end


def _as_name(printed: str) -> str:
    name = " ".join(printed.split())
    return name.title() if name.isupper() else name


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
