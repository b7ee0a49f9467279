"""The sample documents are invented: no passage of a real document stands in them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import parse
from extractor.model import Zone
from extractor.score import document_of

from .samples import label_files

REAL = [
    Path(folder)
    for name in ("VANBAN_REAL", "VANBAN_ACCEPTANCE")
    if (folder := os.environ.get(name))
]
PASSAGE = 45  # characters that two documents of one genre do not share by chance
_TAG = re.compile(r"<[^>]*>")
_GAP = re.compile(r"[\s*|#_-]+")


def bare(text: str) -> str:
    return _GAP.sub(" ", unicodedata.normalize("NFC", text).lower())


def passages(text: str) -> Iterator[str]:
    plain = bare(text)
    return (plain[at : at + PASSAGE] for at in range(len(plain) - PASSAGE + 1))


def own_passages() -> dict[str, str]:
    """Each passage of the samples' own wording, and the sample it stands in."""
    found: dict[str, str] = {}
    for path in label_files():
        document = parse(document_of(path))
        for section in document.in_zone(Zone.PREAMBLE, Zone.BODY, Zone.CLOSING):
            found |= dict.fromkeys(passages(document.text_of(section)), path.stem)
    return found


@pytest.mark.skipif(not REAL, reason="VANBAN_REAL (real documents) is not set")
def test_no_passage_is_copied() -> None:
    own = own_passages()
    files = (path for folder in REAL for path in folder.rglob("*"))
    real = [path for path in files if path.suffix in (".md", ".txt", ".html")]
    assert len(real) > 1, "no text documents there"
    copied = {
        (own[passage], path.name, passage)
        for path in real
        if path.stem not in ("CONTRACT", "LABELLING", "README")
        for passage in passages(_TAG.sub(" ", path.read_text("utf-8", errors="replace")))
        if passage in own
    }
    assert not copied
