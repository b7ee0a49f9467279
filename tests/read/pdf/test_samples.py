"""The sample plans as PDFs of three producers: same labels, same scores as the text form."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpora.producers import as_html, by_libreoffice, by_weasyprint
from corpora.typeset import FONTS, typeset
from extractor.batch import convert
from extractor.model import Document, Zone
from extractor.pipeline import parse
from extractor.read import read_bytes
from extractor.score import Report, document_of, score_folder

from ...corpora.samples import TALLIES, label_files

pytestmark = pytest.mark.skipif(
    not FONTS.exists(), reason="needs the fonts of Debian's fonts-liberation2"
)
WITHIN = 0.005
# One plan of each layout that a press can set: not a decision with its plan, no footnotes, no
# letterhead that was torn to pieces on purpose.
NAMES = (
    "ha_tang_so",
    "dan_so",
    "cai_cach_hanh_chinh",
    "xuat_khau",
    "nha_o_xa_hoi",
    "binh_dang_gioi",
)


def _typeset(document: Document) -> bytes:
    return typeset(document).pdf


def _weasyprint(document: Document) -> bytes:
    try:
        return by_weasyprint(as_html(document))
    except (ImportError, OSError) as error:
        pytest.skip(f"needs WeasyPrint and Pango: {error}")


def _libreoffice(document: Document) -> bytes:
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    return by_libreoffice(as_html(document))


def labels() -> list[Path]:
    return [path for path in label_files() if path.stem in NAMES]


def bare(pdf: bytes) -> str:
    """The characters that are read of a PDF, without white space and marks."""
    text = read_bytes(pdf, "plan.pdf").text.replace("**", "").replace("\\", "")
    return "".join(text.split())


@cache
def report_on_text() -> Report:
    return report_on([document_of(path) for path in labels()])


def report_on(documents: list[Path]) -> Report:
    with TemporaryDirectory() as folder:
        convert(documents, Path(folder) / "out")
        return score_folder(Path(folder) / "out", labels())


@pytest.mark.parametrize("produced", [_typeset, _weasyprint, _libreoffice])
def test_same_scores(produced: Callable[[Document], bytes], tmp_path: Path) -> None:
    files = []
    for path in labels():
        file = tmp_path / f"{path.stem}.pdf"
        file.write_bytes(produced(parse(document_of(path))))
        files.append(file)
    found, expected = report_on(files), report_on_text()
    for name in TALLIES:
        assert found.tally(name).f1 >= expected.tally(name).f1 - WITHIN, name
    assert found.metadata.share >= expected.metadata.share - WITHIN
    assert found.provenance.share == 1


@pytest.mark.parametrize("path", labels(), ids=lambda path: path.stem)
def test_no_character_is_lost_added_or_out_of_order(path: Path) -> None:
    printed = typeset(parse(document_of(path)))
    expected = "".join(line for page in printed.pages for line in page)
    assert bare(printed.pdf) == expected.replace(" ", "")


@pytest.mark.parametrize("path", labels(), ids=lambda path: path.stem)
def test_no_character_is_lost_or_added_by_another_producer(path: Path) -> None:
    document = parse(document_of(path))
    shown = (s for s in document.sections if s.zone is not Zone.FURNITURE)
    expected = "".join(document.text_of(section) for section in shown)
    assert sorted(bare(_weasyprint(document))) == sorted(expected.replace(" ", ""))
