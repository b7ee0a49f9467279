"""Characters: one way to write each, so that the stages behind need to know no other.

Line ends are "\\n", spaces " ", letters NFC; what cannot be seen is gone. What was wrong in the
file (letters of other alphabets, controls, lost characters) is put right and reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from extractor.lexicon.characters import Use, replacements
from extractor.model import Edit, Issue, OffsetMap, Severity, Span, apply_edits, moved

from .alphabets import OTHER_ALPHABETS, latin_letters
from .step import Step, encoding_issue, unchanged

_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # but for tab, line ends and form feed
_SURROGATES = "\ud800-\udfff"  # halves of characters, which only a str can hold
_LOST = "\ufffd"
# A soft hyphen that does not stand in a word is the dash of a list or a range.
_DASH = re.compile(r"(?<![^\W\d_])\xad(?=[ \xa0\t\d])")
# In text saved by Word, a bullet is the letter that its font draws it with, and a tab.
_WORD_BULLET = re.compile(r"(?:\A|(?<=[\n\r\x0b\f]))([ \xa0]*+)[o§·ØüvqÑ](?=\t)")
_PILE = 30  # marks on one letter: more are noise, and time to sort them grows with the square
_FULL_WIDTH = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}


def characters(text: str) -> tuple[str, OffsetMap, tuple[Issue, ...]]:
    """`text` with every character written in one way, its map to `text`, and what was wrong.

    Form feeds stay: they are page breaks. The result is NFC, and stays as it is in a second run.
    The spans of the issues are in the result.

    >>> clean, offsets, issues = characters("K\\u0435\\u0302\\u0301\\xa0hoa\\u0323ch\\r\\nQÐ")
    >>> clean, offsets.to_old(Span(0, 2)), offsets.to_old(Span(7, 9))
    ('Kế hoạch\\nQĐ', Span(start=0, end=4), Span(start=10, end=13))
    >>> [(issue.span, issue.suggestion) for issue in issues]
    [(Span(start=10, end=11), ''), (Span(start=0, end=2), 'Kế')]
    """
    offsets = OffsetMap.identity(len(text))
    issues: tuple[Issue, ...] = ()
    # Composed twice: letters of other alphabets must not change what is composed, nor be missed.
    for step in (
        _visible,
        _without_piles,
        _composed,
        _single_characters,
        latin_letters,
        _composed,
        _lost,
    ):
        if _is_plain(text):  # most files are; of the others most have no more than "\r\n"
            break
        text, later, found = step(text)
        offsets, issues = later.after(offsets), (*moved(issues, later), *found)
    return text, offsets, issues


def _is_plain(text: str) -> bool:
    """Is there nothing that any step would change or report?"""
    return unicodedata.is_normalized("NFC", text) and not _unusual().search(text)


def _visible(text: str) -> Step:
    """Without controls and what has no width; a line end is one character."""
    text = _DASH.sub("-", text)
    clean, offsets = apply_edits(
        text,
        (
            Edit(found.start(), found.end(), "\n" if found.group() == "\r\n" else "")
            for found in _removable().finditer(text)
        ),
    )
    controls = [found.start() for found in _lost_controls().finditer(text)]
    if not controls:
        return Step(clean, offsets, ())
    at = offsets.to_new(Span(controls[0], controls[0]))
    message = f"control characters were left out ({len(controls)}x)"
    return Step(clean, offsets, (encoding_issue(message, at),))


def _without_piles(text: str) -> Step:
    """Without the marks of a letter past a number (UAX #15, Stream-Safe Text Format)."""
    if unicodedata.is_normalized("NFC", text):
        return unchanged(text)
    marks = "".join(re.escape(c) for c in sorted(set(text)) if unicodedata.combining(c))
    if not marks:
        return unchanged(text)
    piles = re.compile(f"(?<=[{marks}]{{{_PILE}}})[{marks}]+").finditer(text)
    clean, offsets = apply_edits(text, [Edit(*found.span(), "") for found in piles])
    if clean == text:
        return unchanged(text)
    message = f"more than {_PILE} marks on one letter were left out"
    return Step(clean, offsets, (encoding_issue(message, Span(0, 0)),))


def _composed(text: str) -> Step:
    """NFC, sequence by sequence: what composes is a character and the marks behind it."""
    if unicodedata.is_normalized("NFC", text):
        return unchanged(text)
    marks = "".join(re.escape(c) for c in sorted(set(text)) if _joins(c))
    sequences = re.compile(f"[^{marks}]?[{marks}]+", re.DOTALL)
    edits = (
        Edit(found.start(), found.end(), normal)
        for found in sequences.finditer(text)
        if (normal := unicodedata.normalize("NFC", found.group())) != found.group()
    )
    return Step(*apply_edits(text, edits), ())


def _joins(character: str) -> bool:
    """Whether a character may change in NFC, alone or with the one before it."""
    return character > "\x7f" and (
        unicodedata.category(character)[0] == "M"
        or "\u1160" <= character <= "\u11ff"
        or not unicodedata.is_normalized("NFC", character)
    )


def _single_characters(text: str) -> Step:
    """Each character replaced by the one that stands for it; the length stays."""
    single = _WORD_BULLET.sub(r"\1•", text)
    table = _one_for_one()
    single = _class(table).sub(lambda found: table[found.group()], single)
    single = re.sub(f"[{_SURROGATES}]", _LOST, single)
    issues = []
    for kind, severity, message in (
        (replacements(Use.STROKE), Severity.INFO, "letters that only look like Đ were read as Đ"),
        (_windows_1252(), Severity.WARNING, "controls were read as the signs of windows-1252"),
        (_FULL_WIDTH, Severity.INFO, "characters of full width were read as plain ones"),
    ):
        places = [found.start() for found in _class(kind).finditer(text)]
        if places:
            span = Span(places[0], places[0] + 1)
            issues.append(encoding_issue(f"{message} ({len(places)}x)", span, severity=severity))
    return Step(single, OffsetMap.identity(len(single)), tuple(issues))


def _lost(text: str) -> Step:
    """What could not be decoded, here or wherever the file was made."""
    places = [Span(*found.span()) for found in re.finditer(f"{_LOST}+", text)]
    issues = (
        (
            encoding_issue(
                f"characters were lost before the text could be read ({len(places)}x)", places[0]
            ),
        )
        if places
        else ()
    )
    return Step(text, OffsetMap.identity(len(text)), issues)


@cache
def _windows_1252() -> Mapping[str, str]:
    """The signs that bytes 80 to 9F are in windows-1252, where they were read as controls.

    U+0085 is left out: it is a line end too.
    """
    codes = (code for code in range(0x80, 0xA0) if code != 0x85)
    signs = {chr(code): bytes([code]).decode("windows-1252", "ignore") for code in codes}
    return {control: sign for control, sign in signs.items() if sign}


@cache
def _one_for_one() -> Mapping[str, str]:
    kinds = (Use.SPACE, Use.LINE, Use.SIGN, Use.STROKE)
    found = dict(_windows_1252()) | _FULL_WIDTH
    for kind in kinds:
        found.update(replacements(kind))
    return found


@cache
def _lost_controls() -> re.Pattern[str]:
    signs = "".join(_windows_1252())
    return re.compile(f"(?![{signs}])[{_CONTROLS}]")


@cache
def _removable() -> re.Pattern[str]:
    unseen = "".join(replacements(Use.INVISIBLE))
    return re.compile(rf"\r\n|(?:{_lost_controls().pattern}|[\xad{unseen}])+")


@cache
def _unusual() -> re.Pattern[str]:
    """Every character that any step does something about."""
    listed = "".join({**_one_for_one(), **replacements(Use.INVISIBLE)})
    return re.compile(f"[{_CONTROLS}\xad{re.escape(listed)}{_SURROGATES}{_LOST}{OTHER_ALPHABETS}]")


def _class(table: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(table))}]")
