"""A converted folder against label files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .compare import Comparer
from .labels import Labels
from .load import load_labels
from .metadata import compare_metadata, compare_provenance
from .report import DocumentScore, Report
from .rows import DocumentRows, read_tables
from .tables import (
    compare_assignments,
    compare_citations,
    compare_deadlines,
    compare_outline,
    compare_targets,
)


def score_folder(out: Path | str, label_files: Iterable[Path | str], fuzzy: bool = False) -> Report:
    """The tables of the converted folder `out`, scored against hand-made labels.

    A label file belongs to the document whose source file has its `doc` as name. `fuzzy`
    allows for OCR noise when texts are compared. Raises InvalidTable where a table is missing
    and InvalidLabels where a label file is malformed. The order of `label_files` is kept.
    """
    tables = read_tables(Path(out))
    comparer = Comparer(fuzzy)
    every = (load_labels(path) for path in label_files)
    return Report(tuple(_score(labels, tables.rows_of(labels.doc), comparer) for labels in every))


def _score(labels: Labels, rows: DocumentRows, comparer: Comparer) -> DocumentScore:
    outline_all, outline_labelled = compare_outline(labels.outline, rows.sections, comparer)
    targets = compare_targets(labels.targets, rows.targets, comparer)
    citations, citation_attributes = compare_citations(labels.citations, rows.citations)
    return DocumentScore(
        doc=labels.doc,
        found=bool(rows.document),
        tallies=(
            ("outline_labelled", outline_labelled),
            ("outline_all", outline_all),
            ("targets_value", targets.value),
            ("targets_exact", targets.exact),
            ("targets_qualitative", targets.qualitative),
            ("citations", citations),
            ("assignments", compare_assignments(labels.assignments, rows.assignments)),
            ("deadlines", compare_deadlines(labels.deadlines, rows.deadlines)),
        ),
        target_attributes=targets.attributes,
        citation_attributes=citation_attributes,
        metadata=compare_metadata(labels.metadata, rows.document),
        provenance=compare_provenance(rows),
    )
