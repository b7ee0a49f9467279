"""vanban convert and status over many files, as a user or a log collector meets them."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.processes import all_gone

from .test_cli import PLAN, vanban


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(PLAN.replace("90%", f"9{ord(name) % 10}%"), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_status(plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert vanban("status", out) == 2
    assert "holds no conversion" in capsys.readouterr().err
    assert vanban("convert", plans, "--out", out) == 1
    (plans / "c.txt").unlink()
    assert vanban("convert", plans, "--out", out, "--workers", 1) == 1
    assert "1 no longer there (rows kept: --prune drops them)" in capsys.readouterr().err
    assert vanban("status", out) == 1
    assert capsys.readouterr().out.splitlines() == [
        "2 done, 1 failed, 0 pending, 1 no longer there",
        f"failed: {plans / 'empty.txt'}: the file is empty; check the download",
        "removed: c.txt",
    ]
    (plans / "empty.txt").unlink()
    assert vanban("convert", plans, "--out", out, "--prune") == 0
    assert vanban("status", out, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["done"], found["failed"], found["removed"]) == (2, [], [])
    assert vanban("verify", out) == 0


def test_a_log_of_json_lines(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vanban("convert", plans, "--out", tmp_path / "out", "--log", "json") == 1
    start, *found, end = map(json.loads, capsys.readouterr().err.splitlines())
    assert (start["event"], end["event"]) == ("start", "end")
    assert (end["done"], end["failed"], end["kept"]) == (3, 1, 0)
    assert sorted(one["source_path"] for one in found) == ["a.txt", "b.txt", "c.txt", "empty.txt"]
    assert [one["finished"] for one in found] == [1, 2, 3, 4]
    failed = [one["error"] for one in found if one["status"] == "failed"]
    assert failed == [f"{plans / 'empty.txt'}: the file is empty; check the download"]
    assert all(re.match(r"20\d\d-\d\d-\d\dT", one["time"]) for one in (start, *found, end))


def test_a_bar_on_a_terminal(plans: Path, tmp_path: Path) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "extractor.cli", "convert", str(plans), "-o", "out"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "500"}  # no wraps
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=slave, stderr=slave, stdin=slave, env=environment
    )
    os.close(slave)
    said = b""
    while True:
        try:
            said += os.read(master, 4096)
        except OSError:  # so ends a terminal that nobody writes to any more
            break
    os.close(master)
    assert process.wait() == 1
    shown = said.decode()
    assert "empty.txt: the file is empty; check the download" in shown
    assert "4/4" in shown
    assert "out: 3 documents converted, 1 failed" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_says_how_to_go_on(tmp_path: Path, number: signal.Signals) -> None:
    for one in range(400):
        path = tmp_path / "in" / f"{one}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PLAN + f"2. Đạt {one} xã.\n" * 200, "utf-8")
    command = [sys.executable, "-m", "extractor.cli", "convert", "in", "-o", "out", "--log", "json"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    while '"finished": 5,' not in process.stderr.readline():
        time.sleep(0)
    process.send_signal(number)
    rest = process.stderr.read().splitlines()
    assert process.wait() == 128 + number
    assert json.loads(rest[-2])["event"] == "stopped"
    assert rest[-1] == "vanban: interrupted; the same command goes on with what is not done yet"
    assert {path.name for path in (tmp_path / "out").iterdir()} == {".vanban"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--workers", "-1"], "--workers: is negative"),
        (["--timeout", "0"], "--timeout: is not positive"),
        (["--memory", "0"], "--memory: is less than 128 MiB"),
        (["--log", "xml"], "invalid choice: 'xml'"),
        (["--from-file", "gone"], "gone: cannot be read"),
    ],
)
def test_wrong_use(
    arguments: list[str], said: str, plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vanban("convert", plans, "--out", tmp_path / "out", *arguments) == 2
    assert said in capsys.readouterr().err
    assert vanban("convert", "--out", tmp_path / "out") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize("end", ["2>&1 >/dev/null | head -1; exit ${PIPESTATUS[0]}", "2>&-"])
def test_nobody_listens_to_the_messages(plans: Path, tmp_path: Path, end: str) -> None:
    (plans / "other.txt").write_bytes(b"")
    command = f"{sys.executable} -m extractor.cli convert {plans} -o out --workers 1 {end}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout.count("\n") == end.count("head")
    assert vanban("verify", tmp_path / "out") == 0


def test_five_in_a_hundred_are_no_documents(tmp_path: Path) -> None:
    """Files as they are found in folders of downloads: each is told with its reason."""
    source = tmp_path / "in"
    source.mkdir()
    for number in range(500):
        (source / f"{number:03}.txt").write_text(f"{PLAN}2. Đạt {number} xã.", "utf-8")
    bad = {
        "empty.pdf": b"",
        "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
        "zeros.docx": bytes(5000),
        "cut.docx": b"PK\x03\x04\x14\x00" + bytes(30),
        "cut.png": b"\x89PNG\r\n\x1a\n" + bytes(20),
        "program.doc": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    }
    names = [f"{number}-{name}" for number in range(4) for name in bad] + ["24-empty.pdf"]
    for name in names:
        (source / name).write_bytes(bad[name.split("-", 1)[1]])
    mark = f"vanban-bad-{os.getpid()}"
    done = subprocess.run(
        [sys.executable, "-m", "extractor.cli", "convert", "in", "-o", "out", "--workers", "2"],
        cwd=tmp_path,
        env={**os.environ, "VANBAN_TEST_MARK": mark},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert all_gone(mark, 0.5)
    said = done.stderr.splitlines()
    assert sorted(line.split(": ")[1] for line in said[:25]) == sorted(f"in/{n}" for n in names)
    entries = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["files"]
    failed = {entry["source_path"]: entry["error"] for entry in entries if entry["error"]}
    assert sorted(failed) == sorted(names)
    assert all(len(error) > len(f"in/{name}: ") + 10 for name, error in failed.items())
    assert "please report" not in "".join(failed.values())
    left = {path.name for path in (tmp_path / "out" / ".vanban").iterdir()}
    assert left == {"lock", "results.sqlite"}
    assert vanban("verify", tmp_path / "out") == 0
