"""One conversion at a time in a folder. The system lets go of the lock when its holder dies."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from extractor.errors import UsageError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HERE: set[Path] = set()  # held by this process
_TRIES, _PAUSE = 3, 0.05  # for whoever only looks whether it is held


class Lock:
    """Holds `path` while it is open; a context manager.

    The file tells who holds it; that it is there means nothing, so that a lock of a process that
    was killed needs no cleaning up. Raises UsageError where another process holds it.
    """

    def __init__(self, path: Path, held: Path) -> None:
        self._path, self._held = path, held

    def __enter__(self) -> Lock:
        if self._path.resolve() in _HERE:
            raise self._refused()
        self._file = self._path.open("a+", encoding="utf-8")
        for tries_left in reversed(range(_TRIES)):
            try:
                _acquire(self._file.fileno())
                break
            except OSError:
                if not tries_left:
                    self._file.close()
                    raise self._refused() from None
                time.sleep(_PAUSE)
        _HERE.add(self._path.resolve())
        self._file.truncate(0)
        who = {
            "process": os.getpid(),
            "host": platform.node(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        self._file.write(json.dumps(who))
        self._file.flush()
        return self

    def __exit__(self, *_: object) -> None:
        _HERE.discard(self._path.resolve())
        self._file.truncate(0)
        self._file.close()

    def _refused(self) -> UsageError:
        problem = f"another conversion writes there ({_holder(self._path)})"
        return UsageError(self._held, problem, "wait for it, or choose another --out")


def is_held(path: Path) -> str:
    """Who holds a lock now, "" for nobody."""
    if path.resolve() in _HERE:  # opened and closed once more, the file would lose its lock
        return _holder(path)
    if not path.is_file():
        return ""
    with path.open("a+", encoding="utf-8") as file:
        try:
            _acquire(file.fileno())
        except OSError:
            return _holder(path)
    return ""


def _acquire(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        # Not inherited by the processes of the pool, so that none of them can prolong it.
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(path: Path) -> str:
    try:
        who = json.loads(path.read_text("utf-8"))
        return f"process {who['process']} on {who['host']}, since {who['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "an unknown process"
