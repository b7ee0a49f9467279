"""Numbers and dates that were to be filled in, in the letterhead and in references."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.lexicon.patterns import patterns
from extractor.model import Issue, IssueCode, Severity, Span

from .evidence import Evidence

_PATTERNS = patterns("issues")


def blanks(evidence: Evidence) -> Iterator[Issue]:
    """What the letterhead lacks, then the references that lack a number or a date."""
    said = evidence.said
    spans = dict(said.spans)
    yield from _letterhead(
        IssueCode.MISSING_NUMBER,
        spans.get("number"),
        spans.get("doc_type"),
        filled=said.number[:1] not in ("", "/", "-"),
    )
    yield from _letterhead(
        IssueCode.MISSING_DATE,
        spans.get("issued_on"),
        spans.get("doc_type"),
        filled=bool(said.issued_on),
    )
    yield from _references(evidence, "blank_number", IssueCode.MISSING_NUMBER, spans.get("number"))
    yield from _references(evidence, "blank_date", IssueCode.MISSING_DATE, spans.get("issued_on"))


def _letterhead(
    code: IssueCode, printed: Span | None, doc_type: Span | None, *, filled: bool
) -> Iterator[Issue]:
    what = code.value.partition("_")[2]
    if filled:
        return
    if printed:
        message = f"the {what} of the letterhead is left blank"
        yield Issue(code, Severity.WARNING, message, printed)
    elif doc_type:
        yield Issue(code, Severity.INFO, f"no {what} of the document is printed", doc_type)


def _references(
    evidence: Evidence, name: str, code: IssueCode, own: Span | None
) -> Iterator[Issue]:
    what = code.value.partition("_")[2]
    for match in _PATTERNS[name].regex.finditer(evidence.document.folded):
        span = Span(match.start() + match.group().startswith(" "), match.end())
        line = evidence.document.folded.rfind("\n", 0, span.start) + 1
        # A date to be filled in without a number before it is a form's.
        named = " số" in evidence.document.folded[line : span.start + 3]
        if named and (own is None or not own.overlaps(span)):
            yield Issue(code, Severity.INFO, f"a reference lacks its {what}", span)
