"""A LibreOffice that stays for the documents of one process: its start takes ten times as long as
one of them does.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from .profile import write_profile

_MOST = 100  # documents, then it starts anew: what leaks does not add up
_READY = 20.0  # seconds that it may take to start
_LOOK_EVERY = 0.02
_OPEN = "private:factory/swriter"  # an empty document: without one it would end with the first


def _own_folder() -> Path:
    """An absolute path: up to Python 3.11 that of a temporary folder is as relative as TMPDIR."""
    return Path(tempfile.mkdtemp(prefix="vanban-office-")).resolve()


@dataclass(slots=True)
class Office:
    """The folder and profile of this process, and from its second document on the program.

    The program is in the group of this process, and the kernel ends it with this process: on
    other systems than Linux, which cannot, every document has a program of its own.
    """

    owner: int = field(default_factory=os.getpid)
    folder: Path = field(default_factory=_own_folder)
    documents: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def profile(self) -> Path:
        return self.folder / "profile"

    def start(self, command: Sequence[str], environment: dict[str, str]) -> None:
        """Let the program run that `command` starts; where it does not, each document starts it."""
        guard = shutil.which("setpriv")
        if guard is None:
            return
        ready = self.folder / "ready"
        self.process = subprocess.Popen(  # noqa: S603
            [guard, "--pdeathsig", "KILL", *command, f"--pidfile={ready}", _OPEN],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + _READY
        while self.process.poll() is None and not ready.exists() and time.monotonic() < end:
            time.sleep(_LOOK_EVERY)

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


_office: Office | None = None
_lock = Lock()


def office(begin: Callable[[Office], None]) -> Office:
    """That of this process, for one document more; `begin` is called to start the program."""
    global _office
    with _lock:
        if _office is not None and _office.owner != os.getpid():
            _office = None  # that of the process which this one was forked from
        if _office is not None and _office.documents >= _MOST:
            _end()
        if _office is None:
            _office = Office()
            write_profile(_office.profile)
        _office.documents += 1
        gone = _office.process is None or _office.process.poll() is not None
        if _office.documents > 1 and gone:
            begin(_office)
        return _office


def stop() -> None:
    """End the program of this process, and remove its files."""
    with _lock:
        _end()


def _end() -> None:
    global _office
    if _office is not None and _office.owner == os.getpid():
        _office.end()
    _office = None


atexit.register(stop)
