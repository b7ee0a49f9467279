"""The pool itself: whatever happens to its processes, every item ends, and ends once."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from extractor.batch.bounds import Bounds
from extractor.batch.pool import each
from extractor.errors import UsageError

from .processes import all_gone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes of Linux")


def dies_at_once(number: int) -> int:
    if number % 4 == 1:
        os._exit(3)
    return number


def kills_the_others(number: int, folder: Path) -> int:
    """Every tenth item ends all other processes, at work or at rest."""
    time.sleep(0.002)
    if number % 10 == 5:
        for own in folder.iterdir():
            if own.name != str(os.getpid()):
                try:
                    os.kill(int(own.name), signal.SIGKILL)
                except ProcessLookupError:
                    continue
    return number


def name_of_own_folder(_: int) -> str:
    import tempfile

    with tempfile.NamedTemporaryFile(delete=False) as file:
        return file.name


def unpicklable(number: int) -> object:
    return (lambda: 1) if number % 2 else number


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_that_die_as_soon_as_they_have_work(tmp_path: Path, workers: int) -> None:
    found = list(each(dies_at_once, range(80), Bounds(workers, timeout=20), tmp_path))
    assert sorted(one.item for one in found) == list(range(80))
    assert {one.item for one in found if one.error} == set(range(1, 80, 4))
    assert all(one.value == one.item for one in found if not one.error)


def test_processes_that_are_killed_by_somebody_else(tmp_path: Path) -> None:
    work = partial(kills_the_others, folder=tmp_path)
    found = list(each(work, range(100), Bounds(3, timeout=20), tmp_path))
    assert Counter(one.item for one in found) == dict.fromkeys(range(100), 1)
    assert sum(not one.error for one in found) >= 70


def test_recycled_processes_lose_nothing(tmp_path: Path) -> None:
    found = list(each(name_of_own_folder, range(50), Bounds(2, files=5), tmp_path))
    folders = {Path(one.value or "").parent for one in found}
    assert len(folders) >= 10
    assert all(folder.parent == tmp_path for folder in folders)
    assert list(tmp_path.iterdir()) == []  # nobody removed these files, and they are gone


def test_processes_that_cannot_start_are_one_error(tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(UsageError, match=r"cannot be started .*Not a directory"):
        list(each(dies_at_once, range(80), Bounds(2), tmp_path / "a-file"))


def test_processes_that_end_before_they_start_are_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.batch.worker._start", lambda *_: os._exit(1))
    with pytest.raises(UsageError, match=r"cannot be started \(it ended with code 1\)"):
        list(each(dies_at_once, range(80), Bounds(2), tmp_path))


def test_no_process_is_left_where_there_can_be_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = f"vanban-few-{os.getpid()}"
    monkeypatch.setenv("VANBAN_TEST_MARK", mark)
    finished = each(time.sleep, [0.01, 5, 0.01], Bounds(2), tmp_path)
    assert next(finished).item == 0.01
    monkeypatch.setattr("os.fork", _no_more_processes)
    finished.close()
    with pytest.raises(UsageError, match=r"cannot be started .*; use fewer --workers"):
        list(each(dies_at_once, range(3), Bounds(2), tmp_path))
    assert all_gone(mark)


def _no_more_processes() -> int:
    raise BlockingIOError(11, "Resource temporarily unavailable")


def test_values_that_cannot_be_handed_over_are_errors_of_their_own(tmp_path: Path) -> None:
    found = list(each(unpicklable, range(4), Bounds(1), tmp_path))
    assert [bool(one.error) for one in found] == [False, True, False, True]
    assert "cannot be handed over" in found[1].error


def test_no_items_no_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = f"vanban-none-{os.getpid()}"
    monkeypatch.setenv("VANBAN_TEST_MARK", mark)
    assert list(each(dies_at_once, [], Bounds(2), tmp_path)) == []
    assert all_gone(mark, 0)


def test_bounds_that_make_no_sense() -> None:
    for wrong in (
        {"workers": -1},
        {"timeout": 0.0},
        {"timeout": -1.0},
        {"memory": 0},
        {"memory": 100},
    ):
        with pytest.raises(UsageError):
            Bounds(**wrong)
