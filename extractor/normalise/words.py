"""Words with a space too many or too few: put right where nothing else can be meant."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.lexicon.alphabet import LOWER, UPPER
from extractor.lexicon.syllables import syllables
from extractor.model import Edit, Issue, IssueCode, OffsetMap, Severity, Span, apply_edits, fold

from .run_together import run_together

# A consonant cannot stand alone, nor can a rhyme that no word consists of: "n hập", "h ằng".
_SPLIT = re.compile(
    r"(?<![\w./)-])(?P<onset>ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])"
    rf" (?P<rest>[{LOWER}]{{2,7}})(?![\w/])"
    rf"|(?<!\w)(?P<head>[{LOWER}{UPPER}]{{1,5}})"
    rf" (?P<rhyme>(?![a-zđ])[{LOWER}][{LOWER}]{{1,4}})(?!\w)"
)
_BEFORE_COMMA = re.compile(r"(?<=[\w)”\"%]) (?=[,;](?: |$))", re.MULTILINE)
# Behind these a single letter is a letter: "điểm c khoản 2", "nhóm b".
_NAMED_LETTERS = re.compile(
    r"(?:điểm|khoản|nhóm|loại|hạng|bảng|mục|lớp|mẫu|khối|tổ|khu|vitamin|gan|[,;]|và|hoặc|\d) $"
)


class Mended(NamedTuple):
    """The text with its spaces in order, its map, and what was found."""

    text: str
    offsets: OffsetMap
    issues: tuple[Issue, ...]


def mend_words(text: str) -> Mended:
    """Join the words of `text` that a stray space splits, part those that run together.

    The space before a comma goes too.

    A split is certain where the joined word is a syllable and one of its parts cannot be: a
    consonant that is not the name of a point or group, or a rhyme that no word consists of.

    >>> mend_words("có khả năng truy n hập; giao h ằng năm; theo điểm c khoản 2").text
    'có khả năng truy nhập; giao hằng năm; theo điểm c khoản 2'
    """
    found = [match for match in _SPLIT.finditer(text) if _certain(match)]
    gaps = [match.start("rest" if match["onset"] else "rhyme") - 1 for match in found]
    gaps += [match.start() for match in _BEFORE_COMMA.finditer(text)]
    lost = run_together(text)
    if not (gaps or lost):
        return Mended(text, OffsetMap.identity(len(text)), ())
    edits = [Edit(at, at + 1, "") for at in gaps]
    edits += [Edit(at - 1, at, f"{text[at - 1]} ") for at in lost]
    mended, offsets = apply_edits(text, sorted(edits))
    issues = []
    if lost:
        at = offsets.to_new(Span(lost[0] - 1, lost[0]))
        message = f"words that ran together were parted ({len(lost)}x)"
        issues.append(Issue(IssueCode.SPLIT_WORD, Severity.INFO, message, at))
    for match in found:
        span = offsets.to_new(Span(*match.span()))
        message = f"a word split by a space was joined: {match.group()!r}"
        issues.append(Issue(IssueCode.SPLIT_WORD, Severity.INFO, message, span, span.of(mended)))
    return Mended(mended, offsets, tuple(issues))


def _certain(match: re.Match[str]) -> bool:
    known = syllables()
    if match["onset"]:
        before = match.string[max(0, match.start() - 9) : match.start()].lower()
        joined = fold(match["onset"] + match["rest"])
        return joined in known and not _NAMED_LETTERS.search(before)
    joined, rhyme = fold(match["head"] + match["rhyme"]), fold(match["rhyme"])
    return rhyme not in known and joined in known
