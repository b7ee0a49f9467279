"""A cluster of separate processes gives the tables of one machine, whatever dies meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractor.batch import Bounds, Progress, Report, find, run
from extractor.batch.cluster import cluster, own_cluster
from extractor.batch.conversion import local
from extractor.batch.program import program
from extractor.batch.shards import outcomes
from extractor.errors import UsageError
from extractor.export.staging import STATE
from extractor.export.verify import verify

from .folders import SETTINGS, files
from .processes import mentioning
from .test_conversion import snapshot

distributed: Any = pytest.importorskip("distributed", reason="the extra dask is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")

BOUNDS = Bounds(workers=2, timeout=2, memory=300)
ROOT = Path(__file__).parents[2]
CONTENTS = {f"{number:03}": f"good {number % 15}" for number in range(20)}
HOSTILE = {"bad": "bad", "crash": "crash", "exit": "exit", "hang": "hang"}
SECONDS = 60.0  # that anything may take
MARK = f"vanban-test-dask-{os.getpid()}"


@pytest.fixture(scope="module", autouse=True)
def _environment() -> Iterator[None]:
    """What all processes of a cluster have: the path of the tests, and the mark of this one."""
    program.cache_clear()  # a checkout may be edited between two tests
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("VANBAN_TEST_MARK", MARK)
        patch.setattr("extractor.batch.cluster._LEAST", 4)  # starting a process takes a second
        yield


@pytest.fixture(scope="module")
def workers(
    _environment: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[distributed.LocalCluster]:
    """A real cluster: a scheduler here, two workers in processes of their own."""
    with own_cluster(2, tmp_path_factory.mktemp("dask")) as found:
        yield found
    eventually(lambda: not converting())


@pytest.fixture(autouse=True)
def _bounded(_environment: None) -> Iterator[None]:
    """No test takes for ever; at its end a worker has no process but that which it asks."""
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(3 * int(SECONDS))
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
    eventually(lambda: len(converting()) <= 2)


def _too_long(*_: object) -> None:
    pytest.fail(f"it takes longer than {3 * SECONDS} seconds")


def converting() -> set[int]:
    """The processes that convert for this test."""
    return mentioning(MARK) & mentioning("extractor.batch.host")


def eventually(holds: Callable[[], Any]) -> None:
    """Wait until it holds, but not for ever."""
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def tables(out: Path) -> dict[str, bytes]:
    found = snapshot(out)
    del found["manifest.json"]  # seconds
    return found


def convert(
    source: Path, out: Path, scheduler: str, progress: Any = None, shards: Path | str = ""
) -> Report:
    engine = cluster(BOUNDS, scheduler) if scheduler else local(BOUNDS)
    settings = replace(SETTINGS, shards=str(shards))
    jobs = find([source], out).jobs
    return run(jobs, out, sources=["in"], settings=settings, engine=engine, progress=progress)


def test_a_worker_killed_amid_the_job_changes_nothing(
    workers: distributed.LocalCluster, tmp_path: Path
) -> None:
    source = files(tmp_path / "in", **CONTENTS, **HOSTILE)
    victims = [worker.pid for worker in workers.workers.values()]
    heard: list[Progress] = []

    def kill_one(progress: Progress) -> None:
        if not heard:
            os.kill(victims[0], signal.SIGKILL)
        heard.append(progress)

    place, to = workers.scheduler_address, tmp_path / "shards"
    report = convert(source, tmp_path / "cluster", place, kill_one, to)
    alone = convert(source, tmp_path / "local", "")
    assert len(heard) == 24
    assert (report.done, report.duplicates) == (alone.done, alone.duplicates)
    assert [entry.error for entry in report.failures] == [entry.error for entry in alone.failures]
    assert len(report.failures) == 4
    assert tables(tmp_path / "cluster") == tables(tmp_path / "local")
    assert list(verify(tmp_path / "cluster")) == []
    assert len(list(to.rglob("*.parquet"))) < len(heard)
    assert not list(to.rglob("*.tmp"))
    final = convert(source, tmp_path / "cluster", "")
    assert final.kept == 21  # the next run, by another engine, tries only what may end otherwise


def test_a_file_that_kills_its_workers_fails_alone(
    workers: distributed.LocalCluster, tmp_path: Path
) -> None:
    source = files(tmp_path / "in", **CONTENTS, **{"0100": "assassin"})
    workers.scheduler.allowed_failures = 0  # by default a task is tried with four workers
    report = convert(source, tmp_path / "cluster", workers.scheduler_address)
    (failure,) = report.failures
    assert failure.source_path == "0100.txt"
    assert "its workers died" in failure.error
    (source / "0100.txt").unlink()
    convert(source, tmp_path / "local", "")
    kept = {name for name in tables(tmp_path / "local") if name.endswith((".csv", ".txt"))}
    assert {name: tables(tmp_path / "cluster")[name] for name in kept} == {
        name: tables(tmp_path / "local")[name] for name in kept
    }


def test_relative_paths_start_where_the_command_was_given(
    workers: distributed.LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path / "in", a="good", bad="bad")
    monkeypatch.chdir(tmp_path)
    report = convert(Path("in"), Path("out"), workers.scheduler_address, None, "shards")
    assert report.done == 1
    assert report.failures[0].error.startswith("in/bad.txt: the file is bad")
    assert list((tmp_path / "shards").rglob("*.parquet"))


def test_a_client_that_is_killed_goes_on_with_the_shards_there_are(
    workers: distributed.LocalCluster, tmp_path: Path
) -> None:
    source = files(tmp_path / "in", **CONTENTS)
    out, to = tmp_path / "out", tmp_path / "shards"
    given = f"Path({str(source)!r}), Path({str(out)!r}), {workers.scheduler_address!r}"
    script = f"""
from pathlib import Path
from tests.batch.test_dask import convert
convert({given}, None, {str(to)!r})
"""
    with subprocess.Popen([sys.executable, "-c", script]) as client:
        try:
            eventually(lambda: len(list(to.rglob("*.parquet"))) > 1 or client.poll() is not None)
        finally:
            client.kill()
    eventually(lambda: len(converting()) <= 2)  # what workers had still to do, but to write
    shutil.rmtree(out / STATE)  # nothing but the shards is left
    there = sum(len(list(outcomes(str(path)))) for path in to.rglob("*.parquet"))
    report = convert(source, out, workers.scheduler_address, None, to)
    assert report.kept >= there > 1
    convert(source, tmp_path / "local", "")
    assert tables(out) == tables(tmp_path / "local")


def test_shards_that_cannot_be_written_end_the_run(
    workers: distributed.LocalCluster, tmp_path: Path
) -> None:
    source = files(tmp_path / "in", a="good")
    with pytest.raises(UsageError, match=r"/proc/none.* cannot be written"):
        convert(source, tmp_path / "out", workers.scheduler_address, None, "/proc/none")


def test_other_versions_are_refused(
    workers: distributed.LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.batch.cluster.program", lambda: "0.0.0+other")
    source = files(tmp_path / "in", a="good")
    with pytest.raises(UsageError, match=r"not 0\.0\.0\+other; install the same version"):
        convert(source, tmp_path / "out", workers.scheduler_address)


@contextmanager
def scheduler_and_worker(port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A scheduler and one worker as they are started by hand; the scheduler."""
    at = f"tcp://127.0.0.1:{port}"
    start = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", at]
    work = [sys.executable, "-m", "distributed.cli.dask_worker", at, "--nthreads", "1"]
    work += ["--no-dashboard", "--local-directory", str(folder), "--death-timeout", "60"]
    with (
        subprocess.Popen([*start, "--no-dashboard"]) as scheduler,
        subprocess.Popen([*work, "--no-nanny"]) as worker,
    ):
        try:
            yield scheduler
        finally:
            scheduler.kill()
            worker.kill()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_a_scheduler_that_goes_away_and_comes_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    source = files(tmp_path / "in", **dict.fromkeys(CONTENTS, "slow"))
    port, heard = free_port(), list[Progress]()
    second = ExitStack()

    def restart(progress: Progress) -> None:
        heard.append(progress)
        if len(heard) == 1:
            scheduler.kill()
            scheduler.wait(SECONDS)
            second.enter_context(scheduler_and_worker(port, tmp_path))

    with second, scheduler_and_worker(port, tmp_path) as scheduler:
        report = convert(source, tmp_path / "out", f"tcp://127.0.0.1:{port}", restart)
    assert report.failures == ()
    assert len(heard) == 20
    told = [one.getMessage() for one in caplog.records if one.name.startswith("extractor")]
    assert "its scheduler went away; waiting" in told[0]
    assert told[-1].endswith("is back")
    convert(source, tmp_path / "local", "")
    assert tables(tmp_path / "out") == tables(tmp_path / "local")


def test_a_scheduler_that_stays_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.cluster._PATIENCE", 1.0)
    source = files(tmp_path / "in", **dict.fromkeys(CONTENTS, "slow"))
    port, heard = free_port(), list[Progress]()

    def kill_it(progress: Progress) -> None:
        heard.append(progress)
        scheduler.kill()

    with (
        scheduler_and_worker(port, tmp_path) as scheduler,
        pytest.raises(UsageError, match="scheduler went away; start it again"),
    ):
        convert(source, tmp_path / "out", f"tcp://127.0.0.1:{port}", kill_it)
    assert heard
    again = convert(source, tmp_path / "out", "")
    assert again.kept == len(heard)
    assert again.done + again.duplicates == 20


def test_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.cluster._CONNECT", 1)
    source = files(tmp_path / "in", a="good")
    with pytest.raises(UsageError, match="no scheduler answers there"):
        convert(source, tmp_path / "out", "tcp://127.0.0.1:9")
