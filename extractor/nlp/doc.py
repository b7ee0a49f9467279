"""A document as a spaCy Doc: its facts as span groups; collections of them; training data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.model import Facts
from extractor.pipeline import Result

from .extensions import count_expanded, keep_sections, register
from .extra import needs
from .marks import GROUPS, Mark, marks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, DocBin


def to_doc(source: Facts | Result) -> Doc:
    """A spaCy Doc with `doc.text == document.text` and one span group for each of `GROUPS`.

    A span's label is the kind of its section, the role of its target or agency, the relation of
    its citation, the recurrence of its deadline; its id that of the row in the tables (of the
    authority file in the group "agencies"). Where a fact begins or ends inside of a token, its
    span takes in the whole token; `doc._.vanban_expanded` counts these. Spans know the section
    that they stand in: `span._.vanban_path`, `span._.vanban_zone`, `span._.vanban_role`.

    Raises UsageError where spaCy is not installed.

    >>> from extractor.pipeline import process_text
    >>> doc = to_doc(process_text("I. MỤC TIÊU\\n1. Đạt 90% hộ có nước sạch."))
    >>> [(span.text, span.label_, span._.vanban_path) for span in doc.spans["targets"]]
    [('90%', 'measure', 'I.1')]
    """
    facts = _facts(source)
    doc = _blank().tokenizer(facts.document.text)
    for group in GROUPS:
        mark(doc, group, marks(facts, group))
    sections = facts.document.sections
    keep_sections(doc, sections, [section.span for section in sections])
    return doc


def mark(doc: Doc, group: str, found: Iterable[Mark]) -> None:
    """Put marks, in characters of `doc.text`, on a Doc as the span group `group`.

    What has no characters (a label that an HTML list shows, but does not hold) is left out.
    """
    register()
    spans = []
    expanded = 0
    for (start, end), label, row_id in found:
        if start == end:
            continue
        span = doc.char_span(start, end, label=label, span_id=row_id, alignment_mode="expand")
        if span is None:
            raise ValueError(f"span {start}:{end} is outside a Doc of {len(doc.text)} characters")
        expanded += (span.start_char, span.end_char) != (start, end)
        spans.append(span)
    doc.spans[group] = spans
    count_expanded(doc, expanded)


def doc_bin(sources: Iterable[Facts | Result]) -> DocBin:
    """Many documents as one DocBin: texts, span groups and what the extensions show.

    `list(doc_bin(results).get_docs(spacy.blank("xx").vocab))` gives the Docs back.
    """
    with needs("spacy"):
        from spacy.tokens import DocBin
    result = DocBin(store_user_data=True)
    for source in sources:
        result.add(to_doc(source))
    return result


def write_training(sources: Iterable[Facts | Result], path: Path | str, group: str) -> int:
    """Write training data for `spacy train` (a .spacy file), and say how many Docs it has.

    There is one Doc for each section that has text. Its spans of `group` are `doc.spans["sc"]`,
    where spaCy's span categorizer looks, and, the longer one where two overlap, `doc.ents` for
    its entity recognizer. The file needs no vanban to be read. Spans that would leave their
    section are left out.
    """
    with needs("spacy"):
        from spacy.tokens import DocBin
        from spacy.util import filter_spans
    result = DocBin(store_user_data=False)
    for source in sources:
        for text, found in _by_section(_facts(source), group):
            doc = _blank().tokenizer(text)
            mark(doc, "sc", found)
            doc.ents = tuple(filter_spans(doc.spans["sc"]))
            result.add(doc)
    result.to_disk(path)
    return len(result)


def _by_section(facts: Facts, group: str) -> Iterator[tuple[str, list[Mark]]]:
    """The text of each section, with the marks in it, counted from its start."""
    found = sorted(marks(facts, group))
    at = 0
    for section in facts.document.sections:
        inside: list[Mark] = []
        while at < len(found) and found[at].span.start < section.span.end:
            span, label, row_id = found[at]
            if section.span.contains(span):
                inside.append(Mark(span.shifted(-section.span.start), label, row_id))
            at += 1
        yield facts.document.text_of(section), inside


def _facts(source: Facts | Result) -> Facts:
    return source.facts if isinstance(source, Result) else source


@cache
def _blank() -> Language:
    with needs("spacy"):
        import spacy
    return spacy.blank("xx")  # splits "95,5%" and "12/QĐ-UBND", which blank("vi") does not
