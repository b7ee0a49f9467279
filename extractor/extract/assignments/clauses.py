"""Clauses of a block, and the agencies that are their subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.lexicon.alphabet import UPPER
from extractor.lexicon.patterns import patterns
from extractor.model import Document, Section, Span

from ..agencies import AgencyList, AgencyMention, Form, Reach, agency_list, candidates

_TABLE = patterns("assignments")
_AGENCIES = patterns("agencies")
_CONNECTIVE = _TABLE["connective"].regex
_REQUEST = _TABLE["request"].regex
_APPOSITION = _TABLE["apposition"].regex
_HANDS_OVER = _TABLE["hands_over"].regex
_ADDRESSEE = _TABLE["addressee"].regex
_DELEGATION = _TABLE["delegation"].regex
_CIRCUMSTANCE = _TABLE["circumstance"].regex
_GOVERNS = _TABLE["governs"].regex
_LONE = _TABLE["lone_noun"].regex
_ASIDE = _AGENCIES["aside"].regex
_PREDICATE = _AGENCIES["predicate"].regex
_PAST = re.compile(r" (?:đã|còn|vẫn|chưa)(?!\w)")
_END = _AGENCIES["end"].regex
_BREAK = re.compile(rf"(?<!TP)(?<!TT)\.\s+(?=[{UPPER}“\"])|;\s*")
# "Chế độ báo cáo: Hằng quý, các sở ...": what the clause is about stands before the clause.
_TOPIC = re.compile(rf"[^.;:()]{{1,80}}: (?=[{UPPER}])")
_LABEL_WITHIN = 16  # characters from the start of a block
# Below an agency's heading these are what that agency does to others.
_OWN_REQUEST = ("yêu cầu ", "giao ", "phân công ")
_ATTRIBUTED = ("của ", "về ", "tại ")
_LOOK_BACK = 24  # characters: longer than any word that governs an agency


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between full stops and semicolons; `sentence_end` is that of its sentence."""

    start: int
    end: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Subject:
    """The agencies that a clause says do something, and where its predicate begins."""

    mentions: tuple[AgencyMention, ...]
    end: int
    requested: bool = False


def words_of(document: Document, section: Section) -> Span:
    """A section's own words, without its label and what surrounds it."""
    start, end = section.span
    text = document.text
    if section.label_raw:
        found = text.find(section.label_raw, start, min(end, start + _LABEL_WITHIN))
        if found >= 0:
            start = found + len(section.label_raw)
    while start < end and not text[start].isalnum():
        start += 1
    return Span(start, end)


def clauses(document: Document, span: Span) -> Iterator[Clause]:
    """The clauses of `span`, in order."""
    breaks = list(_BREAK.finditer(document.text, span.start, span.end))
    starts = [span.start, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), span.end]
    sentence_ends: list[int] = []
    sentence_end = span.end
    for match in reversed([None, *breaks]):
        sentence_ends.append(sentence_end)
        if match and match.group().startswith("."):
            sentence_end = match.start()
    for start, end, last in zip(starts, ends, reversed(sentence_ends), strict=True):
        if start < end:
            yield Clause(start, end, last)


def subject_of(
    document: Document,
    clause: Clause,
    abbreviations: Mapping[str, str],
    *,
    led: bool,
    strict: bool = False,
) -> Subject | None:
    """The agencies that are the subject of `clause`; None where it names none of its own.

    `led`: a heading above says whose tasks these are. Then a request at the start ("Yêu cầu các
    đơn vị ...") is that agency's task, unless it hands the task over to another by name. A lone
    common noun ("doanh nghiệp ...") means those above.
    `strict`: the clause stands where few assign anything; only what is surely an agency counts.
    """
    folded = document.folded
    at = clause.start
    connective = _CONNECTIVE.match(folded, at, clause.end)
    if connective and not _CIRCUMSTANCE.match(folded, connective.end(), clause.end):
        at = connective.end()
    request = _REQUEST.match(folded, at, clause.end)
    handed_over = request and _HANDS_OVER.match(folded, request.start(), request.end())
    if request and led and not handed_over:
        return None
    addressee = None if request or strict else _ADDRESSEE.match(folded, at, clause.end)
    opening = request or addressee
    if opening:
        at = opening.end()
    listed = agency_list(document, at, clause.sentence_end, abbreviations, Reach.SUBJECT)
    if listed.mentions:
        if _vague(listed, strict=strict) or _lone_noun(listed):
            return None
        if led and handed_over and any(mention.is_class for mention in listed.mentions):
            return None
        if strict and _PAST.match(folded, listed.end, clause.end):
            return None
        return _accepted(document, clause, listed, abbreviations, requested=bool(opening))
    topic = _TOPIC.match(document.text, clause.start, clause.end)
    if topic:
        rest = Clause(topic.end(), clause.end, clause.sentence_end)
        return subject_of(document, rest, abbreviations, led=led, strict=strict)
    if _CIRCUMSTANCE.match(folded, clause.start, clause.end):
        return _behind_circumstance(document, clause, abbreviations, led=led, strict=strict)
    return None


def _accepted(
    document: Document,
    clause: Clause,
    listed: AgencyList,
    abbreviations: Mapping[str, str],
    *,
    requested: bool,
) -> Subject | None:
    """The list as a subject, if a predicate follows; or those to whom it gives the task."""
    if not requested and not _has_predicate(document, listed, clause.sentence_end):
        return None
    delegation = _DELEGATION.match(document.folded, listed.end, clause.sentence_end)
    if delegation:
        given = agency_list(
            document, delegation.end(), clause.sentence_end, abbreviations, Reach.SUBJECT
        )
        if given.mentions:
            return Subject(given.mentions, given.end, requested=True)
    return Subject(listed.mentions, listed.end, requested)


def _has_predicate(document: Document, listed: AgencyList, end: int) -> bool:
    folded, at = document.folded, listed.end
    if _APPOSITION.match(folded, at, end):
        return True
    aside = _ASIDE.match(folded, at, end)
    at = aside.end() if aside else at
    if folded.startswith((":", " :"), at, end) or _PREDICATE.match(folded, at, end):
        return True
    named = listed.mentions[-1].rule in (Form.KNOWN, Form.NAME)
    return named and folded[at : at + 1] == " " and not _END.match(folded, at, end)


def _behind_circumstance(
    document: Document,
    clause: Clause,
    abbreviations: Mapping[str, str],
    *,
    led: bool,
    strict: bool,
) -> Subject | None:
    """The subject behind "Căn cứ ..., ", "Trong quá trình ... ", "nếu có vướng mắc "."""
    folded = document.folded
    at = clause.start
    for start in candidates(document, Span(clause.start, clause.end)):
        if start < at or folded[start - 1] in "-/":  # "số 5/QĐ-TTg" names no agency
            continue
        before = folded[max(clause.start, start - _LOOK_BACK) : start]
        if _GOVERNS.search(before):
            listed = agency_list(document, start, clause.end, abbreviations)
            at = max(listed.end, start)
            # What "và" adds to those with whom it is done is no subject, agency or not.
            if folded.startswith(" và ", at, clause.end):
                comma = folded.find(",", at, clause.end)
                at = comma if comma >= 0 else clause.end
            # "theo đề nghị của Sở A, Sở B tổng hợp": the last of them is the subject.
            if before.endswith(_ATTRIBUTED) and len(listed.mentions) > 1:
                last = listed.mentions[-1]
                apart = folded[: last.span.start].endswith(", ", clause.start)
                if apart and _has_predicate(document, listed, clause.sentence_end):
                    return Subject((last,), listed.end)
            continue
        listed = agency_list(document, start, clause.sentence_end, abbreviations, Reach.SUBJECT)
        if not listed.mentions:
            continue
        at = listed.mentions[-1].span.start + 1
        if _lone_noun(listed) or _vague(listed, strict=strict):
            continue
        if strict and _PAST.match(folded, listed.end, clause.end):
            return None
        if _has_predicate(document, listed, clause.sentence_end):
            if led and before.endswith(_OWN_REQUEST):
                continue
            return _accepted(document, clause, listed, abbreviations, requested=False)
    return None


def _lone_noun(listed: AgencyList) -> bool:
    """A common noun without "các" and attributes ("doanh nghiệp"): it means those named above."""
    only = listed.mentions[0]
    return len(listed.mentions) == 1 and _LONE.fullmatch(only.name.lower()) is not None


def _vague(listed: AgencyList, *, strict: bool) -> bool:
    """An institution without "các" ("trường ...") may as well begin another kind of sentence."""
    first = listed.mentions[0]
    name = first.name.lower()
    several = name.partition(" ")[0].endswith(",")  # "Hội, hiệp hội ngành nghề"
    determined = name.startswith("các ") or several
    if first.rule == Form.INSTITUTIONS:
        return strict or not determined
    return strict and first.rule == Form.BODIES and not determined
