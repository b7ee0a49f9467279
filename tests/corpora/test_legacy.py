"""The sample plans in TCVN3: the same labels, the same scores as in Unicode."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from corpora.legacy import old_text, old_word
from corpora.word import word
from extractor.batch import convert
from extractor.pipeline import parse
from extractor.read import read_bytes
from extractor.score import Report, document_of, score_folder

from .samples import TALLIES, label_files

LABELS = label_files()
WITHIN = 0.005


def report_on(written: dict[str, bytes], folder: Path) -> Report:
    """The scores of files with these names and contents."""
    for name, data in written.items():
        (folder / name).write_bytes(data)
    convert([folder / name for name in written], folder / "out")
    return score_folder(folder / "out", LABELS)


def check(report: Report) -> None:
    for name in TALLIES:
        assert report.tally(name).f1 >= 1 - WITHIN, name
    assert report.metadata.share >= 1 - WITHIN
    assert report.provenance.share == 1


def test_word_documents_in_the_fonts_of_tcvn3(tmp_path: Path) -> None:
    documents = {path.stem: word(parse(document_of(path)), automatic=False) for path in LABELS}
    old = {f"{name}.docx": old_word(docx) for name, docx in documents.items()}
    check(report_on(old, tmp_path))
    for name, docx in documents.items():
        expected = read_bytes(docx, "plan.docx").text
        assert read_bytes(old[f"{name}.docx"], "plan.docx").text == expected, name


def test_text_files_in_tcvn3(tmp_path: Path) -> None:
    texts = {path.stem: parse(document_of(path)).text for path in LABELS}
    check(report_on({f"{name}.txt": old_text(text) for name, text in texts.items()}, tmp_path))
    wrong = kept = lost = 0
    for name, text in texts.items():
        found = read_bytes(old_text(text), f"{name}.txt").text
        wrong += sum((Counter(text.lower()) - Counter(found.lower())).values())
        printed, read = (Counter(filter(str.isupper, whole)) for whole in (text, found))
        kept += (printed & read).total()
        lost += (printed - read).total()
    letters = sum(map(len, texts.values()))
    assert wrong <= WITHIN * letters
    # TCVN3 has no capitals with a tone mark: those of words in capitals are told all the same.
    assert kept / (kept + lost) > 0.97
