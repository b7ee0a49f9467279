"""One mention of another document, before its section, relation and key are known."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.model import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """`head` runs from the type word to the end of number or name, `span` to that of date, issuer.

    The other fields are those of `extractor.model.Citation`.
    """

    span: Span
    head: Span
    doc_type: str
    number: str = ""
    issued_on: str = ""
    issuer: str = ""
    name: str = ""
    rule: str = ""
