"""Hundreds of files of which some hang, crash, take all memory: each is one failure, no more."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from extractor.batch import Bounds, Report, find, run
from extractor.batch.conversion import local
from extractor.export.verify import verify

from .folders import SETTINGS, files
from .processes import all_gone
from .test_conversion import snapshot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")

REASONS = {
    "bad": "the file is bad",
    "bug": "ValueError: unforeseen",
    "crash": "ended by SIGSEGV, as libraries do that crash or get no memory; try a larger --memory",
    "exit": "ended with code 3",
    "hang": "takes longer than 1 seconds",
    "child": "takes longer than 1 seconds",
    "hog": "more than 300 MiB of memory",
}


def convert(source: Path, out: Path, workers: int) -> Report:
    engine = local(Bounds(workers=workers, timeout=1, memory=300, files=100))
    jobs = find([source], out).jobs
    return run(jobs, out, sources=["in"], settings=SETTINGS, engine=engine)


def test_five_in_a_hundred_are_hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = f"vanban-test-{os.getpid()}"
    monkeypatch.setenv("VANBAN_TEST_MARK", mark)  # the children of the pool inherit it
    kinds = ["crash"] * 6 + ["exit"] * 6 + ["bad"] * 4 + ["bug"] * 4 + ["hog"] * 2
    kinds += ["hang"] * 2 + ["child"]
    contents = {f"{number:03}": f"good {number}" for number in range(500)}
    hostile = {f"{number * 20 + 7:03}": kind for number, kind in enumerate(kinds)}
    source = files(tmp_path / "in", **{**contents, **hostile})
    report = convert(source, tmp_path / "out", 2)
    assert report.done == 475
    assert len(report.failures) == 25
    for entry in report.failures:
        assert REASONS[hostile[entry.source_path.removesuffix(".txt")]] in entry.error
        assert entry.error.startswith(str(source))
    assert list(verify(tmp_path / "out")) == []
    assert all_gone(mark)
    left = {path.name for path in (tmp_path / "out" / ".vanban").iterdir()}
    assert left == {"lock", "results.sqlite"}


def test_tables_are_the_same_with_any_number_of_processes(tmp_path: Path) -> None:
    contents = {f"{number:03}": f"good {number % 70}" for number in range(100)}
    source = files(tmp_path / "in", **contents, bad="bad", crash="crash")
    first, second = tmp_path / "1", tmp_path / "3"
    assert convert(source, first, 1).done == convert(source, second, 3).done == 100
    one, three = snapshot(first), snapshot(second)
    del one["manifest.json"], three["manifest.json"]  # seconds
    assert one == three


def test_what_failed_for_want_of_time_or_memory_is_tried_again(tmp_path: Path) -> None:
    source = files(tmp_path / "in", a="good", bad="bad", exit="exit")
    assert convert(source, tmp_path / "out", 1).kept == 0
    again = convert(source, tmp_path / "out", 1)
    assert (again.kept, len(again.failures)) == (2, 2)
    files(source, exit="good")
    assert convert(source, tmp_path / "out", 1).failures == again.failures[:1]
