"""Real Word documents outside of the repository, where VANBAN_REAL names a folder of them."""

from __future__ import annotations

import os
import shutil
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from extractor.model import Document, IssueCode, Kind
from extractor.pipeline import parse
from tests.read.transcripts import transcript

_FOLDER = os.environ.get("VANBAN_REAL")
LIBREOFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")

pytestmark = pytest.mark.skipif(not _FOLDER, reason="VANBAN_REAL names no folder")


@cache
def document(name: str) -> Document:
    return parse(Path(_FOLDER or ".") / name)


def labels(parsed: Document, kind: Kind) -> list[str]:
    return [section.label for section in parsed.sections if section.kind is kind]


def test_the_outline_of_a_decree_has_every_chapter_and_article() -> None:
    decree = document("decree_30_2020.docx")
    chapters = [label.removeprefix("Chương ") for label in labels(decree, Kind.CHAPTER)]
    assert chapters == ["I", "II", "III", "IV", "V", "VI", "VII"]
    articles = [label.removeprefix("Điều ").rstrip(".") for label in labels(decree, Kind.ARTICLE)]
    assert articles == [str(number) for number in range(1, 39)]
    odd = {IssueCode.SKIPPED_LABEL, IssueCode.DUPLICATE_LABEL, IssueCode.GLUED_LABEL}
    assert not [issue for issue in decree.issues if issue.code in odd]


def words(text: str) -> list[str]:
    return text.replace("|", " ").split()


def test_a_decision_reads_like_its_pdf() -> None:
    docx = words(document("decision_thanhhoa_486_2025.docx").text)
    pdf = words(document("decision_thanhhoa_486_2025.pdf").text)
    # Rows of tables that go over the end of a page are in another order.
    assert SequenceMatcher(None, docx, pdf, autojunk=False).ratio() > 0.9
    assert len(set(docx) ^ set(pdf)) <= 0.05 * len(set(docx))


@LIBREOFFICE
@pytest.mark.parametrize(
    "name", ["tcvn3_decree_28_2003", "tcvn3_circular_169_1998", "vni_plan_binhphuoc_991_2008"]
)
def test_old_documents_read_like_their_transcripts(name: str) -> None:
    given = words(transcript(Path(_FOLDER or ".") / f"{name}.gt.txt"))
    wanted = [letters(word) for word in given if letters(word)]
    found = [letters(word) for word in words(document(f"{name}.doc").text) if letters(word)]
    matched = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    right = sum(len(word) for block in matched for word in wanted[block.a : block.a + block.size])
    assert right > 0.99 * sum(map(len, wanted))


def letters(word: str) -> str:
    """The letters alone: fonts of capitals and automatic numbers are not in the transcripts."""
    return "".join(character for character in word.casefold() if character.isalpha())
