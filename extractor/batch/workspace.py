"""The hidden folder in which a conversion keeps its results, its lock and its temporary files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import UsageError
from extractor.export.manifest import NAME as MANIFEST
from extractor.export.staging import STATE, TEXTS

from .lock import Lock

RESULTS = "results.sqlite"
LOCK = "lock"
_PROCESSES = "processes"
_KEPT = (RESULTS, f"{RESULTS}-wal", f"{RESULTS}-shm", LOCK)


@contextmanager
def workspace(out: Path) -> Iterator[Path]:
    """A folder for temporary files in `out`/.vanban, which is this process's own meanwhile.

    What processes that were killed have left there is removed, now and at the end. Raises
    UsageError where `out` cannot be written, is not vanban's or is in use.
    """
    state = out / STATE
    try:
        if (out / TEXTS).exists() and not ((out / MANIFEST).is_file() or state.is_dir()):
            raise UsageError(
                out / TEXTS, "is there already and is not from vanban", "choose another --out"
            )
        out.mkdir(parents=True, exist_ok=True)
        state.mkdir(exist_ok=True)
        lock = Lock(state / LOCK, out)
        with lock:
            _clear(state)
            (state / _PROCESSES).mkdir()
            try:
                yield state / _PROCESSES
            finally:
                _clear(state)
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error})"
        raise UsageError(out, problem, "free the space or choose another --out") from error


def _clear(state: Path) -> None:
    for path in state.iterdir():
        if path.name not in _KEPT:
            shutil.rmtree(path, ignore_errors=True)
