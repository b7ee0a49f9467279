"""Markdown and HTML residue: taken out of the text, kept as knowledge of what was bold.

Web portals and converters leave `**`, `*`, `#`, `\\.`, `<br>` and `&nbsp;` in the text, opened on
one line and closed on another, doubled and out of place; so marks are removed one by one and
never have to pair up.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import NamedTuple

from extractor.model import Edit, OffsetMap, Span, apply_edits

_FLAGS = re.VERBOSE | re.MULTILINE | re.IGNORECASE
# By a character that is in each of them: a file has only one or two kinds.
_KINDS = {
    "*": r"^(?P<line>[ ]*\*[* ]*\n) | (?P<star>\*+)",
    "#>`": r"^(?P<prefix>[ ]{0,3}(?:\#{1,6}[ ]+|>[ ]?|```\w*$))",
    "!": r"(?P<image>!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\))",
    "[": r"(?P<link>\[(?P<shown>[^\]\[\n]{1,300})\]\((?:https?:|/|\#|mailto:)[^)\n]{0,500}\))",
    "\\": r"(?P<escape>\\)(?=[\\`*_{}\[\]()\#+\-.!|~>])",
    "<": r"""(?P<tag></?(?:b|i|u|s|p|em|strong|span|font|sup|sub|div|a|br|center)
        (?:[ ][^<>\n]{0,300})?/?>)""",
    "&": r"(?P<entity>&(?:\#\d{1,6}|\#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);)",
    "_": r"(?P<underline>(?<!\w)__(?=\w)|(?<=[\w.,;:)])__(?!\w)|^[ ]*__?[ ]+(?=\S))",
}
# What all marks have in common: without one of these there is nothing to do.
_ANY = re.compile(r"[*#>`\\<&]|\]\(|__")
# "* item" at the start of a line is a bullet, if its line has no other asterisk to pair with.
_STAR_BULLET = re.compile(r"(?m)^[ ]*\*[ ]+(?=[^\s*])[^*\n]*$")
_NOTE_STAR = re.compile(r"\(\*{1,3}\)")


class Marked(NamedTuple):
    """A text without marks, its map to the text before, and its bold stretches in order."""

    text: str
    offsets: OffsetMap
    bold: tuple[Span, ...]


def strip_marks(text: str) -> Marked:
    """Remove the marks of `text`; entities become the characters that they stand for.

    >>> marked = strip_marks("**1. **Sở Y tế &amp; *các* sở")
    >>> marked.text, [span.of(marked.text) for span in marked.bold]
    ('1. Sở Y tế & các sở', ['1. '])
    """
    if not _ANY.search(text):
        return Marked(text, OffsetMap.identity(len(text)), ())
    keep = {match.start() + match.group().index("*") for match in _STAR_BULLET.finditer(text)}
    keep.update(match.start() + 1 for match in _NOTE_STAR.finditer(text))
    edits: list[Edit] = []
    toggles: list[int] = []
    kinds = tuple(kind for sign, kind in _KINDS.items() if any(c in text for c in sign))
    for match in _mark(kinds).finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "line":  # nothing but marks: the line goes too, or it would look empty
            edits.append(Edit(start, end, ""))
            toggles += [start] * len(re.findall(r"\*{2,}", match.group()))
        elif kind == "star":
            if start in keep:
                continue
            edits.append(Edit(start, end, ""))
            if end - start >= 2:
                toggles.append(start)
        elif kind == "link":
            edits.append(Edit(start, match.start("shown"), ""))
            edits.append(Edit(match.end("shown"), end, ""))
        elif kind == "entity":
            shown = html.unescape(match["entity"])
            if shown != match["entity"]:
                edits.append(Edit(start, end, " " if shown.isspace() else shown))
        elif kind == "tag" and match["tag"][1:3].lower() == "br":
            edits.append(Edit(start, end, " "))
        else:
            edits.append(Edit(start, end, ""))
            if kind == "prefix" and "#" in match["prefix"]:
                line_end = text.find("\n", end)
                toggles += [start, len(text) if line_end < 0 else line_end]
    stripped, offsets = apply_edits(text, edits)
    return Marked(stripped, offsets, _bold(text, toggles, offsets))


@cache
def _mark(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """A mark of one of these kinds."""
    return re.compile("|".join(kinds) or "(?!)", _FLAGS)


def _bold(text: str, toggles: list[int], offsets: OffsetMap) -> tuple[Span, ...]:
    """Bold runs from one toggle to the next; a mark left open ends at the next empty line."""
    spans: list[Span] = []
    opened: int | None = None
    for at in toggles:
        if opened is not None:
            blank = text.find("\n\n", opened, at)
            if blank >= 0:
                spans.append(Span(opened, blank))
                opened = at
                continue
            spans.append(Span(opened, at))
            opened = None
        else:
            opened = at
    if opened is not None:
        blank = text.find("\n\n", opened)
        spans.append(Span(opened, len(text) if blank < 0 else blank))
    return tuple(new for span in spans if (new := offsets.to_new(span)).end > new.start)
