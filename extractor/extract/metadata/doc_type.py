"""The name of the type of a document: where it stands, and its usual spelling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.lexicon.document_types import document_types
from extractor.lexicon.names import bare
from extractor.lexicon.patterns import patterns

from .view import View

_PATTERNS = patterns("metadata")


def find_type(header: View) -> re.Match[str] | None:
    """The first line that names a type, or begins with one in capitals; group `type`.

    A type with its issuer behind it ("Nghị định của Chính phủ") is that of an old heading; one
    behind signs that are no words is a line that OCR has read with the stamp beside it.
    """
    found = _PATTERNS["type_line"].regex.search(header.folded)
    for name in ("type_start", "type_of_issuer"):
        limit = found.start() if found else len(header.text)
        for match in _PATTERNS[name].regex.finditer(header.folded, 0, limit):
            if name == "type_of_issuer" or header.text[slice(*match.span("type"))].isupper():
                found = match
                break
    return found or _PATTERNS["type_end"].regex.search(header.folded)


def canonical_type(printed: str) -> str:
    """The usual spelling of a type: "quyét đinh", as OCR reads it, is "Quyết định".

    >>> canonical_type("quyét đinh"), canonical_type("kế hoạch")
    ('Quyết định', 'Kế hoạch')
    """
    return _types().get(bare(printed), printed.capitalize())


@cache
def _types() -> Mapping[str, str]:
    return {bare(kind.name): kind.name for kind in document_types()}
