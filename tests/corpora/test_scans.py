"""The sample plans as scans: the same labels, nearly the same scores as the text form."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora.scan import as_pdf, damaged, pictures
from corpora.typeset import FONTS, typeset
from extractor.batch import convert
from extractor.pipeline import parse
from extractor.read.ocr.tesseract import tessdata
from extractor.score import Report, document_of, score_folder

from .samples import TALLIES, label_files

pytestmark = [
    pytest.mark.skipif(
        tessdata() is None, reason="Tesseract has no Vietnamese model here: ./dev system"
    ),
    pytest.mark.skipif(not FONTS.exists(), reason="needs the fonts of Debian's fonts-liberation2"),
]
# Four layouts: labels behind bullets, decree lists, roman headings in capitals, a decision.
NAMES = ("ha_tang_so", "ocop_xa", "xuat_khau", "nuoc_sach_dieu_1")
LABELS = [path for path in label_files() if path.stem in NAMES]


def report_on(documents: list[Path], out: Path) -> Report:
    convert(documents, out)
    return score_folder(out, LABELS, fuzzy=True)


def wrong_fields(report: Report) -> int:
    """Of the documents themselves; lists of recipients are compared letter by letter: not here."""
    missed = [line for document in report.documents for line in document.metadata.missed]
    return sum(not line.startswith("recipients") for line in missed)


@pytest.mark.parametrize(("defect", "within"), [("clean", 0.02), ("everything", 0.06)])
def test_same_scores(defect: str, within: float, tmp_path: Path) -> None:
    scans = []
    for path in LABELS:
        pages = pictures(typeset(parse(document_of(path))).pdf)
        scans.append(tmp_path / f"{path.stem}.pdf")
        scans[-1].write_bytes(as_pdf([damaged(page, defect, n) for n, page in enumerate(pages)]))
    found = report_on(scans, tmp_path / "scans")
    expected = report_on([document_of(path) for path in LABELS], tmp_path / "text")
    assert len(found.documents) == len(NAMES)
    for name in TALLIES:
        assert found.tally(name).f1 >= expected.tally(name).f1 - within, name
    assert wrong_fields(found) <= within * found.metadata.of
    assert found.provenance.share == 1
