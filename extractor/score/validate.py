"""Whether labels fit their document and keep their own rules (corpora/README.md tells them)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractor.model import Comparator, Kind, MeasureRole, Recurrence, Relation, YearSource, Zone

from .labels import Labels, MeasureLabel, NodeLabel, TargetLabel
from .quotes import quoted, start_of

_COMPONENT = re.compile(
    r"[IVXLC]+|\d{1,3}[a-zđ]?|[a-zđ]|[ivx]{2,5}|[-+][1-9]\d*|p[1-9]\d*"
    r"|(?:phan|chuong|muc|tieumuc|dieu|phuluc)-[0-9A-Za-z]+"
)
# How a unit may be spelt, and how labels must spell it.
_UNITS = {
    "mbps": "Mbit/s",
    "mb/s": "Mbit/s",
    "gbps": "Gbit/s",
    "gb/s": "Gbit/s",
    "percent": "%",
    "phần trăm": "%",
    "": "the counted noun",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of a label file, and what to do about it."""

    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}; {self.remedy}"


def validate(labels: Labels, raw_text: str) -> tuple[Problem, ...]:
    """The problems of `labels` with their document, whose file holds `raw_text`.

    >>> from extractor.score.labels import NodeLabel
    >>> node = NodeLabel("I.2", "clause", "2", "2. Yêu cầu")
    >>> for problem in validate(Labels("a", (), (node,)), "I. MỤC ĐÍCH"):
    ...     print(problem)
    outline[0]: the quote '2. Yêu cầu' is not in the file; copy it from the raw file
    outline[0]: the path 'I.2' has no parent in the outline; label 'I' before it
    """
    return (
        *_quotes(labels, raw_text),
        *_outline(labels, raw_text),
        *_paths(labels),
        *_targets(labels),
        *_lists(labels),
    )


def _quotes(labels: Labels, raw: str) -> Iterator[Problem]:
    for place, label in quoted(labels):
        quote, nth = label.quote, label.occurrence
        times = raw.count(quote) if quote else 0
        if not quote.strip():
            yield Problem(place, "the quote is empty", "copy the beginning of the text")
        elif not times:
            problem = f"the quote {quote!r} is not in the file"
            yield Problem(place, problem, "copy it from the raw file")
        elif "\n" in quote or "\r" in quote:
            yield Problem(place, f"the quote {quote!r} spans lines", "quote the first fragment")
        elif nth is not None and not 1 <= nth <= times:
            problem = f"occurrence {nth} of {quote!r} is wanted, the file has {times}"
            yield Problem(place, problem, "count again, from 1")
        elif nth is None and times > 1:
            problem = f"the quote {quote!r} stands {times} times in the file"
            yield Problem(place, problem, "lengthen it or add its occurrence")


def _outline(labels: Labels, raw: str) -> Iterator[Problem]:
    kinds = {kind.value for kind in Kind}
    seen: set[str] = set()
    last = -1
    for index, node in enumerate(labels.outline):
        place = f"outline[{index}]"
        parts = node.path.split(".")
        parent = ".".join(parts[:-1])
        if not all(_COMPONENT.fullmatch(part) for part in parts):
            problem = f"the path {node.path!r} is malformed"
            yield Problem(place, problem, 'join labels by ".", as in II.1.a.-2')
        if node.path in seen:
            yield Problem(place, f"the path {node.path!r} stands twice", "number it on")
        if parent and parent not in seen:
            problem = f"the path {node.path!r} has no parent in the outline"
            yield Problem(place, problem, f"label {parent!r} before it")
        before = _sibling_before(node.path)
        if before and before not in seen:
            problem = f"the path {node.path!r} comes before {before!r}"
            yield Problem(place, problem, "count bullets and paragraphs within their parent")
        if node.kind not in kinds or not _kind_fits(node):
            yield Problem(place, f"the kind {node.kind!r} is wrong here", f"{sorted(kinds)}")
        start = start_of(node, raw)
        if start is not None and start <= last:
            yield Problem(place, "stands before the node above it", "keep the reading order")
        last = max(last, start if start is not None else last)
        seen.add(node.path)


def _sibling_before(path: str) -> str | None:
    above, _, last = path.rpartition(".")
    match = re.fullmatch(r"([-+p])(\d+)", last)
    if not match or match[2] == "1":
        return None
    name = f"{match[1]}{int(match[2]) - 1}"
    return f"{above}.{name}" if above else name


def _kind_fits(node: NodeLabel) -> bool:
    last = node.path.rpartition(".")[2]
    bullet, paragraph = last[0] in "-+", bool(re.fullmatch(r"p\d+", last))
    return (node.kind == Kind.BULLET) == bullet and (node.kind == Kind.PARAGRAPH) == paragraph


def _paths(labels: Labels) -> Iterator[Problem]:
    known = {node.path for node in labels.outline}
    used: list[tuple[str, str | None]] = [
        *((f"targets[{i}]", label.path) for i, label in enumerate(labels.targets)),
        *((f"assignments[{i}]", label.path) for i, label in enumerate(labels.assignments)),
        *((f"citations[{i}]", label.path) for i, label in enumerate(labels.citations)),
        *((f"deadlines[{i}]", label.path) for i, label in enumerate(labels.deadlines)),
        *((f"anomalies[{i}]", label.path) for i, label in enumerate(labels.anomalies)),
    ]
    for place, path in used:
        if path is not None and path not in known:
            problem = f"the path {path!r} is not in the outline"
            yield Problem(place, problem, "add the node or correct the path")
    headings = {node.path for node in labels.outline if node.is_heading}
    for index, label in enumerate(labels.assignments):
        if label.path in headings:
            problem = f"the path {label.path!r} is a heading"
            yield Problem(f"assignments[{index}]", problem, "give the blocks below it")


def _targets(labels: Labels) -> Iterator[Problem]:
    sources = {None, *(source.value for source in YearSource)}
    for index, target in enumerate(labels.targets):
        place = f"targets[{index}]"
        wanted = "quantitative" if target.measures else "qualitative"
        if target.kind != wanted:
            problem = f"is {target.kind!r} with {len(target.measures)} measures"
            yield Problem(place, problem, f"{wanted!r} is wanted")
        if target.year_source not in sources:
            problem = f"the year_source is {target.year_source!r}"
            yield Problem(place, problem, "clause, heading, title or null")
        for number, measure in enumerate(target.measures):
            for problem, remedy in _measure(measure, target):
                yield Problem(f"{place}.measures[{number}]", problem, remedy)


def _measure(measure: MeasureLabel, target: TargetLabel) -> Iterator[tuple[str, str]]:
    comparators = [comparator.value for comparator in Comparator]
    if measure.comparator not in comparators:
        yield f"the comparator is {measure.comparator!r}", f"one of {comparators}"
    if (measure.comparator == Comparator.RANGE) != (measure.value_max is not None):
        yield "value_max and comparator disagree", "value_max goes with the comparator range"
    if measure.value_max is not None and measure.value_max <= measure.value:
        yield "value_max is not above value", "give the lower bound first"
    if (spelling := _UNITS.get(measure.unit.strip().lower())) is not None:
        yield f"the unit {measure.unit!r} is not normalised", f"write {spelling}"
    if measure.role not in {role.value for role in MeasureRole}:
        yield f"the role is {measure.role!r}", "measure or condition"
    if measure.of is not None and not 0 <= measure.of < len(target.measures):
        yield f"qualifies measure {measure.of}, which is not there", "count from 0"
    if (measure.role == MeasureRole.CONDITION) != (measure.of is not None):
        yield "of and role disagree", "a condition says which measure it qualifies"


def _lists(labels: Labels) -> Iterator[Problem]:
    for index, citation in enumerate(labels.citations):
        place = f"citations[{index}]"
        if citation.zone not in {zone.value for zone in Zone}:
            yield Problem(place, f"the zone is {citation.zone!r}", "preamble, body, closing ...")
        if citation.relation not in {relation.value for relation in Relation}:
            yield Problem(place, f"the relation is {citation.relation!r}", "basis, mention ...")
        if (citation.zone == Zone.BODY) != (citation.path is not None):
            yield Problem(place, "zone and path disagree", "a path goes with the zone body")
        if not (citation.number or citation.name or citation.doc_type):
            yield Problem(place, "identifies no document", "give its number or its name")
        if citation.issued_on is not None and not _is_date(citation.issued_on):
            problem = f"the date is {citation.issued_on!r}"
            yield Problem(place, problem, "YYYY-MM-DD, or null")
    for index, deadline in enumerate(labels.deadlines):
        place = f"deadlines[{index}]"
        if deadline.recurrence not in {None, *(item.value for item in Recurrence)}:
            problem = f"the recurrence is {deadline.recurrence!r}"
            yield Problem(place, problem, "yearly, quarterly, monthly, weekly, once or null")
        if not 1 <= (deadline.month or 1) <= 12 or not 1 <= (deadline.day or 1) <= 31:
            yield Problem(place, "month or day does not exist", "1 to 12, 1 to 31")
    for index, assignment in enumerate(labels.assignments):
        if not assignment.lead:
            yield Problem(f"assignments[{index}]", "has no lead", "who does it?")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
