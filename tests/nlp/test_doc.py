"""A document as a spaCy Doc: every fact has a span, on its own characters."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from spacy.tokens import DocBin
from spacy.tokens import Span as SpacySpan

from extractor.errors import UsageError
from extractor.nlp import GROUPS, doc_bin, to_doc, write_training
from extractor.nlp.extra import needs
from extractor.nlp.marks import marks
from extractor.pipeline import process_text
from tests.bench.inputs import sample_texts
from tests.property.documents import plans

PLAN = """KẾ HOẠCH
Cấp nước sạch tỉnh Vân Khê đến năm 2030
Căn cứ Quyết định số 1978/QĐ-TTg ngày 24 tháng 11 năm 2021 của Thủ tướng Chính phủ;
I. MỤC TIÊU
1. Đến năm 2030, ít nhất 95% hộ dân có nước sạch;
2. Mỗi xã có 02 kỹ thuật viên.
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
a) Chủ trì, phối hợp với Sở Y tế kiểm tra chất lượng nước.
b) Báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm."""


def test_each_fact_is_a_span_with_its_id() -> None:
    result = process_text(PLAN)
    doc = to_doc(result)
    assert doc.text == result.document.text
    assert [span.id_ for span in doc.spans["targets"]] == result.targets["target_id"].tolist()
    assert [span.text for span in doc.spans["targets"]] == result.targets["value_text"].tolist()
    assert {span.text for span in doc.spans["agencies"]} >= {"Sở Xây dựng", "Sở Y tế"}
    lead, coordinate = list(doc.spans["assignments"])[:2]
    assert (lead.text, lead.label_) == ("Sở Xây dựng", "lead")
    assert (coordinate.text, coordinate.label_) == ("Sở Y tế", "coordinate")
    assert [span.label_ for span in doc.spans["citations"]] == ["basis"]
    assert [span.label_ for span in doc.spans["deadlines"]] == ["yearly"]
    assert doc._.vanban_expanded == 0


def test_spans_know_their_section() -> None:
    doc = to_doc(process_text(PLAN))
    sections = doc.spans["sections"]
    assert [s._.vanban_path for s in sections if s._.vanban_zone == "body"][:3] == [
        "I",
        "I.1",
        "I.2",
    ]
    target = doc.spans["targets"][0]
    assert (target._.vanban_path, target._.vanban_role) == ("I.1", "goal")


def test_extensions_of_others_stay() -> None:
    from extractor.nlp.extensions import register

    mine = SpacySpan.get_extension("vanban_path")
    register.cache_clear()
    SpacySpan.set_extension("vanban_path", default="somebody's own", force=True)
    try:
        doc = to_doc(process_text(PLAN))
        assert doc.spans["sections"][0]._.vanban_path == "somebody's own"
    finally:
        SpacySpan.set_extension("vanban_path", getter=mine[2], force=True)


def test_a_span_that_ends_inside_a_token_takes_it_in() -> None:
    doc = to_doc(process_text("I. MỤC TIÊU\n1. Tốc độ đạt trên 1Gb/s."))
    assert [span.text for span in doc.spans["targets"]] == ["trên 1Gb/s."]
    assert doc._.vanban_expanded == 1


@settings(deadline=None)
@given(plans())
def test_every_mark_becomes_a_span_that_holds_it(text: str) -> None:
    facts = process_text(text).facts
    doc = to_doc(facts)
    assert doc.text == facts.document.text
    for group in GROUPS:
        found = marks(facts, group)
        assert len(doc.spans[group]) == len(found)
        for span, one in zip(doc.spans[group], found, strict=True):
            assert span.start_char <= one.span.start < one.span.end <= span.end_char
            assert (span.label_, span.id_) == (one.label, one.id)


def test_a_doc_bin_gives_the_docs_back() -> None:
    results = [process_text(text) for text in sample_texts()]
    data = doc_bin(results).to_bytes()
    back = list(DocBin().from_bytes(data).get_docs(spacy.blank("xx").vocab))
    assert len(back) == len(results) > 3
    for result, doc in zip(results, back, strict=True):
        before = to_doc(result)
        assert doc.text == result.document.text
        for group in GROUPS:
            assert [_shown(s) for s in doc.spans[group]] == [_shown(s) for s in before.spans[group]]
        assert doc._.vanban_expanded == before._.vanban_expanded


def _shown(span: SpacySpan) -> tuple[object, ...]:
    return span.start, span.end, span.label_, span.id_, span._.vanban_path, span._.vanban_role


def test_training_data_needs_no_vanban(tmp_path: Path) -> None:
    path = tmp_path / "agencies.spacy"
    result = process_text(PLAN)
    count = write_training([result], path, "agencies")
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))
    assert len(docs) == count == len(result.document.sections)
    assert "\n".join(doc.text for doc in docs) == result.document.text
    assert not any(doc.user_data for doc in docs)
    named = [ent.text for doc in docs for ent in doc.ents]
    assert named == [span.text for doc in docs for span in doc.spans["sc"]]
    assert {"Sở Xây dựng", "Sở Y tế", "Ủy ban nhân dân tỉnh"} <= set(named)


def test_spacy_trains_on_what_is_written(tmp_path: Path) -> None:
    from spacy.training import Example

    write_training([process_text(PLAN)], tmp_path / "train.spacy", "agencies")
    nlp = spacy.blank("xx")
    nlp.add_pipe("ner")
    docs = DocBin().from_disk(tmp_path / "train.spacy").get_docs(nlp.vocab)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    optimizer = nlp.initialize(lambda: examples)
    losses = nlp.update(examples, sgd=optimizer)
    assert losses["ner"] > 0
    assert nlp.get_pipe("ner").labels == ("agency",)  # type: ignore[attr-defined]


def test_without_spacy_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    with pytest.raises(UsageError, match=r'spacy: is not installed; pip install "vanban\[nlp\]"'):
        doc_bin([])


def test_a_broken_package_is_not_called_missing() -> None:
    with pytest.raises(ImportError, match="libcudart"), needs("spacy"):
        raise ImportError("libcudart", name="thinc")
