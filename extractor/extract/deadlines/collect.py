"""All deadlines of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from extractor.lexicon.patterns import patterns
from extractor.model import Deadline, Document, Zone

from ..agencies import agency_list
from .clause import Clause, clauses
from .dated import Due, dated
from .recurring import recurring

_PATTERNS = patterns("deadlines")
_RECIPIENT = _PATTERNS["recipient"].regex
_ACTIONS = tuple(
    (action, _PATTERNS[name].regex)
    for action, name in (
        ("submit_budget", "budget"),
        ("report", "report"),
        ("plan", "plan"),
        ("complete", "completion"),
    )
)
# Not that of a date: the document's own stands above its title.
_ONE_YEAR = re.compile(
    r"(?<!đến )(?<!từ )(?<!tháng \d )(?<!tháng \d\d )năm (?:19|20)\d\d(?! ?[-–] ?\d)"
)
_SEVERAL_YEARS = re.compile(r"giai đoạn|thời kỳ|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d|đến năm|5 năm")


def deadlines(
    document: Document, abbreviations: Mapping[str, str] = MappingProxyType({})
) -> tuple[Deadline, ...]:
    """Every deadline in the body and the closing, in reading order.

    Dates of other documents, years of targets and the yearly budget are none. `action` is one of
    report, plan, submit_budget, complete, or empty; `recipient` names who gets it, abbreviations
    expanded, several joined by "; ".

    >>> from extractor import parse_text
    >>> document = parse_text("I. BÁO CÁO\\n1. Gửi báo cáo về Sở Y tế trước ngày 15/12 hằng năm.")
    >>> due = deadlines(document)[0]
    >>> due.month, due.day, due.recurrence.value, due.action, due.recipient
    (12, 15, 'yearly', 'report', 'Sở Y tế')
    """
    one_year = _is_about_one_year(document)
    found: list[Deadline] = []
    for clause in clauses(document):
        due = list(dated(clause, one_year=one_year))
        if all(one.rule == "in_year" for one in due):  # a review in one year may recur besides
            due = sorted([*due, *recurring(clause)], key=lambda one: one.start)
        if due:
            found += _deadlines(document, clause, due, abbreviations)
    return tuple(found)


def _deadlines(
    document: Document, clause: Clause, found: Iterable[Due], abbreviations: Mapping[str, str]
) -> Iterator[Deadline]:
    action = next((name for name, regex in _ACTIONS if regex.search(clause.text)), "")
    recipient = _recipient(document, clause, abbreviations)
    for due in found:
        yield Deadline(
            section=clause.section,
            span=clause.span(due.start, due.end),
            year=due.date.year,
            month=due.date.month,
            day=due.date.day,
            quarter=due.date.quarter,
            recurrence=due.recurrence,
            action=action,
            recipient=recipient,
            rule=due.rule,
        )


def _recipient(document: Document, clause: Clause, abbreviations: Mapping[str, str]) -> str:
    """The first agencies that the clause says something goes to."""
    opening = _RECIPIENT.search(clause.text)
    if opening is None:
        return ""
    reach = clause.span(opening.end(), len(clause.text))
    listed = agency_list(document, reach.start, reach.end, abbreviations)
    return "; ".join(mention.name for mention in listed.mentions)


def _is_about_one_year(document: Document) -> bool:
    """Whether the title names a single year: a day without a year is one of that year then."""
    title = " ".join(section.span.of(document.folded) for section in document.in_zone(Zone.HEADER))
    return bool(_ONE_YEAR.search(title)) and not _SEVERAL_YEARS.search(title)
