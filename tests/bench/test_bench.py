"""The benchmarks measure what they say; how fast anything is, is not asserted."""

from __future__ import annotations

from itertools import islice, pairwise
from pathlib import Path

import pytest

from extractor.model import Kind, Zone
from extractor.pipeline import parse_text, process_text
from tests.bench.__main__ import by_stage, commands, growth, hostile, side_by_side
from tests.bench.contestants import CONTESTANTS, Contestant
from tests.bench.hostile import SHAPES
from tests.bench.inputs import bodies, long_document, usual_plans

TEXT = "I. MỤC TIÊU\n1. Đạt 90% số hộ.\n2. Đạt 5% số xã."


@pytest.mark.parametrize("contestant", CONTESTANTS, ids=lambda contestant: contestant.name)
def test_every_contestant_does_its_work(contestant: Contestant, tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text(TEXT, "utf-8")
    once = contestant.run([TEXT], tmp_path)
    (tmp_path / "1.txt").write_text(TEXT, "utf-8")
    assert 0 < once < contestant.run([TEXT, TEXT], tmp_path)


def test_long_documents_are_one_document_of_many_chapters() -> None:
    sizes = (100_000, 300_000)
    documents = [parse_text(long_document(size)) for size in sizes]
    for document, size in zip(documents, sizes, strict=True):
        assert size <= len(document.source.source.raw) < size + 5 * max(map(len, bodies()))
        chapters = [s.path for s in document.in_zone(Zone.BODY) if s.kind is Kind.CHAPTER]
        assert len(set(chapters)) == len(chapters) > 3
    few, many = (len(document.sections) for document in documents)
    assert 2.5 < many / few < 3.5


def test_usual_plans_are_as_dense_as_real_ones() -> None:
    """Within a factor of two of what 12 plans of provinces have in 10,000 characters."""
    facts = process_text(usual_plans(1)[0]).facts
    size = len(facts.document.text)
    assert 25_000 < size < 50_000
    for found, usual in (
        (facts.targets, 7.3),
        (facts.assignments, 28.2),
        (facts.citations, 3.8),
        (facts.document.sections, 76),
    ):
        assert usual / 2 < len(found) / size * 10_000 < usual * 2


def test_everything_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    side_by_side("A text", [TEXT], tmp_path, 1)
    by_stage([TEXT], tmp_path, 1)
    growth([5_000, 10_000], tmp_path)
    commands(tmp_path, 1)
    shown = capsys.readouterr().out
    for name in (*(contestant.name for contestant in CONTESTANTS), "normalise", "vanban --help"):
        assert f"| {name} |" in shown
    tables = shown.split("\n\n")
    for header, rows in pairwise(tables):
        assert not header.startswith("|") or not rows.startswith("|")


def test_hostile_texts_are_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = dict(islice(SHAPES.items(), 12))
    monkeypatch.setattr("tests.bench.__main__.SHAPES", few)
    monkeypatch.setattr("tests.bench.__main__.SHORT", 100)
    monkeypatch.setattr("tests.bench.__main__.LONG", 200)
    hostile(tmp_path)
    assert capsys.readouterr().out.count("\n| `") >= 10
