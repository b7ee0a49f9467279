"""The sample corpus keeps its own rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.score import check_labels, document_of, load_labels

from .samples import PLANS, label_files


def test_every_document_has_labels_and_a_split() -> None:
    labels = sorted(PLANS.glob("*.json"))
    assert sorted(label_files()) == labels
    documents = sorted(path for path in PLANS.iterdir() if path.suffix != ".json")
    assert sorted(document_of(path) for path in labels) == documents


def test_both_splits_are_large_enough_to_tell_something() -> None:
    assert len(label_files("dev")) >= 6
    assert len(label_files("test")) >= 6


@pytest.mark.parametrize("path", label_files(), ids=lambda path: path.stem)
def test_labels_fit_their_document(path: Path) -> None:
    assert check_labels(path).doc == path.stem


@pytest.mark.parametrize("path", label_files(), ids=lambda path: path.stem)
def test_no_kind_of_label_is_missing(path: Path) -> None:
    labels = load_labels(path)
    assert labels.outline
    assert labels.targets
    assert labels.assignments
    assert labels.citations
    assert labels.deadlines
    assert len(labels.metadata) == 14
