"""What spans and documents of spaCy show of vanban: `span._.vanban_path` and its like.

The values are kept in `Doc.user_data` and looked up by place. Values set on a span itself would
be shared by all spans of the same characters, whatever their group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.model import Section, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

_SECTIONS, _EXPANDED = "vanban_sections", "vanban_expanded"
_FIELDS = ("path", "zone", "role")


@cache
def register() -> None:
    """Make the extensions known to spaCy; those of the same name that are there already stay."""
    from spacy.tokens import Doc, Span

    if not Doc.has_extension("vanban_expanded"):
        Doc.set_extension("vanban_expanded", getter=_expanded)
    for place, name in enumerate(_FIELDS):
        if not Span.has_extension(f"vanban_{name}"):
            Span.set_extension(f"vanban_{name}", getter=_section_field(place))


def count_expanded(doc: Doc, more: int) -> None:
    """Add to the number of spans that are wider than what they mark."""
    doc.user_data[_EXPANDED] = _expanded(doc) + more


def keep_sections(doc: Doc, sections: Sequence[Section], spans: Sequence[Span]) -> None:
    """Keep the path, zone and role of each section, and where it stands in `doc.text`."""
    doc.user_data[_SECTIONS] = [
        [span.start, section.path, section.zone.value, section.role.value]
        for span, section in zip(spans, sections, strict=True)
    ]


def _expanded(doc: Doc) -> int:
    return int(doc.user_data.get(_EXPANDED, 0))


def _section_field(place: int) -> Callable[[SpacySpan], str]:
    def field(span: SpacySpan) -> str:
        """Of the section that the span begins in; "" before the first one."""
        sections = span.doc.user_data.get(_SECTIONS, [])
        index = bisect_right(sections, span.start_char, key=lambda section: section[0]) - 1
        return str(sections[index][1 + place]) if index >= 0 else ""

    return field
