"""Quantities in a stretch of text: a number with its unit. What it is there for comes later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.lexicon.number_words import NumberWord, number_words
from extractor.lexicon.patterns import patterns
from extractor.lexicon.units import UnitKind, counted_nouns, scales, unit_regex, units
from extractor.model import Document, Span
from extractor.values.numbers import parse_multiple, parse_number, parse_spelled
from extractor.values.units import compose_unit

_WORDS = re.compile(r"\s?([^\W\d_][\w-]*(?:,? [^\W\d_][\w-]*){0,5})")
# Of a noun that the lexicon does not know this many words are taken for it.
_UNKNOWN_WORDS = 3
_SHORTEST_WORD = 2
_FRACTIONED = (UnitKind.COUNT, UnitKind.PART)
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit. `number` covers the digits, `span` also the unit.

    `resumes` is where the words that say what is measured go on: at the counted noun ("5 |mô
    hình"), else behind the unit. `known`: the unit is in the lexicon. `spelled`: the number was
    written in words.
    """

    span: Span
    number: Span
    value: Decimal
    value_max: Decimal | None
    unit: str
    unit_raw: str
    kind: UnitKind
    resumes: int
    known: bool = True
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    end: int
    name: str
    kind: UnitKind
    resumes: int
    known: bool = True


def quantities(document: Document, stretch: Span) -> list[Quantity]:
    """The quantities of a stretch of the document, in reading order, ranges joined.

    Numbers that are glued to letters (5G), parts of document numbers, or dates are none of them;
    numbers without a unit are, with kind NONE.
    """
    found = [*_in_digits(document, stretch), *_in_words(document, stretch)]
    return sorted(found, key=lambda quantity: quantity.span)


def _in_digits(document: Document, stretch: Span) -> Iterator[Quantity]:
    number = patterns("numbers")["number"].regex
    folded, end = document.folded, stretch.end
    match = number.search(folded, stretch.start, end)
    while match:
        quantity = _quantity(document, match, end)
        if quantity is None and match["high"]:
            # "đến năm 2025 - 03 lớp": what looked like a range may hold a quantity after all.
            match = number.search(folded, match.start("high"), end)
            continue
        if quantity is not None:
            yield quantity
        match = number.search(folded, quantity.span.end if quantity else match.end(), end)


def _quantity(document: Document, match: re.Match[str], end: int) -> Quantity | None:
    """The quantity that a number in digits begins; None where it is a part of something else."""
    folded = document.folded
    low, high = parse_number(match["low"]), parse_number(match["high"] or match["low"])
    if match["high"] and (high <= low or (low in _YEARS and high not in _YEARS)):
        return None
    number = Span(*match.span())
    following = folded[number.end : number.end + 1]
    if following and following in ").:" and folded[number.start - 1 : number.start] == "(":
        return None  # "(1) ..." counts the items of a list
    if base := patterns("numbers")["per_base"].regex.match(folded, number.end, end):
        unit = _per_base(document, base, end)
    elif fraction := patterns("numbers")["fraction"].regex.match(folded, number.end, end):
        total = parse_number(fraction["total"])
        unit = _unit(document, fraction.end() - 1, end)
        if unit is None or not unit.known or unit.kind not in _FRACTIONED or low > total:
            return None
    elif _continues(folded, number.end):
        return None
    else:
        unit = _unit(document, number.end, end)
    if unit is None and following.isalnum():
        return None
    if low in _YEARS and (unit is None or not unit.known or unit.kind is UnitKind.DURATION):
        return None
    if unit is None:
        unit = _Unit(number.end, "", UnitKind.NONE, number.end, known=False)
    return Quantity(
        span=Span(number.start, unit.end),
        number=number,
        value=low,
        value_max=high if match["high"] else None,
        unit=unit.name,
        unit_raw=document.text[number.end : unit.end].strip(),
        kind=unit.kind,
        resumes=unit.resumes,
        known=unit.known,
    )


def _continues(folded: str, at: int) -> bool:
    """Does a number go on as a date, a time or the number of a document ("12-KH/TU")?"""
    following = folded[at : at + 2]
    return following[:1] in ("/", "-", "–", ":") and following[1:].strip() != ""


def _unit(document: Document, at: int, end: int) -> _Unit | None:
    """The unit that begins at `at`, with what it is counted per."""
    measured = unit_regex().match(document.folded, at, end)
    scale = measured["scale"] or "" if measured else ""
    printed = measured["unit"] or "" if measured else ""
    # "3,5 tỷ đồng", "2 triệu lượt khách": the noun stands behind the scale word.
    noun = _noun(document, measured.end("scale") if measured and scale else at, end)
    if measured and printed and not (noun and noun.known and noun.end > measured.end()):
        name, kind = units()[printed].name, units()[printed].kind
        unit = _Unit(measured.end(), name, kind, measured.end())
    elif noun and (noun.known or not scale):
        unit = noun
    elif measured and scale:
        unit = _Unit(measured.end("scale"), "", UnitKind.MONEY, measured.end("scale"))
    else:
        return None
    stop = _per(document, unit.end, end)
    name = compose_unit(scales().get(scale, ""), unit.name, document.text[unit.end : stop])
    resumes = unit.resumes if stop == unit.end else stop
    return _Unit(stop, name, unit.kind, resumes, unit.known)


def _noun(document: Document, at: int, end: int) -> _Unit | None:
    """The counted noun at `at`: the longest that the lexicon knows, else a few words."""
    match = _WORDS.match(document.folded, at, end)
    if match is None or (match.start(1) == at and document.folded[at - 1].isdigit()):
        return None
    words = match[1].split(" ")
    start = match.start(1)
    for count in range(len(words), 0, -1):
        noun = " ".join(words[:count]).rstrip(",")
        if kind := counted_nouns().get(noun):
            stop = start + len(noun)
            return _Unit(stop, document.text[start:stop], kind, start)
    kept: list[str] = []
    for word in words[:_UNKNOWN_WORDS]:
        if word.rstrip(",") in number_words(NumberWord.STOP):
            break
        kept.append(word.rstrip(","))
        if word.endswith(","):
            break
    if not kept or len(kept[0]) < _SHORTEST_WORD:
        return None
    stop = start + len(" ".join(kept))
    return _Unit(stop, document.text[start:stop], UnitKind.COUNT, start, known=False)


def _per(document: Document, at: int, end: int) -> int:
    """Where the "/năm", "/100 dân" or "trên 10.000 dân" behind a unit ends."""
    folded = document.folded
    if on := patterns("numbers")["per_on"].regex.match(folded, at, end):
        return on.end()
    while match := patterns("numbers")["per"].regex.match(folded, at, end):
        measured = unit_regex().match(folded, match.end(), end)
        noun = _noun(document, match.end(), end)
        if noun and noun.known:
            at = noun.end
        elif measured and measured["unit"]:
            at = measured.end()
        elif noun:
            words = noun.name.split()[: 2 if match["base"] else 1]
            at = match.end() + len(" ".join(words))
        else:
            break
    return at


def _per_base(document: Document, base: re.Match[str], end: int) -> _Unit | None:
    """The unit of a bare rate: 4 "/100.000 trẻ"."""
    noun = _noun(document, base.end(), end)
    if noun is None:
        return None
    printed = document.text[base.start() : noun.end]
    return _Unit(noun.end, compose_unit("", "", printed), UnitKind.COUNT, noun.end)


def _in_words(document: Document, stretch: Span) -> Iterator[Quantity]:
    """Multiples ("gấp đôi") and small numbers in words, where a comparison makes them certain."""
    folded = document.folded
    if folded.find("gấp", stretch.start, stretch.end) >= 0:
        for match in patterns("numbers")["multiple"].regex.finditer(folded, *stretch):
            yield Quantity(
                span=Span(*match.span()),
                number=Span(*match.span("word")),
                value=parse_multiple(match["word"]),
                value_max=None,
                unit="lần",
                unit_raw=document.text[match.end("word") : match.end()].strip() or match["word"],
                kind=UnitKind.TIMES,
                resumes=match.end(),
                spelled=True,
            )
    for match in patterns("numbers")["spelled"].regex.finditer(folded, *stretch):
        unit = _unit(document, match.end(), stretch.end)
        if unit is None or unit.kind in (UnitKind.DURATION, UnitKind.AGE):
            continue
        yield Quantity(
            span=Span(match.start("low"), unit.end),
            number=Span(match.start("low"), match.end()),
            value=parse_spelled(match["low"]),
            value_max=parse_spelled(match["high"]) if match["high"] else None,
            unit=unit.name,
            unit_raw=document.text[match.end() : unit.end].strip(),
            kind=unit.kind,
            resumes=unit.resumes,
            known=unit.known,
            spelled=True,
        )
