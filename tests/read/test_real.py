"""Real documents outside of the repository, where VANBAN_REAL names a folder of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.model import Span
from extractor.read import read

_FOLDER = os.environ.get("VANBAN_REAL")

pytestmark = pytest.mark.skipif(not _FOLDER, reason="VANBAN_REAL names no folder")


def _files(*suffixes: str) -> list[Path]:
    return [file for file in sorted(Path(_FOLDER or ".").iterdir()) if file.suffix in suffixes]


def test_text_forms_are_read() -> None:
    for file in _files(".txt", ".md", ".html"):
        source = read(file)
        assert source.encoding == "utf-8"
        assert (
            source.media_type == "text/html"
            if file.suffix == ".html"
            else source.media_type != "text/html"
        )


def test_pages_lose_no_letter_and_every_letter_has_its_place() -> None:
    for file in _files(".html"):
        source = read(file)
        assert len(source.text) > 0.2 * len(source.raw)
        for at in range(0, len(source.text), 7):
            if source.text[at].isalpha():
                assert source.offsets.to_old(Span(at, at + 1)).of(source.raw) == source.text[at]
