"""What holds of every document and of all facts; each function raises AssertionError if not."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from extractor.model import Document, Facts, Span, Zone
from extractor.normalise.characters import characters
from extractor.tabulate import TABLES, rows_of, table_named


def check_text(document: Document) -> None:
    """The text has one block a line, and single spaces."""
    text = document.text
    assert text == unicodedata.normalize("NFC", text)
    assert text == "\n".join(" ".join(line.split(" ")).strip(" ") for line in text.split("\n"))
    for never in ("\n\n", "  ", "\r", "\0"):
        assert never not in text
    assert len(document.folded) == len(text)


def check_offsets(document: Document) -> None:
    """Every letter and digit of the text comes from that letter or digit of the file."""
    raw, offsets = document.source.source.raw, document.source.offsets
    assert (offsets.size, offsets.old_size) == (len(document.text), len(raw))
    read = document.source.source.offsets.old
    in_order = list(read) == sorted(read)  # else columns side by side were put in order
    before = 0
    for at, character in enumerate(document.text):
        old = offsets.to_old(Span(at, at + 1))
        assert 0 <= old.start <= old.end <= len(raw)
        assert old.start >= before or not in_order, "the order of characters is kept"
        before = old.start
        if character.isalnum():
            printed = old.of(raw)
            if not printed or printed.lower().startswith(
                "<li"
            ):  # the label that an HTML list shows
                assert document.source.source.media_type != "text/plain"
                continue
            assert character in html.unescape(characters(printed)[0]), (at, character, printed)


def check_tree(document: Document) -> None:
    """Sections are in reading order, nested, named, and hold each character once."""
    text, sections = document.text, document.sections
    size = len(sections)
    for index, section in enumerate(sections):
        assert section.index == index
        assert index < section.end <= size
        assert section.span.of(text).strip() == section.span.of(text) != ""
        if section.parent is not None:
            parent = sections[section.parent]
            assert section.parent < index
            assert section.end <= parent.end
            if section.path:
                assert section.depth == parent.depth + 1
                assert section.path.startswith(f"{parent.path}.")
        assert bool(section.path) == (section.zone in (Zone.BODY, Zone.ANNEX))
        assert bool(section.path) == bool(section.depth)
        assert section.eid
    for index, section in enumerate(sections):
        inside = {child.index for child in document.children(section)}
        assert inside == {s.index for s in sections if s.parent == index}
    spans = [section.span for section in sections]
    assert all(one.end <= next_.start for one, next_ in pairwise(spans))
    gaps = pairwise([Span(0, 0), *spans, Span(len(text), len(text))])
    between = "".join(text[one.end : next_.start] for one, next_ in gaps)
    assert not between.strip("\n |")  # the bars of a letterhead that was set as a table
    eids = [section.eid for section in sections]
    assert len(set(eids)) == size


def check_facts(facts: Facts) -> None:
    """Facts point into the text and at sections that are there."""
    document = facts.document
    for section, span in _places(facts):
        assert 0 <= section < len(document.sections)
        assert 0 <= span.start < span.end <= len(document.text)
    for index, target in enumerate(facts.targets):
        assert target.of is None or (0 <= target.of < len(facts.targets) and target.of != index)
    for issue in facts.issues:
        if issue.span is not None:
            assert 0 <= issue.span.start <= issue.span.end <= len(document.text)


def check_rows(facts: Facts) -> None:
    """Keys are unique, references lead somewhere, quotes are what stands at their offsets."""
    text, rows = facts.document.text, rows_of(facts)
    for table in TABLES:
        own = rows[table.name]
        key = table.index(table.key)
        ids = [row[key] for row in own]
        assert table.name == "issues" or len(set(ids)) == len(ids)
        for reference in table.references:
            there = table_named(reference.table or table.name)
            known = {row[there.index(there.key)] for row in rows[there.name]} | {""}
            assert {row[table.index(reference.field)] for row in own} <= known
        for row in own if table.quote else ():
            start, end = row[table.index("char_start")], row[table.index("char_end")]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert text[start:end] == row[table.index(table.quote)]


def _places(facts: Facts) -> Iterator[tuple[int, Span]]:
    for target in facts.targets:
        yield target.section, target.span
        yield target.section, target.clause
    for assignment in facts.assignments:
        yield assignment.section, assignment.span
        yield assignment.section, assignment.task
    for citation in facts.citations:
        yield citation.section, citation.span
    for deadline in facts.deadlines:
        yield deadline.section, deadline.span
