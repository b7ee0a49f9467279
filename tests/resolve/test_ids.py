from __future__ import annotations

from extractor.model import (
    Citation,
    Facts,
    Issue,
    IssueCode,
    Metadata,
    Relation,
    Severity,
    Span,
)
from extractor.resolve import citation_ids, issue_ids, section_ids
from tests.build import document_of

_BODY = (("I", "I. MỤC TIÊU"), ("I.đ", "đ) Nâng cấp đường truyền"), ("I.d", "d) Mở lớp"))


def citation(section: int) -> Citation:
    return Citation(section, Span(0, 1), Relation.MENTION, "Luật")


def test_section_ids_are_unique_readable_and_ascii() -> None:
    document = document_of(*((path, text, {"eid": path}) for path, text in _BODY))
    assert section_ids(document) == ("test.I", "test.I.dd", "test.I.d")


def test_equal_eids_still_get_ids_of_their_own() -> None:
    document = document_of(*((path, text, {"eid": "x"}) for path, text in _BODY))
    assert section_ids(document) == ("test.x", "test.x-2", "test.x-3")


def test_facts_are_numbered_within_their_section() -> None:
    document = document_of(*_BODY)
    facts = Facts(document, Metadata(), citations=(citation(1), citation(0), citation(1)))
    assert citation_ids(facts, ("a", "b", "c")) == ("b-c1", "a-c1", "b-c2")


def test_a_fact_added_in_one_section_leaves_the_ids_of_the_others_alone() -> None:
    document = document_of(*_BODY)
    before = Facts(document, Metadata(), citations=(citation(0), citation(2)))
    after = Facts(document, Metadata(), citations=(citation(0), citation(1), citation(2)))
    sections = section_ids(document)
    assert set(citation_ids(before, sections)) < set(citation_ids(after, sections))


def test_issues_of_one_place_and_code_are_told_apart() -> None:
    issue = Issue(IssueCode.DOUBLED_WORD, Severity.WARNING, "", Span(3, 9))
    placeless = Issue(IssueCode.MISSING_DATE, Severity.INFO, "")
    facts = Facts(document_of(*_BODY), Metadata(), issues=(issue, issue, placeless))
    assert issue_ids(facts, ()) == (
        "test-i-doubled_word-3",
        "test-i-doubled_word-3-2",
        "test-i-missing_date",
    )
