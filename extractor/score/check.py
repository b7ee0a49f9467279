"""A label file held against the document that it is about."""

from __future__ import annotations

from pathlib import Path

from extractor.errors import InvalidLabels
from extractor.read import read

from .labels import Labels
from .load import load_labels
from .validate import validate


def document_of(path: Path | str) -> Path:
    """The document beside a label file: of the same name, with another suffix.

    Raises InvalidLabels where there is none, or more than one.
    """
    labels = Path(path)
    others = [
        other
        for other in sorted(labels.parent.glob(f"{labels.stem}.*"))
        if other.suffix != labels.suffix
    ]
    if len(others) != 1:
        names = ", ".join(other.name for other in others) or "no document"
        raise InvalidLabels(path, f"has {names} beside it", "keep one of the same name there")
    return others[0]


def check_labels(path: Path | str, document: Path | str | None = None) -> Labels:
    """The labels in `path`, if they fit their document (by default the one beside them).

    Raises InvalidLabels with the first problem and the number of the others, and
    UnreadableDocument where the document cannot be read.
    """
    labels = load_labels(path)
    problems = validate(labels, read(document or document_of(path)).raw)
    if problems:
        first, more = problems[0], len(problems) - 1
        also = f" ({more} more)" if more else ""
        raise InvalidLabels(f"{path}: {first.place}", first.problem + also, first.remedy)
    return labels
