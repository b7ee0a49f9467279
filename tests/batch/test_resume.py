"""Runs that are stopped, at any moment and by any means, and the ones after them."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.batch import find, run
from extractor.batch.status import status
from extractor.errors import UsageError
from extractor.export.verify import verify

from .folders import SETTINGS, convert, files
from .processes import all_gone, mentioning
from .test_conversion import snapshot

KILLS = int(os.environ.get("VANBAN_KILLS", "4"))  # 20 is what is promised
ROOT = Path(__file__).parents[2]
CODE = """
import sys
from extractor.batch import conversion
from extractor.cli import main
from tests.batch.folders import SETTINGS
conversion.Settings = lambda *_: SETTINGS
print("start", flush=True)
sys.exit(main(["convert", sys.argv[1], "--out", sys.argv[2]]))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals of Linux")


def started(source: Path, out: Path, mark: str) -> subprocess.Popen[str]:
    """A conversion in a process of its own, at the point where it begins to work."""
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, str(source), str(out)],
        cwd=ROOT,
        env={**os.environ, "VANBAN_TEST_MARK": mark},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "start\n"
    return process


def tables(out: Path) -> dict[str, bytes]:
    found = snapshot(out)
    del found["manifest.json"]  # seconds
    return found


def done(out: Path) -> int:
    """How many files are done, 0 where the conversion has only begun."""
    try:
        return status(out).done
    except UsageError:
        return 0


def sources(folder: Path, count: int = 45) -> Path:
    contents = {
        f"{number:03}": "slow" if number % 3 else f"good {number}" for number in range(count)
    }
    return files(folder, **contents, bad="bad")


def test_killed_at_any_moment_and_resumed(tmp_path: Path) -> None:
    source, whole = sources(tmp_path / "in"), tmp_path / "whole"
    began = time.monotonic()
    assert started(source, whole, "none").wait() == 1  # some files are bad
    duration = time.monotonic() - began
    wanted = tables(whole)
    chance = random.Random(20250304)
    hit = number = 0
    while hit < KILLS:
        number += 1
        out, mark = tmp_path / f"out{number}", f"vanban-kill-{os.getpid()}-{number}"
        process = started(source, out, mark)
        # Evenly over the whole run, so that the writing of the tables is met too.
        time.sleep(duration * (hit + chance.random()) / KILLS)
        if process.poll() is None:
            hit += 1
        else:
            duration *= 0.8  # the machine has more time for it now
            assert number < 10 * KILLS
        process.kill()
        process.wait()
        report = convert(source, out)
        assert (report.done, len(report.failures)) == (45, 1)
        assert tables(out) == wanted
        assert list(verify(out)) == []
        assert all_gone(mark)
        assert {path.name for path in (out / ".vanban").iterdir()} == {"lock", "results.sqlite"}


@pytest.mark.parametrize("step", [1, 3, 6, 10, 11])
def test_killed_while_the_tables_are_put_in_place(tmp_path: Path, step: int) -> None:
    source, out = files(tmp_path / "in", a="1", b="2"), tmp_path / "out"
    convert(source, out)
    files(source, b="changed", c="3")
    convert(source, tmp_path / "whole")
    child = os.fork()
    if not child:
        steps = iter(range(1, step))
        replace = Path.replace

        def dies(self: Path, target: Path) -> Path:
            if next(steps, None) is None:
                os._exit(9)
            return replace(self, target)

        Path.replace = dies  # type: ignore[method-assign, assignment]
        convert(source, out)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == (9 if step < 11 else 0)
    assert convert(source, out).kept == 3
    assert tables(out) == tables(tmp_path / "whole")
    assert list(verify(out)) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_cleanly_with_what_is_done_kept(tmp_path: Path, number: signal.Signals) -> None:
    source, out = sources(tmp_path / "in", 200), tmp_path / "out"
    mark = f"vanban-stop-{os.getpid()}-{number}"
    process = started(source, out, mark)
    deadline = time.monotonic() + 20
    while done(out) < 20:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert len(mentioning(mark)) > 1
    running = status(out)
    assert running.running.startswith(f"process {process.pid} on ")
    assert running.pending_count > 0
    process.send_signal(number)
    assert process.wait(10) == 128 + number
    assert all_gone(mark, 0.5)
    assert {path.name for path in out.iterdir()} == {".vanban"}
    assert {path.name for path in (out / ".vanban").iterdir()} == {"lock", "results.sqlite"}
    stopped = status(out)
    assert (stopped.running, stopped.done >= running.done) == ("", True)
    report = convert(source, out)
    assert (report.done, report.kept >= stopped.done) == (200, True)


def test_two_conversions_into_one_folder(tmp_path: Path) -> None:
    source, out = sources(tmp_path / "in", 200), tmp_path / "out"
    process = started(source, out, "none")
    while not done(out):
        time.sleep(0.02)
    wanted = (
        rf"out: another conversion writes there \(process {process.pid} on .*, since 20.*\); wait"
    )
    with pytest.raises(UsageError, match=wanted):
        convert(source, out)
    process.kill()
    process.wait()
    assert convert(source, out).done == 200  # the lock of a dead process holds nobody up


def test_two_conversions_in_one_process(tmp_path: Path) -> None:
    source, out = files(tmp_path / "in", a="x"), tmp_path / "out"

    def again(_: object) -> None:
        with pytest.raises(UsageError, match="another conversion writes there"):
            convert(source, out)

    jobs = find([source]).jobs
    assert run(jobs, out, sources=[], settings=SETTINGS, progress=again).done == 1
