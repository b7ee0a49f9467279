"""Which sections are target clauses: leaves under goals, and elsewhere what commits to a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor.lexicon.patterns import patterns
from extractor.model import Document, Kind, Metadata, Role, Section, Span, Zone, fold

from .stretches import holding

# A label as printed before the sentence; a figure that opens the sentence ("100% ...") is none.
_LABEL = re.compile(
    r"[-+*•–—\s]*(?:(?:điều|chương|mục|phần)\s)?"
    r"(?:\(?(?:[ivxlc]{1,5}|\d{1,3}|[a-zđ])(?:\.\d{1,2})*\s?[.):/](?=[\s\D])(?!\d)|\(\d{1,2}\))?\s*"
)
_PARTS = re.compile(r"[;.…?!]{1,3}[”\")]?\s")
# No sentence is longer; cutting there keeps the time linear whatever the text.
_LONGEST_PART = 1500
_HEADING = 80
# A few words without a figure or a stop: "- Nông nghiệp công nghệ cao".
_TITLE = re.compile(r"(?:[^\s\d.;:,]+\s){0,8}[^\s\d.;:,]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A section that may hold targets. `stretch` is its text without the label.

    `parts` divide the stretch at semicolons and sentence ends. `leads` are the headings and
    lead-ins that stand above it, nearest first. `situation`: it stands in an account of how
    things are.
    """

    section: Section
    stretch: Span
    parts: tuple[Span, ...]
    in_goals: bool
    leaf: bool
    situation: bool
    leads: tuple[Span, ...]

    def part_of(self, at: int) -> Span:
        """The part that holds the character at `at`."""
        return holding(self.parts, at) or self.stretch


def clauses(document: Document, metadata: Metadata) -> Iterator[Clause]:
    """The clauses to look into, in reading order.

    Under goals: every leaf, and what states a level itself though it has something below it.
    Elsewhere in the body: statements with a figure, but for those in articles, whose figures are
    rules. Laws have none.
    """
    if patterns("targets")["law"].regex.search(fold(metadata.doc_type)):
        return
    lead_ins = _LeadIns()
    for section in document.in_zone(Zone.BODY):
        folded = document.folded[section.span.start : section.span.end]
        lead_in = lead_ins.over(section, folded)
        if section.kind in (Kind.TABLE, Kind.ROW):
            continue
        if section.role is not Role.GOAL and not _has_figure(folded):
            continue
        above = tuple(document.ancestors(section))
        in_goals = section.role is Role.GOAL and not _is_aside(document, above)
        leaf = document.is_leaf(section)
        if in_goals:
            wanted = _is_goal(document, section) if leaf else _states_level(folded)
        else:
            wanted = not _is_title(section) and not _is_rule(section, above)
        if not wanted:
            continue
        leads = tuple(parent.span for parent in above)
        yield Clause(
            section,
            *_parts(document, section),
            in_goals,
            leaf,
            situation=not in_goals and _is_situation(document, above),
            leads=(lead_in, *leads) if lead_in else leads,
        )


class _LeadIns:
    """Paragraphs such as "Đến năm 2030:", each for the siblings behind it.

    A paragraph behind the bullets that one led in is free of it again.
    """

    def __init__(self) -> None:
        self._spans: dict[int | None, Span] = {}
        self._led: set[int | None] = set()

    def over(self, section: Section, folded: str) -> Span | None:
        """The lead-in over a section; sections are given in reading order."""
        parent = section.parent
        if section.kind is not Kind.PARAGRAPH:
            self._led.add(parent)
        elif folded.rstrip().endswith(":"):
            self._spans[parent] = section.span
            self._led.discard(parent)
            return None
        elif parent in self._led:
            self._spans.pop(parent, None)
        return self._spans.get(parent)


def _parts(document: Document, section: Section) -> tuple[Span, tuple[Span, ...]]:
    """The text of a section without its label, and its parts."""
    start, end = section.span
    if section.label_raw and (match := _LABEL.match(document.folded, start, end)):
        start = match.end()
    cuts = [start]
    for match in _PARTS.finditer(document.text, start, end):
        following = document.text[match.end() : match.end() + 1]
        if ";" in match.group() or following.isupper() or following.isdigit():
            cuts.append(match.end())
    cuts = [at for a, b in pairwise([*cuts, end]) for at in range(a, max(b, a + 1), _LONGEST_PART)]
    parts = tuple(Span(a, b) for a, b in pairwise([*cuts, end]) if a < b)
    return Span(start, end), parts


def _is_goal(document: Document, section: Section) -> bool:
    """Is a leaf under goals a statement, and no title of what stands beside it?"""
    heading = patterns("targets")["goal_heading"].regex
    short = section.span.end - section.span.start <= _HEADING
    if section.is_heading and short and heading.search(document.folded, *section.span):
        return False
    following = document.sections[section.index + 1 : section.index + 2]
    over_paragraphs = (
        section.kind is not Kind.PARAGRAPH
        and bool(following)
        and following[0].kind is Kind.PARAGRAPH
        and following[0].parent == section.parent
    )
    return not (over_paragraphs and _TITLE.fullmatch(document.folded, *section.span))


def _states_level(folded: str) -> bool:
    return _has_figure(folded) and bool(patterns("targets")["states_level"].regex.search(folded))


def _has_figure(folded: str) -> bool:
    """At first sight, is there a number with something counted behind it? Most have none."""
    return bool(patterns("targets")["figure"].regex.search(folded))


def _is_aside(document: Document, above: tuple[Section, ...]) -> bool:
    """Does the nearest heading within the goals turn to something else ("Đối tượng áp dụng")?"""
    aside = patterns("targets")["aside_heading"].regex
    goal = patterns("targets")["goal_heading"].regex
    for heading in above:
        if not heading.is_heading:
            continue
        text = document.folded[heading.span.start : heading.span.end]
        if goal.search(text):
            return False
        if aside.search(text):
            return True
    return False


def _is_situation(document: Document, above: tuple[Section, ...]) -> bool:
    """Does a heading above, up to the section, announce an account of how things are?"""
    situation = patterns("targets")["situation_heading"].regex
    for heading in above:
        if heading.is_heading and situation.search(document.folded, *heading.span):
            return True
        if heading.kind is Kind.SECTION:
            return False
    return False


def _is_title(section: Section) -> bool:
    """Is it a title? A task that stands over its own details ("- Thời gian: ...") is none."""
    return section.is_heading and section.kind not in (Kind.POINT, Kind.BULLET, Kind.PARAGRAPH)


def _is_rule(section: Section, above: tuple[Section, ...]) -> bool:
    """Is it an article, or in one without sections, whose figures bind but are no targets?"""
    for node in (section, *above):
        if node.kind is Kind.SECTION:
            return False
        if node.kind is Kind.ARTICLE:
            return True
    return False
