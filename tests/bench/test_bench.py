"""The benchmarks measure what they say; how fast anything is, is not asserted."""

from __future__ import annotations

from itertools import islice, pairwise
from pathlib import Path

import pytest

from extractor.model import Kind, Zone
from extractor.pipeline import parse_text
from tests.bench.__main__ import by_stage, commands, comparable_texts, growth, hostile, side_by_side
from tests.bench.contestants import CONTESTANTS, Contestant
from tests.bench.hostile import SHAPES
from tests.bench.inputs import bodies, long_document, sample_texts

TEXT = "I. MỤC TIÊU\n1. Đạt 90% số hộ.\n2. Đạt 5% số xã."


@pytest.mark.parametrize("contestant", CONTESTANTS, ids=lambda contestant: contestant.name)
def test_every_contestant_does_its_work(contestant: Contestant, tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text(TEXT, "utf-8")
    once = contestant.run([TEXT], tmp_path)
    (tmp_path / "1.txt").write_text(TEXT, "utf-8")
    assert 0 < once < contestant.run([TEXT, TEXT], tmp_path)


def test_long_documents_are_one_document_of_many_chapters() -> None:
    sizes = (20_000, 60_000)
    documents = [parse_text(long_document(size)) for size in sizes]
    for document, size in zip(documents, sizes, strict=True):
        assert size <= len(document.source.source.raw) < size + max(map(len, bodies())) + 200
        chapters = [s.path for s in document.in_zone(Zone.BODY) if s.kind is Kind.CHAPTER]
        assert len(set(chapters)) == len(chapters) > 3
    few, many = (len(document.sections) for document in documents)
    assert 2.5 < many / few < 3.5


def test_the_samples_are_measured_and_more(tmp_path: Path) -> None:
    samples = sample_texts()
    assert comparable_texts(0) == samples
    filled = comparable_texts(200_000)
    assert filled[:-1] == samples
    assert sum(map(len, filled)) >= 200_000


def test_everything_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    side_by_side([TEXT], tmp_path, 1)
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
