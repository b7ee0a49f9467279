"""The sample corpus, as tests need it."""

from __future__ import annotations

import csv
from pathlib import Path

CORPORA = Path(__file__).parents[2] / "corpora"
PLANS = CORPORA / "plans"
# What a report counts, but for the fields of the document itself.
TALLIES = (
    "outline_labelled",
    "outline_all",
    "targets_value",
    "targets_exact",
    "targets_qualitative",
    "citations",
    "assignments",
    "deadlines",
)


def label_files(split: str | None = None) -> list[Path]:
    """The label files of the sample plans: all, or those of one split."""
    with (CORPORA / "splits.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return [
        PLANS / f"{row['document']}.json" for row in rows if split is None or row["split"] == split
    ]
