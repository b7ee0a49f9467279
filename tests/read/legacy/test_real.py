"""Real documents in old encodings against their transcripts, where VANBAN_REAL has them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from extractor.errors import UnreadableDocument
from extractor.model import IssueCode, Source
from extractor.read import Ocr, Options, read
from tests.read.transcripts import transcript

_FOLDER = os.environ.get("VANBAN_REAL", "")
_TRANSCRIPTS = sorted(Path(_FOLDER).glob("*.gt.txt")) if _FOLDER else []
_WORDS = re.compile(r"[^\W\d_]+")

pytestmark = pytest.mark.skipif(not _TRANSCRIPTS, reason="VANBAN_REAL names no folder of documents")


def document(known: Path) -> Source:
    name = known.name.removesuffix(".gt.txt")
    path = next(path for path in known.parent.glob(f"{name}.*") if path != known)
    try:
        return read(path, options=Options(ocr=Ocr.NEVER))
    except UnreadableDocument as error:
        pytest.skip(f"what reads it is not installed: {error.problem}")


def letters_right(found: Sequence[str], expected: Sequence[str]) -> float:
    """The share of the letters of `expected` that stand in words which were found, in order."""
    matcher = SequenceMatcher(None, found, expected, autojunk=False)
    right = sum(
        len(word)
        for block in matcher.get_matching_blocks()
        for word in expected[block.b : block.b + block.size]
    )
    return right / sum(map(len, expected))


@pytest.mark.parametrize("path", _TRANSCRIPTS, ids=lambda path: path.name)
def test_letters_and_capitals(path: Path) -> None:
    source = document(path)
    given = unicodedata.normalize("NFC", transcript(path))
    found, expected = _WORDS.findall(source.text), _WORDS.findall(given)
    lower = [word.lower() for word in found], [word.lower() for word in expected]
    assert letters_right(*lower) >= 0.995
    # The transcripts have small letters where fonts showed capitals, hardly ever the other way.
    matcher = SequenceMatcher(None, *lower, autojunk=False)
    pairs = [
        (found[block.a + at], expected[block.b + at])
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
    ]
    smaller = [
        ours for ours, theirs in pairs if ours not in (theirs, theirs.title(), theirs.upper())
    ]
    assert len(smaller) <= 0.001 * len(pairs)
    assert any(issue.code is IssueCode.ENCODING for issue in source.issues)
