"""The extractors as components of a spaCy pipeline: nlp.add_pipe("vanban_targets").

spaCy finds this module by the entry points of the package (pyproject.toml), so that no import of
vanban is needed. Only spaCy imports it.

>>> import spacy
>>> nlp = spacy.blank("xx")
>>> _ = nlp.add_pipe("vanban_sections"), nlp.add_pipe("vanban_targets")
>>> doc = nlp("I.  MỤC TIÊU\\r\\n1. Đạt  90% số hộ.")
>>> [(span.text, span._.vanban_path) for span in doc.spans["targets"]]
[('90%', 'I.1')]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from extractor.model import Facts
from extractor.pipeline import process_text

from .doc import mark
from .extensions import keep_sections, register
from .marks import GROUPS, Mark, marks

Component = Callable[[Doc], Doc]


class Marker:
    """A component that adds the span groups `groups` to a Doc.

    The Doc's text may be raw: it is normalised for reading, and what is found is put on the
    characters that it came from. A text of white space alone gets empty groups.
    """

    def __init__(self, groups: Sequence[str]) -> None:
        self.groups = tuple(groups)

    def __call__(self, doc: Doc) -> Doc:
        register()
        if not doc.text.strip():
            for group in self.groups:
                mark(doc, group, ())
            return doc
        facts = _facts(doc.text)
        to_old = facts.document.source.offsets.to_old
        for group in self.groups:
            mark(doc, group, [Mark(to_old(m.span), m.label, m.id) for m in marks(facts, group)])
        sections = facts.document.sections
        keep_sections(doc, sections, [to_old(section.span) for section in sections])
        return doc


@lru_cache(maxsize=2)
def _facts(text: str) -> Facts:
    """Components run one after the other on the same text: they share its facts."""
    return process_text(text).facts


def _factory(name: str, groups: Sequence[str]) -> Callable[[Language, str], Component]:
    """Register a factory with spaCy; an entry point leads to the result."""

    def make(nlp: Language, name: str) -> Component:  # noqa: ARG001
        return Marker(groups)

    Language.factory(name, assigns=["doc.spans"], func=make)
    return make


everything = _factory("vanban", GROUPS)
sections = _factory("vanban_sections", ["sections"])
targets = _factory("vanban_targets", ["targets"])
agencies = _factory("vanban_agencies", ["agencies"])
assignments = _factory("vanban_assignments", ["assignments"])
citations = _factory("vanban_citations", ["citations"])
deadlines = _factory("vanban_deadlines", ["deadlines"])
