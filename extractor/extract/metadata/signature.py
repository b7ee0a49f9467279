"""Who signed, in which office, and on whose behalf."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.lexicon.names import position, position_pattern, proper_name
from extractor.lexicon.patterns import patterns
from extractor.model import fold

from .parts import NOTHING, Reading, View

_PATTERNS = patterns("signature")
_SKIPPED = re.compile(r"[\s.,;:*_/\\()-]+")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_GIVEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*")
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Signature:
    """The signer, the office he signs in and the marks before it (TM., KT. ...) as printed."""

    signer: Reading = NOTHING
    position: Reading = NOTHING
    marks: tuple[str, ...] = ()
    marks_at: Reading = NOTHING
    body: str = ""


def read_signature(block: View) -> Signature:
    """Read a signature block from its top: marks and offices, then the name below them.

    The office is the last one named: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" is signed by the deputy.
    """
    marks: list[str] = []
    offices: list[Reading] = []
    body, first_mark, at = "", NOTHING, 0
    while at < len(block.text):
        skipped = _SKIPPED.match(block.text, at) or _PATTERNS["signed"].regex.match(block.text, at)
        if skipped:
            at = skipped.end()
            continue
        mark = _PATTERNS["mark"].regex.match(block.text, at)
        if mark:
            marks.append(_mark(mark))
            if marks == ["TM."]:
                body = block.text[mark.end() : _office_end(block.text, mark.end())]
            first_mark = first_mark if first_mark.span else block.reading(*mark.span())
            at = mark.end()
            continue
        office = position_pattern().match(block.folded, at)
        if office:
            end = _office_end(block.text, office.end())
            offices.append(block.reading(at, end, _office(block.text[at:end], office.end() - at)))
            at = end
            continue
        rank = _PATTERNS["rank"].regex.match(block.text, at) if offices else None
        start = rank.end() if rank else at
        name = _name_end(block.text, start) if offices else start
        if name > start:
            signer = block.reading(start, name, _as_name(block.text[start:name]))
            return Signature(signer, offices[-1], tuple(marks), first_mark, body)
        word = _WORD.match(block.text, at)
        at = word.end() if word else at + 1
    return Signature(
        _unheaded_name(block) if not offices else NOTHING,
        position=offices[-1] if offices else NOTHING,
        marks=tuple(marks),
        marks_at=first_mark,
        body=body,
    )


def _unheaded_name(block: View) -> Reading:
    """A line that is nothing but a name, where the office above it is lost."""
    for line in re.finditer(r"[^\n]+", block.text):
        words = line.group().split()
        end = _name_end(block.text, line.start())
        if end == line.end() and 3 <= len(words) <= 5 and words[0].capitalize() in _surnames():
            return block.reading(line.start(), end, _as_name(line.group()))
    return NOTHING


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
        known = bool(words) and words[0].group().capitalize() in _surnames()
        return words[-1].end() if known and 2 <= len(words) <= 5 else at
    # "Đinh Trung Tụng KẾ HOẠCH": what follows in capitals is the next heading.
    count = capitals.index(True) if True in capitals else len(words)
    return words[count - 1].end() if count >= 2 else at


def _as_name(printed: str) -> str:
    name = " ".join(printed.split())
    return name.title() if name.isupper() else name


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


@cache
def _surnames() -> frozenset[str]:
    text = (files("extractor.data") / "surnames.csv").read_text("utf-8")
    return frozenset(row["name"] for row in csv.DictReader(text.splitlines()))
