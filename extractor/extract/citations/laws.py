"""Laws, codes and ordinances cited by their name: Luật Ngân sách nhà nước."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from extractor.lexicon.laws import law_name_at, law_names
from extractor.lexicon.patterns import patterns
from extractor.model import Span, fold

from .details import read_details
from .mention import Mention

_PATTERNS = patterns("citations")
_AMENDING = _PATTERNS["amending_law"].regex
_NAME_END = _PATTERNS["name_end"].regex
_NO_NAME = _PATTERNS["no_law_name"].regex
_NUMBER_GAP = _PATTERNS["law_number_gap"].regex
_NO_LAW_BEFORE = _PATTERNS["no_law_before"].regex
_ANCHOR = re.compile(r"luật|pháp lệnh|hiến pháp")
_AND_LAW = re.compile(r"(?:,| và|, và) $")
_AND = re.compile(r" và ")
_SHARED = re.compile(r"(?<!\w)các luật ?:? ?(?=\w)")
_LISTED = re.compile(r" ?[,;] ?(?:và )?| và ")
_LAW = "luật "
_MOST = 30  # laws in one list
_WORD = re.compile(r"\w+")
_CONSTITUTION = re.compile(r"hiến pháp(?= năm \d{4})")
_YEAR = re.compile(r" (?:năm )?(?P<year>(?:19|20)\d\d)(?![\d/]| ?[-–] ?\d)")
_PREVENTION = "phòng, chống"
_LIMIT = 120


def named_laws(text: str, folded: str) -> list[Mention]:
    """The mentions by name, in reading order: an amending law before the laws that it amends.

    >>> text = "theo Luật Đầu tư công năm 2019 và Luật Phòng, chống rửa tiền"
    >>> [(law.name, law.issued_on) for law in named_laws(text, fold(text))]
    [('Luật Đầu tư công năm 2019', '2019'), ('Luật Phòng, chống rửa tiền', '')]
    >>> text = "Căn cứ các Luật: Đất đai năm 2024; Nhà ở"
    >>> [law.name for law in named_laws(text, fold(text))]
    ['Luật Đất đai năm 2024', 'Luật Nhà ở']
    """
    laws = [law for anchor in _ANCHOR.finditer(folded) if (law := _read(text, folded, anchor))]
    laws += _sharing(text, folded)
    found = sorted([*laws, *_amending(text, folded, laws)], key=lambda law: law.head.start)
    return _without_details(found)


def _read(text: str, folded: str, anchor: re.Match[str]) -> Mention | None:
    start = anchor.start()
    if anchor.group() == "luật" and folded.endswith("bộ ", max(0, start - 3), start):
        start -= 3
    if folded[start - 1 : start].isalnum() or _NO_LAW_BEFORE.search(folded, start - 20, start):
        return None
    end = law_name_at(folded, start)
    if end is None and _CONSTITUTION.match(folded, start):
        end = anchor.end()
    rule = "law"
    if end is None or not (text[start].isupper() or text[anchor.start()].isupper()):
        end, rule = _unlisted(text, folded, anchor, end), "law_unlisted"
        if end is None:
            return None
    head = Span(start, end)
    kind = folded[start : anchor.end()].capitalize()
    return _mention(text, folded, head, kind, rule)


def _unlisted(text: str, folded: str, anchor: re.Match[str], listed: int | None) -> int | None:
    """The end of a name that the list lacks, or that is printed in small letters."""
    at = anchor.end() + 1
    if listed is not None:  # "luật ngân sách nhà nước": too long to be anything else
        return listed if len(_WORD.findall(folded[at:listed])) > 2 else None
    if not text[anchor.start()].isupper() or not text[at : at + 1].isupper():
        return None
    if text[anchor.end()] != " " or _NO_NAME.match(folded, at):
        return None
    # The one comma that belongs to many names: Luật Phòng, chống ...
    behind = at + len(_PREVENTION) if folded.startswith(_PREVENTION, at) else at
    stop = _NAME_END.search(folded, behind, at + _LIMIT)
    return stop.start() if stop else min(len(folded), at + _LIMIT)


def _mention(text: str, folded: str, head: Span, kind: str, rule: str) -> Mention:
    year = _YEAR.match(folded, head.end)
    if year:  # the year tells laws of the same name apart
        head = Span(head.start, year.end())
    details = read_details(text, folded, head.end)
    return Mention(
        span=Span(head.start, details.end),
        head=head,
        doc_type=kind,
        issued_on=details.issued_on or (year["year"] if year else ""),
        name=_name(head.of(text)),
        rule=rule,
    )


def _name(printed: str) -> str:
    """As printed; a name in capitals as in the list, or in small letters."""
    if not printed.isupper():
        return printed
    listed = law_names().get(" ".join(_WORD.findall(fold(printed))))
    return listed or printed.capitalize()


def _amending(text: str, folded: str, laws: Iterable[Mention]) -> Iterator[Mention]:
    """The laws that amend others, and whose names are made of those of the others."""
    listed_laws = list(laws)
    for place, first in enumerate(listed_laws):
        opening = _AMENDING.search(folded, max(0, first.head.start - _LIMIT), first.head.start)
        if not opening or "\n" in opening.group():
            continue
        end = listed = first.head.end
        for law in islice(listed_laws, place + 1, None):
            if not _AND_LAW.match(folded, listed, law.head.start):
                break
            if "và" in folded[listed : law.head.start]:
                end = law.head.end
            listed = law.head.end
        further = _further(folded, end)
        end = further or end
        start = opening.start()
        kind = "Pháp lệnh" if folded.startswith("pháp lệnh", start) else "Luật"
        yield _mention(text, folded, Span(start, end), kind, "law_amending")


def _further(folded: str, at: int) -> int | None:
    """The end of a further law behind "và" that is printed without the word "Luật"."""
    join = _AND.match(folded, at)
    return _bare_name(folded, join.end()) if join else None


def _bare_name(folded: str, at: int) -> int | None:
    """The end of the law's name at `at` that lacks only its first word."""
    end = law_name_at(_LAW + folded[at : at + _LIMIT], 0)
    return end and at + end - len(_LAW)


def _sharing(text: str, folded: str) -> Iterator[Mention]:
    """Laws that share one word: "các Luật: Đất đai năm 2024, Nhà ở năm 2023"."""
    for opening in _SHARED.finditer(folded):
        at = opening.end()
        for _ in range(_MOST):
            end = _bare_name(folded, at)
            if end is None or not text[at].isupper():
                break
            law = _mention(text, folded, Span(at, end), "Luật", "law_in_list")
            yield replace(law, name=f"Luật {law.name}")
            join = _LISTED.match(folded, law.span.end)
            if not join:
                break
            at = join.end()


def _without_details(laws: Iterable[Mention]) -> list[Mention]:
    """Date and issuer behind the last of the amended laws are those of the law that amends them."""
    found: list[Mention] = []
    behind: set[int] = set()
    for law in laws:
        if law.rule == "law_amending":
            behind.add(law.head.end)
            found.append(law)
        elif law.head.end in behind:
            found.append(replace(law, span=law.head, issued_on="", issuer=""))
        else:
            found.append(law)
    return found


def with_numbers(laws: Iterable[Mention], numbers: Iterable[Mention], folded: str) -> list[Mention]:
    """The laws and the numbers, each law with the number that stands behind its name.

    The number behind an amending law's name is its own, not that of the law it ends with.
    """
    found = list(laws)
    by_end = {law.head.end: place for place, law in reversed(list(enumerate(found)))}
    rest: list[Mention] = []
    for number in numbers:
        place = next(
            (
                by_end[end]
                for end in range(number.head.start - 2, number.head.end)
                if end in by_end
                and (gap := _NUMBER_GAP.match(folded, end))
                and number.head.start <= gap.end() < number.head.end
            ),
            None,
        )
        if place is None:
            rest.append(number)
            continue
        law = found[place]
        found[place] = replace(
            number,
            span=Span(law.head.start, number.span.end),
            head=Span(law.head.start, number.head.end),
            doc_type=law.doc_type,
            name=law.name,
            rule="law_numbered",
        )
    return sorted([*found, *rest], key=lambda mention: mention.head.start)
