"""The stages one after the other, each timed alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from extractor.export.csv import TableWriter
from extractor.extract.abbreviations import abbreviations
from extractor.extract.assignments import assignments
from extractor.extract.citations import citations
from extractor.extract.deadlines import deadlines
from extractor.extract.issues import issues
from extractor.extract.metadata import metadata
from extractor.extract.targets import targets
from extractor.model import Facts
from extractor.normalise import normalise
from extractor.pipeline import process_text
from extractor.read import read_text
from extractor.segment import segment
from extractor.tabulate import TABLES, rows_of

from .timing import best


def seconds_by_stage(texts: Sequence[str], folder: Path, repeat: int) -> dict[str, float]:
    """Seconds of processor time of each stage over all `texts`, the fastest of `repeat` runs."""
    facts = [process_text(text).facts for text in texts]
    normalised = [one.document.source for one in facts]
    rows = [rows_of(one) for one in facts]
    for one in facts:
        assert one.document.folded  # made once, and shared by the extractors

    def write() -> None:
        for table in TABLES:
            with TableWriter(folder / f"{table.name}.csv", table) as writer:
                for made in rows:
                    writer.write(made[table.name])

    stages: dict[str, Callable[[], object]] = {
        "read": lambda: [read_text(text) for text in texts],
        "normalise": lambda: [normalise(text.source) for text in normalised],
        "segment": lambda: [segment(text, "bench") for text in normalised],
        "fold": lambda: [replace(one.document).folded for one in facts],
        **{f"extract {name}": _over(facts, extract) for name, extract in _EXTRACTORS.items()},
        "tabulate": lambda: [rows_of(one) for one in facts],
        "write CSV": write,
    }
    return {name: best(stage, repeat) for name, stage in stages.items()}


_EXTRACTORS: dict[str, Callable[[Facts], object]] = {
    "metadata": lambda facts: metadata(facts.document),
    "targets": lambda facts: targets(facts.document, facts.metadata),
    "assignments": lambda facts: assignments(facts.document, abbreviations(facts.document)),
    "citations": lambda facts: citations(facts.document),
    "deadlines": lambda facts: deadlines(facts.document),
    "issues": lambda facts: issues(facts.document, facts.metadata, facts.citations),
}


def _over(facts: Sequence[Facts], extract: Callable[[Facts], object]) -> Callable[[], object]:
    return lambda: [extract(one) for one in facts]
