"""Accuracy does not sink: floors.csv has the least F1 (or share) of each figure.

The floors stand a little below what is reached, so that an honest change of a rule passes and a
loss does not. `pytest tests/accuracy -s` prints the figures; raise a floor when its figure rises.
"""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from extractor.batch import convert
from extractor.score import Report, document_of, score_folder

from ..corpora.samples import label_files

ACCEPTANCE = os.environ.get("VANBAN_ACCEPTANCE")
FLOORS = Path(__file__).with_name("floors.csv")
# Plain text, without the hard wraps and the site furniture of web pages.
PLAIN = ("camau", "cantho", "longmy")


def floors(*corpora: str) -> list[object]:
    with FLOORS.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["corpus"] in corpora]
    return [
        pytest.param(
            row["corpus"],
            row["split"],
            row["figure"],
            float(row["floor"]),
            id="-".join((row["corpus"], row["split"], row["figure"])),
        )
        for row in rows
    ]


def labels_of(corpus: str, split: str) -> list[Path]:
    if corpus == "samples":
        return label_files(split)
    files = sorted((Path(ACCEPTANCE or "") / "plans").glob("*.json"))
    return [path for path in files if split == "all" or path.stem in PLAIN]


@cache
def report_on(corpus: str, split: str) -> Report:
    files = labels_of(corpus, split)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        convert([document_of(path) for path in files], out)
        report = score_folder(out, files)
    print(f"\n{corpus}, {split}\n{report.as_text()}")
    return report


def figure_of(report: Report, name: str) -> float:
    if name == "metadata":
        return report.metadata.share
    if name == "provenance":
        return report.provenance.share
    return report.tally(name).f1


@pytest.mark.parametrize(("corpus", "split", "figure", "floor"), floors("samples"))
def test_samples(corpus: str, split: str, figure: str, floor: float) -> None:
    assert figure_of(report_on(corpus, split), figure) >= floor


@pytest.mark.skipif(ACCEPTANCE is None, reason="VANBAN_ACCEPTANCE (labelled real plans) is not set")
@pytest.mark.parametrize(("corpus", "split", "figure", "floor"), floors("acceptance"))
def test_acceptance(corpus: str, split: str, figure: str, floor: float) -> None:
    assert figure_of(report_on(corpus, split), figure) >= floor


def test_every_figure_has_a_floor() -> None:
    with FLOORS.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    figures = {row["figure"] for row in rows}
    for corpus, split in {(row["corpus"], row["split"]) for row in rows}:
        assert {
            row["figure"] for row in rows if (row["corpus"], row["split"]) == (corpus, split)
        } == figures
    assert {row["split"] for row in rows if row["corpus"] == "samples"} == {"dev", "test"}
    assert len(figures) == 10
