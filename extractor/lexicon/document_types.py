"""Types of document, with the abbreviations that stand for them in numbers."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.model import fold


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document.

    `abbreviation` is that of numbers ("QĐ" in 12/QĐ-UBND), empty where numbers have none. `form`
    says whose type it is: law, state, party, agreement or standard. `aliases` are other names,
    folded; `source` is the norm that lists the type.
    """

    name: str
    abbreviation: str
    form: str
    aliases: tuple[str, ...]
    source: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All types, in the order of `data/document_types.csv`.

    >>> next(kind.name for kind in document_types() if kind.abbreviation == "TTr")
    'Tờ trình'
    """
    text = (files("extractor.data") / "document_types.csv").read_text("utf-8")
    return tuple(
        DocumentType(
            name=row["name"],
            abbreviation=row["abbreviation"],
            form=row["form"],
            aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            source=row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def types_by_name() -> Mapping[str, DocumentType]:
    """The types by their folded names and aliases."""
    table: dict[str, DocumentType] = {}
    for kind in document_types():
        for name in (fold(kind.name), *kind.aliases):
            table.setdefault(name, kind)
    return table


@cache
def _types_by_code() -> Mapping[tuple[str, bool], DocumentType]:
    table: dict[tuple[str, bool], DocumentType] = {}
    for kind in document_types():
        if kind.abbreviation:
            table.setdefault((kind.abbreviation.lower(), kind.form == "party"), kind)
    return table


def type_of_code(code: str, *, party: bool = False) -> DocumentType | None:
    """The type that an abbreviation in a number stands for, in whatever case it is printed.

    Numbers of the Party (57-NQ/TW) use some abbreviations for other types than those of the state.

    >>> type_of_code("KH").name, type_of_code("TT").name, type_of_code("TT", party=True).name
    ('Kế hoạch', 'Thông tư', 'Thông tri')
    >>> type_of_code("UBND") is None
    True
    """
    table = _types_by_code()
    key = code.lower()
    return table.get((key, party)) or table.get((key, not party))


@cache
def type_alternatives() -> str:
    """A regular expression for the folded names of all types, longest first."""
    names = sorted(types_by_name(), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", " ") for name in names)
