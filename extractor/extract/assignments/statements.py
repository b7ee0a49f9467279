"""The parts that one block assigns: its leads, those it works with, those it reports to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from extractor.lexicon.agencies import known_agency
from extractor.lexicon.patterns import patterns
from extractor.model import Assignment, AssignmentRole, Document, Role, Section, Span, Zone

from ..agencies import AgencyMention, Reach, agency_list
from .clauses import Clause, Subject, clauses, subject_of
from .context import Context
from .parts import coordinates, recipients

_TABLE = patterns("assignments")
_REQUEST = _TABLE["request"].regex
_EXPLICIT = _TABLE["explicit_lead"].regex
_TRIGGER = _TABLE["trigger"].regex
_DUTY = _TABLE["duty"].regex
_FIELD_LEAD = _TABLE["field_lead"].regex
_FIELD_OTHER = _TABLE["field_other"].regex
_FIELD_COORDINATE = _TABLE["field_coordinate"].regex
_TASK_ROLES = frozenset({Role.TASK, Role.SOLUTION, Role.FUNDING})
# How far a role can be trusted, by the rule that gave it.
_TRUST = {
    "heading": 0.97,
    "field": 0.97,
    "subject": 0.93,
    "lead-in": 0.9,
    "above": 0.8,
    "phối hợp": 0.95,
    "báo cáo": 0.9,
}
_UNLED = 0.7  # a part in a task of which nobody is the lead


class Mode(StrEnum):
    """How readily a block is read as an assignment, by what it stands below.

    ALL: it is one. TASK: where it names agencies with a part. DUTY: only where it says who leads
    or is responsible, as in laws, and in what a plan says of its purpose.
    """

    ALL = "all"
    TASK = "task"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Part:
    """One agency's part as read, before it becomes a row of its section."""

    mention: AgencyMention
    role: AssignmentRole
    task: Span
    rule: str
    explicit: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Clauses in a row that have one subject; None: that of the heading above."""

    subject: Subject | None
    span: Span
    clauses: tuple[Clause, ...]


def mode_of(section: Section, inherited: Context) -> Mode:
    """How the block of `section` is to be read."""
    if inherited.organised or section.zone is Zone.CLOSING or inherited.leads:
        return Mode.ALL
    return Mode.TASK if inherited.instructed or section.role in _TASK_ROLES else Mode.DUTY


def statement(
    document: Document,
    section: Section,
    words: Span,
    inherited: Context,
    abbreviations: Mapping[str, str],
) -> tuple[Assignment, ...]:
    """The assignments of the block of `section`, whose words are `words`."""
    mode = mode_of(section, inherited)
    folded = document.folded
    assigns = _may_assign(folded, words, mode)
    if not (assigns or inherited.instructed):
        return ()
    other = _FIELD_OTHER.match(folded, words.start, words.end)
    if other and not _funds(document, words, other.end(), abbreviations):
        return ()
    field = _FIELD_COORDINATE.match(folded, words.start, words.end)
    if field:
        listed = agency_list(document, field.end(), words.end, abbreviations, Reach.LIST)
        task = _task_above(document, section, words)
        role = AssignmentRole.COORDINATE
        return _rows(section, [Part(m, role, task, "field") for m in listed.mentions])
    field = _FIELD_LEAD.match(folded, words.start, words.end)
    value = Span(field.end(), words.end) if field else words
    runs = _runs(document, value, inherited, abbreviations, mode, named=field is not None)
    if (mode is Mode.DUTY or not assigns) and not any(run.subject for run in runs):
        return ()
    parts = list(_leads(document, runs, inherited, named=field is not None))
    parts += _others(document, value, runs, inherited, abbreviations)
    if field:
        above = _task_above(document, section, words)
        parts = [Part(p.mention, p.role, above, p.rule, p.explicit) for p in parts]
    return _rows(section, parts)


def _funds(document: Document, words: Span, behind: int, abbreviations: Mapping[str, str]) -> bool:
    """Whether a line "Kinh phí: ..." says who is to provide: "Kinh phí: Sở Tài chính bố trí"."""
    if not document.folded.startswith(("kinh phí", "nguồn kinh phí"), words.start):
        return False
    first = next(clauses(document, Span(behind, words.end)), None)
    led = first and subject_of(document, first, abbreviations, led=False, strict=True)
    return led is not None


def _may_assign(folded: str, words: Span, mode: Mode) -> bool:
    if mode is Mode.ALL:
        return True
    if mode is Mode.DUTY:
        return _DUTY.search(folded, words.start, words.end) is not None
    request = _REQUEST.match(folded, words.start, words.end)
    at = request.end() if request else words.start
    return (
        _TRIGGER.search(folded, words.start, words.end) is not None
        or known_agency(folded, at, words.end) is not None
    )


def _task_above(document: Document, section: Section, words: Span) -> Span:
    """The task that a line "Đơn vị chủ trì: ..." belongs to: the block that it stands below."""
    return document.sections[section.parent].span if section.parent is not None else words


def _runs(
    document: Document,
    words: Span,
    inherited: Context,
    abbreviations: Mapping[str, str],
    mode: Mode,
    *,
    named: bool,
) -> list[Run]:
    """`named`: the words begin with the names of the leads, a predicate behind them or not."""
    runs: list[Run] = []
    for clause in clauses(document, words):
        if named and not runs:
            listed = agency_list(document, clause.start, words.end, abbreviations, Reach.LIST)
            subject = Subject(listed.mentions, listed.end) if listed.mentions else None
        elif runs and clause.start < (runs[-1].subject.end if runs[-1].subject else 0):
            subject = None  # a list of agencies that goes on over the semicolon
        else:
            # "...; khuyến khích các hội viên ...": what the subject before does to others.
            goes_on = bool(runs) and document.text[clause.start].islower()
            led = inherited.directs or (goes_on and runs[-1].subject is not None)
            strict = mode is not Mode.ALL
            subject = subject_of(document, clause, abbreviations, led=led, strict=strict)
        if subject or not runs:
            runs.append(Run(subject, Span(clause.start, clause.end), (clause,)))
        else:
            last = runs.pop()
            span = Span(last.span.start, clause.end)
            runs.append(Run(last.subject, span, (*last.clauses, clause)))
    return runs


def _leads(
    document: Document, runs: Iterable[Run], inherited: Context, *, named: bool
) -> Iterator[Part]:
    for run in runs:
        start = run.subject.end if run.subject else run.span.start
        said = named or _EXPLICIT.search(document.folded, start, run.span.end) is not None
        if run.subject:
            mentions, rule = run.subject.mentions, "field" if named else "subject"
        else:
            mentions, rule = inherited.leads, inherited.rule
            said = said or inherited.explicit
        for mention in mentions:
            yield Part(mention, AssignmentRole.LEAD, run.span, rule, said)


def _others(
    document: Document,
    words: Span,
    runs: Iterable[Run],
    inherited: Context,
    abbreviations: Mapping[str, str],
) -> Iterator[Part]:
    together = tuple(coordinates(document, words, abbreviations))
    rule = "phối hợp" if together else inherited.rule
    for mention in together or inherited.coordinates:
        yield Part(mention, AssignmentRole.COORDINATE, words, rule)
    for run in runs:
        for clause in run.clauses:
            for mention in recipients(document, clause, abbreviations):
                yield Part(mention, AssignmentRole.RECIPIENT, words, "báo cáo")


def _rows(section: Section, parts: Iterable[Part]) -> tuple[Assignment, ...]:
    """One assignment for each agency and role, the first mention of several."""
    parts = list(parts)
    led = any(part.role is AssignmentRole.LEAD for part in parts)
    first: dict[tuple[AssignmentRole, str], Assignment] = {}
    for part in parts:
        mention = part.mention
        trust = _TRUST[part.rule] * (1 if led or part.rule == "field" else _UNLED)
        row = Assignment(
            section=section.index,
            span=mention.span,
            task=part.task,
            agency=mention.name,
            role=part.role,
            explicit=part.explicit,
            confidence=round(mention.confidence * trust, 2),
            rule=f"{part.rule}: {mention.rule}",
        )
        first.setdefault((part.role, mention.name), row)
    return tuple(first.values())
