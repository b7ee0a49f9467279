"""The clauses that may hold a deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Role, Section, Span, Zone

_PATTERNS = patterns("deadlines")
_HINT = _PATTERNS["hint"].regex
_DUTY = _PATTERNS["duty"].regex
_TIME_LABEL = _PATTERNS["time_label"].regex
_TIME_HEADING = _PATTERNS["time_heading"].regex
# A full stop in a number ends no clause, nor does a semicolon between brackets. What is longer
# than any clause is cut, so that a text without full stops takes no longer than others.
_CLAUSE = re.compile(r"(?:[^.;\n]|[.](?=[\w./])|;(?=[^()\n]{0,90}\))){1,4000}[.;]?")
_SHORT = 90
_TASKS = (Role.TASK, Role.SOLUTION, Role.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a section's own text, up to a full stop or semicolon.

    `text` is folded and starts at `start` in the document. `says_when`: it follows a label such as
    "Thời gian thực hiện:" or stands below such a heading, so that any date in it is meant. `goal`:
    the section states goals, in which years are those of targets. `tasks`: the section says who
    does what, so that whatever has a date there is to be done by then.
    """

    section: int
    start: int
    text: str
    says_when: bool
    goal: bool
    tasks: bool

    def span(self, start: int, end: int) -> Span:
        """The place in the document of `text[start:end]`."""
        return Span(self.start + start, self.start + end)

    @property
    def is_duty(self) -> bool:
        """Whether somebody has to do something."""
        return self.tasks or bool(_DUTY.search(self.text))


def clauses(document: Document) -> Iterator[Clause]:
    """The clauses of body and closing that hint at a deadline, in reading order."""
    for section in document.in_zone(Zone.BODY, Zone.CLOSING):
        own = section.span.of(document.folded)
        below = len(own) <= _SHORT and _is_below_time_heading(document, section)
        if not below and not _HINT.search(own):
            continue
        for match in _CLAUSE.finditer(own):
            text = match.group()
            label = _TIME_LABEL.search(text)
            skipped = label.end() if label else 0
            if below or label or _HINT.search(text):
                yield Clause(
                    section=section.index,
                    start=section.span.start + match.start() + skipped,
                    text=text[skipped:],
                    says_when=below or label is not None,
                    goal=section.role is Role.GOAL,
                    tasks=section.role in _TASKS,
                )


def _is_below_time_heading(document: Document, section: Section) -> bool:
    if section.parent is None:
        return False
    parent = document.sections[section.parent].span
    return len(range(*parent)) <= _SHORT and bool(_TIME_HEADING.search(parent.of(document.folded)))
