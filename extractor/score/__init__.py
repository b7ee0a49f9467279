"""Accuracy: the tables of a converted folder against labels made by hand.

`load_labels` reads a label file, `check_labels` holds it against its document, and
`score_folder` gives precision, recall and F1 for each kind of row with a list of misses. The
labels' form and meaning are told in corpora/README.md.
"""

from __future__ import annotations

from .check import check_labels, document_of
from .labels import Labels
from .load import load_labels
from .report import DocumentScore, Report
from .run import score_folder
from .tally import Share, Tally
from .validate import Problem, validate

__all__ = [
    "DocumentScore",
    "Labels",
    "Problem",
    "Report",
    "Share",
    "Tally",
    "check_labels",
    "document_of",
    "load_labels",
    "score_folder",
    "validate",
]
