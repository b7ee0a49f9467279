"""Ids of rows, from content and place alone: no clock, no chance, no counter across documents.

A section's id is that of its document and its `eid`; a fact's id is that of its section, the letter
of its table and its place among the facts of that table in the section: `plan-1f3a.II.1.a-t2` is
the second target of clause II.1.a. An edit in one section leaves the ids of all others alone. Ids
are printable ASCII, so that they are safe in URLs, file names and XML.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from extractor.model import Document, Facts

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def document_id(source_path: str, content_sha256: str) -> str:
    """The id of a document: its file's name as ASCII, and a hash of its place and its content.

    `source_path` is relative to the folder that was given, so that moving or renaming that
    folder changes no id. The id is safe as a file name.

    >>> document_id("2025/Kế hoạch số 12.txt", "0" * 64)
    'ke-hoach-so-12-8081b342f8'
    """
    stem = source_path.rpartition("/")[2].rpartition(".")[0] or source_path.rpartition("/")[2]
    letters = unicodedata.normalize("NFD", stem.lower().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    slug = _NOT_IN_NAMES.sub("-", plain).strip("-")[:40].strip("-") or "document"
    place = f"{source_path}\0{content_sha256}".encode("utf-8", "surrogatepass")
    return f"{slug}-{sha256(place).hexdigest()[:10]}"


def section_ids(document: Document) -> tuple[str, ...]:
    """The ids of all sections, in their order."""
    return _unique(f"{document.doc_id}.{ascii_of(s.eid)}" for s in document.sections)


def target_ids(facts: Facts, sections: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of `facts.targets`, in their order; `sections` are the ids of the sections."""
    return _numbered((sections[fact.section] for fact in facts.targets), "t")


def assignment_ids(facts: Facts, sections: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of `facts.assignments`, in their order."""
    return _numbered((sections[fact.section] for fact in facts.assignments), "a")


def citation_ids(facts: Facts, sections: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of `facts.citations`, in their order."""
    return _numbered((sections[fact.section] for fact in facts.citations), "c")


def deadline_ids(facts: Facts, sections: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of `facts.deadlines`, in their order."""
    return _numbered((sections[fact.section] for fact in facts.deadlines), "d")


def issue_ids(facts: Facts, sections: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    """The ids of `facts.issues`, in their order: code and place, since many have no section."""
    doc_id = facts.document.doc_id
    return _unique(
        f"{doc_id}-i-{issue.code.value}" + (f"-{issue.span.start}" if issue.span else "")
        for issue in facts.issues
    )


def ascii_of(text: str) -> str:
    """`text` in printable ASCII: marks dropped, đ as dd, all else that is no letter as "_".

    >>> ascii_of("II.1.đ"), ascii_of("phụ lục 1")
    ('II.1.dd', 'phu_luc_1')
    """
    if text.isascii() and text.isprintable() and " " not in text:
        return text
    letters = unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "DD"))
    marked = (letter for letter in letters if not unicodedata.combining(letter))
    return "".join(letter if "!" <= letter <= "~" else "_" for letter in marked)


def _numbered(sections: Iterable[str], table: str) -> tuple[str, ...]:
    count: Counter[str] = Counter()
    ids = []
    for section in sections:
        count[section] += 1
        ids.append(f"{section}-{table}{count[section]}")
    return tuple(ids)


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    """`ids`, with "-2", "-3" ... where one is there already."""
    seen: set[str] = set()
    copies: Counter[str] = Counter()
    result = []
    for wanted in ids:
        name = wanted
        while name in seen:
            copies[wanted] += 1
            name = f"{wanted}-{copies[wanted] + 1}"
        seen.add(name)
        result.append(name)
    return tuple(result)
