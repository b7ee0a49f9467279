"""What counts as right, on tables made up from the sample corpus' own labels."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extractor.errors import InvalidTable
from extractor.score import Report, load_labels, score_folder

from ..corpora.samples import PLANS
from .folders import write_folder

LABELS = PLANS / "dan_so.json"


def folder(tmp_path: Path, mistake_at: int = 0) -> Path:
    return write_folder(tmp_path / "out", [load_labels(LABELS)], mistake_at)


def change(out: Path, table: str, row: int, **cells: str) -> Report:
    """The score after some cells of one row of a table were changed."""
    path = out / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    rows[row] |= cells
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return score_folder(out, [LABELS])


def test_the_labels_themselves_score_one(tmp_path: Path) -> None:
    figures = score_folder(folder(tmp_path), [LABELS]).as_dict()
    shares = {name: row["f1"] for name, row in figures.items() if "f1" in row}
    assert set(shares.values()) == {1.0}
    assert figures["metadata"]["share"] == 1.0
    assert set(figures["target_attributes"].values()) == {1.0}


def test_a_wrong_path_misses_once_and_invents_once(tmp_path: Path) -> None:
    tally = change(folder(tmp_path), "sections", 0, path="IX").tally("outline_all")
    assert (len(tally.missed), len(tally.extra)) == (1, 1)
    assert tally.missed == ("I: I. THỰC TRẠNG",)


def test_a_bullet_counts_among_all_nodes_only(tmp_path: Path) -> None:
    labels = load_labels(LABELS)
    bullet = [node.path for node in labels.outline].index("II.2.-1")
    report = change(folder(tmp_path), "sections", bullet, text="khác", heading="")
    assert report.tally("outline_labelled").f1 == 1.0
    assert report.tally("outline_all").f1 < 1.0


def test_a_wrong_year_is_found_but_not_exact(tmp_path: Path) -> None:
    report = change(folder(tmp_path), "targets", 1, year="2024")
    assert report.tally("targets_value").f1 == 1.0
    assert len(report.tally("targets_exact").missed) == 1
    assert "year" in report.tally("targets_exact").missed[0]


def test_a_counted_noun_may_be_cut_otherwise_but_a_share_may_not(tmp_path: Path) -> None:
    out = folder(tmp_path)
    assert change(out, "targets", 1, unit="con").tally("targets_exact").f1 == 1.0
    assert change(out, "targets", 2, unit="điểm").tally("targets_exact").f1 < 1.0


def test_names_of_agencies_are_compared_spelled_out(tmp_path: Path) -> None:
    out = folder(tmp_path)
    assert change(out, "assignments", 0, agency="Đề nghị SỞ Y TẾ").tally("assignments").f1 == 1.0
    assert change(out, "assignments", 0, agency="Sở Y").tally("assignments").f1 < 1.0


def test_numbers_of_documents_are_compared_without_spaces(tmp_path: Path) -> None:
    report = change(folder(tmp_path), "citations", 0, number="31- CTr/TU", issuer="Bộ Y tế")
    assert report.tally("citations").f1 == 1.0
    assert report.as_dict()["citation_attributes"]["issuer"] < 1.0


def test_offsets_must_point_at_the_row(tmp_path: Path) -> None:
    out = folder(tmp_path)
    before = score_folder(out, [LABELS]).provenance
    after = change(out, "citations", 0, char_end="").provenance
    assert (after.right, after.of) == (before.right - 1, before.of)


def test_a_document_without_rows_is_all_missed(tmp_path: Path) -> None:
    other = PLANS / "lam_nghiep.json"
    report = score_folder(folder(tmp_path), [LABELS, other])
    assert not report.documents[1].found
    assert report.documents[1].provenance.right == 0
    assert "lam_nghiep: not among the converted documents" in report.as_text()


def test_misses_are_listed_by_document(tmp_path: Path) -> None:
    text = score_folder(folder(tmp_path, mistake_at=3), [LABELS]).as_text(misses=True)
    assert text.startswith("== dan_so")
    assert "  outline_all - " in text
    assert "  deadlines + " in text


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    out = folder(tmp_path)
    (out / "deadlines.csv").unlink()
    with pytest.raises(InvalidTable, match=r"deadlines\.csv: is missing"):
        score_folder(out, [LABELS])
