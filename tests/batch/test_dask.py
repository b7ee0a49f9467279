"""A cluster of separate processes gives the tables of one machine, whatever dies meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.batch import Bounds, Progress, Report, find, run
from extractor.batch.cluster import cluster
from extractor.batch.conversion import local
from extractor.batch.program import program
from extractor.errors import UsageError
from extractor.export.verify import verify

from .folders import SETTINGS, files
from .processes import mentioning
from .test_conversion import snapshot

distributed: Any = pytest.importorskip("distributed", reason="the extra dask is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")

BOUNDS = Bounds(workers=2, timeout=2, memory=300)
ROOT = Path(__file__).parents[2]
CONTENTS = {f"{number:03}": f"good {number % 50}" for number in range(60)}
HOSTILE = {"bad": "bad", "crash": "crash", "exit": "exit", "hang": "hang"}


@pytest.fixture
def mark(monkeypatch: pytest.MonkeyPatch) -> str:
    """What all processes of a cluster have in their environment, with the path of the tests."""
    program.cache_clear()  # a checkout may be edited between two tests
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("VANBAN_TEST_MARK", f"vanban-test-dask-{os.getpid()}")
    return f"vanban-test-dask-{os.getpid()}"


@pytest.fixture
def workers(mark: str, tmp_path: Path) -> Iterator[Any]:
    """A real cluster: a scheduler here, two workers in processes of their own."""
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**options, local_directory=str(tmp_path / "dask")) as found:
        yield found
    assert all_gone(mark)


def all_gone(mark: str) -> bool:
    """Whether no process that converts for this test is left, soon."""
    deadline = time.monotonic() + 10
    while mentioning(mark) & mentioning("extractor.batch.host"):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def tables(out: Path) -> dict[str, bytes]:
    found = snapshot(out)
    del found["manifest.json"]  # seconds
    return found


def convert(source: Path, out: Path, scheduler: str, progress: Any = None) -> Report:
    engine = cluster(BOUNDS, scheduler) if scheduler else local(BOUNDS)
    jobs = find([source], out).jobs
    return run(jobs, out, sources=["in"], settings=SETTINGS, engine=engine, progress=progress)


def test_a_worker_killed_amid_the_job_changes_nothing(workers: Any, tmp_path: Path) -> None:
    source = files(tmp_path / "in", **CONTENTS, **HOSTILE)
    victims = [worker.pid for worker in workers.workers.values()]
    heard: list[Progress] = []

    def kill_one(progress: Progress) -> None:
        if not heard:
            os.kill(victims[0], signal.SIGKILL)
        heard.append(progress)

    report = convert(source, tmp_path / "cluster", workers.scheduler_address, kill_one)
    alone = convert(source, tmp_path / "local", "")
    assert len(heard) == 64
    assert (report.done, report.duplicates) == (alone.done, alone.duplicates)
    assert [entry.error for entry in report.failures] == [entry.error for entry in alone.failures]
    assert len(report.failures) == 4
    assert tables(tmp_path / "cluster") == tables(tmp_path / "local")
    assert list(verify(tmp_path / "cluster")) == []
    final = convert(source, tmp_path / "cluster", "")
    assert final.kept == 61  # the next run, by another engine, tries only what may end otherwise


def test_relative_paths_start_where_the_command_was_given(
    workers: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path / "in", a="good", bad="bad")
    monkeypatch.chdir(tmp_path)
    report = convert(Path("in"), Path("out"), workers.scheduler_address)
    assert report.done == 1
    assert report.failures[0].error.startswith("in/bad.txt: the file is bad")


def test_other_versions_are_refused(
    workers: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.batch.cluster.program", lambda: "0.0.0+other")
    source = files(tmp_path / "in", a="good")
    with pytest.raises(UsageError, match=r"not 0\.0\.0\+other; install the same version"):
        convert(source, tmp_path / "out", workers.scheduler_address)


def test_a_scheduler_that_goes_away(mark: str, tmp_path: Path) -> None:
    source = files(tmp_path / "in", **dict.fromkeys(CONTENTS, "slow"))
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--no-dashboard"]
    address = tmp_path / "address.json"
    with subprocess.Popen([*command, "--port", "0", "--scheduler-file", str(address)]) as scheduler:
        while not address.exists():
            time.sleep(0.1)
        at = distributed.Client(scheduler_file=str(address))
        where = at.scheduler.address
        at.close()
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", where, "--no-nanny"]
        with subprocess.Popen([*worker, "--nthreads", "1", "--no-dashboard"]) as other:
            heard: list[Progress] = []

            def kill_it(progress: Progress) -> None:
                if not heard:
                    scheduler.kill()
                heard.append(progress)

            try:
                with pytest.raises(UsageError, match="scheduler went away; start it again"):
                    convert(source, tmp_path / "out", where, kill_it)
            finally:
                scheduler.kill()
                other.kill()
    assert heard
    again = convert(source, tmp_path / "out", "")
    assert again.kept == len(heard)
    assert again.done + again.duplicates == 60
    assert all_gone(mark)


def test_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.cluster._CONNECT", 1)
    source = files(tmp_path / "in", a="good")
    with pytest.raises(UsageError, match="no scheduler answers there"):
        convert(source, tmp_path / "out", "tcp://127.0.0.1:9")
