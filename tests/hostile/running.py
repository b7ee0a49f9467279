"""The command in a process of its own, and all that it may leave behind but must not."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SECONDS = 300.0  # no run here takes a tenth of it; a hang shall end the test


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended; `left` are the processes that it left, `peak` its memory in MB."""

    code: int
    errors: str
    left: tuple[str, ...]
    peak: float


def convert(base: Path, *arguments: str | Path) -> Run:
    """`vanban convert` with the folders for its temporary files, its user and its work in `base`.

    `base`/tmp, home and work are made empty and shall be empty afterwards.
    """
    for name in ("tmp", "home", "work"):
        (base / name).mkdir(exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(base / "tmp"), "HOME": str(base / "home")}
    with (base / "errors.log").open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "extractor.cli", "convert", *map(str, arguments)],
            cwd=base / "work",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
        )
        try:
            code, peak = _ended(process)
        finally:
            process.kill()
    left = tuple(_running(str(base / "tmp")))
    said = (base / "errors.log").read_text("utf-8")
    (base / "errors.log").unlink()
    return Run(code, said, left, peak)


def _ended(process: subprocess.Popen[bytes]) -> tuple[int, float]:
    """Exit code, and the largest of the process and of those that it waited for, in MB."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        found, status, used = os.wait4(process.pid, os.WNOHANG)
        if found:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, used.ru_maxrss / 1024
        time.sleep(0.05)
    raise AssertionError(f"still running after {SECONDS} s")


def _running(mark: str) -> Iterator[str]:
    """The command lines of processes that have `mark` in their command or environment."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            if mark.encode() in command + (folder / "environ").read_bytes():
                yield command.replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:  # it has ended, or is another user's
            continue


def snapshot(folder: Path, but: Path) -> Mapping[str, str]:
    """Every path below `folder` except those below `but`, with a hash of what a file holds."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path != but and but not in path.parents:
            regular = path.is_file() and not path.is_symlink()
            held = hashlib.sha256(path.read_bytes()).hexdigest() if regular else ""
            found[os.fsencode(path.relative_to(folder)).decode("latin-1")] = held
    return found
