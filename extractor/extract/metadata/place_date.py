"""Place and date of issue: "Sơn La, ngày 20 tháng 11 năm 2025"."""

from __future__ import annotations

import re

from extractor.lexicon.patterns import patterns
from extractor.values.dates import partial_date

from .view import NOTHING, Reading, View

_PATTERNS = patterns("metadata")
_BLANK = re.compile(r"[.…_\s]+")
# The words before ", ngày", of which the last capitalised ones are the place.
_WORDS = re.compile(r"(?:[\w'’]+\.?(?: - |[ -])?){1,8} ?,? ?$")


# One word of a name; a number only with its level: "Quận 7".
_NAMED = re.compile(r"(?:quận|phường|khu vực) \d+|[^\s,-]+", re.IGNORECASE)
_OF_NUMBER = frozenset({"UBND", "HĐND", "TU", "TTg", "CP"})  # "Số: /KH-UBND Sơn La, ngày"
# "Thành phố Hồ Chí Minh", "Thị xã An Mỹ": the small letters belong to the name.
_LEVEL_ENDS = frozenset({"phố", "xã", "trấn", "khu"})


def read_place_date(view: View, limit: int) -> tuple[Reading, Reading]:
    """The place and the ISO date (empty unless whole) of the letterhead, which ends at `limit`.

    A date counts that follows a place or begins a line: one inside a title belongs to a citation.
    """
    for match in _PATTERNS["place_date"].regex.finditer(view.folded, 0, limit):
        line = view.text.rfind("\n", 0, match.start()) + 1
        if " số " in view.folded[line : match.start()]:
            continue  # "(Kèm theo Quyết định số ... ngày ...)"
        place = _place(view, line, match.start())
        if place is NOTHING and view.text[line : match.start()].strip(" .,"):
            continue
        return place, view.reading(*match.span(), value=_iso(match))
    return NOTHING, NOTHING


def _place(view: View, line: int, end: int) -> Reading:
    """The capitalised words at the end of a line's stretch: "Số trang 1 Hà Nội," is Hà Nội."""
    words = _WORDS.search(view.text, max(line, end - 60), end)
    if words is None:
        return NOTHING
    start = stop = words.start() + len(words.group().rstrip(" ,"))
    for word in reversed(list(_NAMED.finditer(words.group()))):
        if word.group() in _OF_NUMBER:
            break
        if not word.group()[0].isupper() and word.group() not in _LEVEL_ENDS:
            break
        start = words.start() + word.start()
    return view.reading(start, stop) if start < stop else NOTHING


def _iso(match: re.Match[str]) -> str:
    parts = {
        name: _BLANK.sub("", match[name] or match.groupdict().get(f"{name}_2") or "")
        for name in ("day", "month", "year")
    }
    if any(part and not part.isdecimal() for part in parts.values()):
        return ""  # a day written by hand that OCR could not read
    found = partial_date(parts)
    return found.iso if found.is_whole else ""
