"""Accuracy: the tables of a converted folder against labels made by hand.

`load_labels` reads a label file, `validate` says where it does not fit its document, and
`score_folder` gives precision, recall and F1 for each kind of row with a list of misses. The
labels' form and meaning are told in corpora/README.md.
"""

from __future__ import annotations

from .labels import Labels
from .load import load_labels
from .report import DocumentScore, Report
from .run import score_folder
from .tally import Share, Tally
from .validate import Problem, validate, validate_file

__all__ = [
    "DocumentScore",
    "Labels",
    "Problem",
    "Report",
    "Share",
    "Tally",
    "load_labels",
    "score_folder",
    "validate",
    "validate_file",
]
