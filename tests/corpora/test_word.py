"""The sample plans as Word documents give what their text gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpora.word import office, word
from extractor.model import Document, Zone
from extractor.pipeline import parse

from .samples import PLANS

SAMPLES = sorted(path for path in PLANS.iterdir() if path.suffix != ".json")
LIBREOFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
# Where letterhead and signature stand side by side the order of their lines may differ.
IN_COLUMNS = (Zone.HEADER, Zone.RECIPIENTS, Zone.SIGNATURE)


def content(document: Document) -> tuple[list[tuple[str, str]], list[str]]:
    """(path, words) of the sections in their order; the lines that stand in columns, sorted."""
    flow = [section for section in document.sections if section.zone not in IN_COLUMNS]
    beside = document.in_zone(*IN_COLUMNS)
    return (
        [(section.path, words(document.text_of(section))) for section in flow],
        sorted(document.text_of(section) for section in beside),
    )


def words(text: str) -> str:
    """The cells of a row may be parted by bars or by line ends."""
    return " ".join(text.replace("|", " ").split())


@pytest.mark.parametrize(
    ("plan", "automatic"),
    [
        *(pytest.param(plan, True, id=f"{plan.stem}-automatic") for plan in SAMPLES),
        *(pytest.param(plan, False, id=f"{plan.stem}-typed") for plan in SAMPLES[::3]),
    ],
)
def test_word_documents_give_the_sections_of_the_text(
    plan: Path, automatic: bool, tmp_path: Path
) -> None:
    document = parse(plan)
    path = tmp_path / "plan.docx"
    path.write_bytes(word(document, automatic=automatic))
    assert content(parse(path)) == content(document)


@LIBREOFFICE
@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_other_office_formats_do_so_too(suffix: str, tmp_path: Path) -> None:
    written = []
    for plan in SAMPLES[::4]:
        written.append(tmp_path / f"{plan.stem}.docx")
        written[-1].write_bytes(word(parse(plan), automatic=True))
    office(written, suffix, tmp_path)
    for path in written:
        assert content(parse(path.with_suffix(f".{suffix}"))) == content(parse(path))
