"""Which passages of a recognised text are not to be trusted: values for issues.csv.

Nothing is changed in the text: what was read with little confidence stays as read and is
reported, above all a number or date that may have been written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.lexicon.patterns import patterns
from extractor.model import Box, Issue, IssueCode, Line, Severity, Span, fold

from ..layout.writing import on_page
from .model import Recognised, Word
from .skew import askew

_LOW = 0.7  # mean confidence of a line; misread words mostly have less than .8, others .9
_SURE = 0.85  # confidence of the figures in a number or date that is taken as printed
_GUESSED = 0.5  # confidence below which figures are no reading at all: no value is taken from them
_HEAD = 15  # lines of the first page, among which its number and date stand


@dataclass(frozen=True, slots=True)
class _Placed:
    """A recognised word, and where it stands in the text."""

    span: Span
    confidence: float


def with_doubts(
    text: str, lines: Sequence[Line], pages: Mapping[int, Recognised]
) -> tuple[tuple[Line, ...], tuple[Issue, ...]]:
    """The lines with boxes on their pages as they came, not turned straight; and the findings.

    `lines` are those of the whole document as written from `Recognised.page`, `pages` the
    recognised ones by number. Lines of other pages are left alone.
    """
    placed: list[Line] = []
    issues: list[Issue] = []
    low: list[Line] = []
    for index, line in enumerate(lines):
        page = pages.get(line.page)
        if page is None or line.box is None or line.confidence is None:
            placed.append(line)
            issues += _low_issue(low)
            low = []
            continue
        if index < _HEAD:
            issues += _handwriting(text, line, tuple(_words_of(text, line, page)))
        if low and (line.confidence >= _LOW or line.page != low[-1].page):
            issues += _low_issue(low)
            low = []
        if line.confidence < _LOW:
            low.append(line)
        placed.append(replace(line, box=askew(line.box, page.skew, page.width, page.height)))
    issues += _low_issue(low)
    issues += _page_issues(lines, pages)
    return tuple(placed), tuple(issues)


def _low_issue(lines: Sequence[Line]) -> Iterator[Issue]:
    if lines:
        mean = sum(line.confidence or 0 for line in lines) / len(lines)
        count = f"{len(lines)} lines were" if len(lines) > 1 else "a line was"
        yield Issue(
            IssueCode.LOW_OCR_CONFIDENCE,
            Severity.WARNING,
            f"{count} recognised with a mean confidence of {mean:.2f}",
            Span(lines[0].span.start, lines[-1].span.end),
        )


def _handwriting(text: str, line: Line, words: Sequence[_Placed]) -> Iterator[Issue]:
    """Figures of the document's own number or date that were read with doubt, or not at all."""
    printed = line.span.of(text)
    for name, what in (("own_number", "number"), ("own_date", "date")):
        match = patterns("ocr")[name].regex.search(fold(printed))
        if not match:
            continue
        span = Span(line.span.start + match.start(), line.span.start + match.end())
        # A place that is hard to read says nothing of the figures behind it.
        filled = Span(line.span.start + match.start("figures"), span.end)
        within = [word for word in words if word.span.overlaps(filled)]
        figures = [word for word in within if any(c.isdigit() for c in word.span.of(text))]
        least = min((word.confidence for word in within), default=0.0)
        if least < _SURE or not figures:
            yield Issue(
                IssueCode.LOW_OCR_CONFIDENCE,
                Severity.ERROR if least < _GUESSED else Severity.WARNING,
                f"the document's {what} may be written by hand: "
                f"recognised with a confidence of {least:.2f}; compare it with the page",
                span,
            )


def _words_of(text: str, line: Line, page: Recognised) -> Iterator[_Placed]:
    """The words that stand in a line, in order, each where it is found in the text."""
    at = line.span.start
    for word in _words_in(line.box, page):
        found = text.find(word.text, at, line.span.end)
        if found >= 0:
            at = found + len(word.text)
            yield _Placed(Span(found, at), word.confidence)


def _words_in(box: Box | None, page: Recognised) -> Iterator[Word]:
    """The words whose middle is in a box of the page."""
    shown = page.page(1)
    for line in sorted(page.lines, key=lambda line: line.box.x0):
        for word in line.words:
            own = on_page(word.box, shown)
            if (
                box is not None
                and box.x0 <= (own.x0 + own.x1) / 2 <= box.x1
                and box.top <= (own.top + own.bottom) / 2 <= box.bottom
            ):
                yield word


def _page_issues(lines: Sequence[Line], pages: Mapping[int, Recognised]) -> Iterator[Issue]:
    """Pages that were not read at all, and what was left out of them."""
    for number, page in pages.items():
        at = next((line.span.start for line in lines if line.page >= number), 0)
        if not page.in_time:
            message = f"page {number} could not be recognised in time: its text is missing"
            yield Issue(IssueCode.LOW_OCR_CONFIDENCE, Severity.ERROR, message, Span(at, at))
        if page.left_out:
            message = f"page {number}: left out as a received stamp: {page.left_out[:80]!r}"
            yield Issue(IssueCode.PAGE_FURNITURE, Severity.INFO, message, Span(at, at))
