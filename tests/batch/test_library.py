"""Conversions and datasets from programs."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import extractor
from extractor.batch.bounds import Bounds
from extractor.batch.pool import in_order
from extractor.errors import UsageError

from .processes import all_gone

PLAN = "KẾ HOẠCH\nI. MỤC TIÊU\n1. Đến năm 2030 đạt {number}% hộ có nước sạch;\n2. Nâng cao."


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40, 60):
        (folder / f"{number}.txt").write_text(PLAN.format(number=number), "utf-8")
    (folder / "45.txt").write_bytes(b"")
    return folder


def test_results_come_in_the_order_of_the_names(plans: Path) -> None:
    found = list(extractor.iter_process(plans, workers=3))
    assert [one.source_path for one in found] == [f"{number}.txt" for number in range(40, 60)]
    failed = found.pop(5)
    assert failed.result is None
    assert failed.error == f"{plans / '45.txt'}: the file is empty; check the download"
    for one in found:
        assert one.result is not None
        assert one.result.targets["value"][0] == int(one.source_path[:2])
        assert one.result.document.source.source.path == one.source_path


def test_whoever_stops_early_leaves_no_process(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = f"vanban-early-{os.getpid()}"
    monkeypatch.setenv("VANBAN_TEST_MARK", mark)
    results = extractor.iter_process(plans, workers=2)
    assert next(results).source_path == "40.txt"
    results.close()
    assert all_gone(mark, 0.5)
    with pytest.raises(UsageError):
        next(extractor.iter_process(plans / "gone"))


def slow_first(number: int) -> int:
    time.sleep(1.0 if number == 0 else 0.001)
    return number


@pytest.mark.skipif(sys.platform != "linux", reason="forked processes see this module")
def test_nobody_gets_far_ahead_of_a_slow_one(tmp_path: Path) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(400):
            taken.append(number)
            yield number

    results = in_order(slow_first, items(), Bounds(workers=2), tmp_path)
    assert next(results).value == 0
    assert len(taken) < 50
    assert [one.value for one in results] == list(range(1, 400))


def test_progress_is_told(plans: Path, tmp_path: Path) -> None:
    heard: list[extractor.Progress] = []
    bounds = extractor.Bounds(workers=2)
    extractor.convert(plans, tmp_path / "out", bounds=bounds, progress=heard.append)
    assert [one.finished for one in heard] == list(range(1, 21))
    assert {one.total for one in heard} == {20}
    assert (heard[-1].failed, any(one.kept for one in heard)) == (1, False)
    assert sorted(one.entry.source_path for one in heard)[5] == "45.txt"


def test_a_dataset_has_the_frames_of_its_documents(plans: Path, tmp_path: Path) -> None:
    extractor.convert(plans, tmp_path / "out")
    dataset = extractor.read_dataset(tmp_path / "out")
    assert list(dataset) == [
        *("documents", "sections", "targets", "assignments", "citations", "deadlines", "issues")
    ]
    results = [one.result for one in extractor.iter_process(plans) if one.result is not None]
    for name in ("sections", "targets", "deadlines"):
        wanted = pd.concat([getattr(result, name) for result in results], ignore_index=True)
        pd.testing.assert_frame_equal(dataset[name], wanted)
    documents = dataset["documents"]
    assert documents["recipients"][0] == ()
    assert documents["issued_on"].isna().all()
    doc_id = documents["doc_id"][0]
    rows = dataset["targets"][dataset["targets"]["doc_id"] == doc_id]
    text = (tmp_path / "out" / "text" / f"{doc_id}.txt").read_text("utf-8")
    assert text[rows["char_start"][0] : rows["char_end"][0]] == rows["value_text"][0]
