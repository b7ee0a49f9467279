"""The hidden folder in which a conversion keeps its results, its lock and its temporary files."""

from __future__ import annotations

import errno
import shutil
import sqlite3
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
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
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
    except BrokenPipeError:
        raise  # whoever was told of the progress is gone; that is not about `out`
    except OSError as error:
        raise unwritable(out, error) from error
    except sqlite3.OperationalError as error:
        raise unwritable(out, error) from error


def unwritable(out: Path, error: OSError | sqlite3.OperationalError) -> UsageError:
    """What is said where the disk is full, or `out` must not be written.

    >>> str(unwritable(Path("out"), PermissionError(13, "Permission denied")))
    'out: cannot be written (Permission denied); choose another --out'
    """
    if isinstance(error, OSError):
        said, is_full = error.strerror or str(error), error.errno in _FULL
    else:
        said, is_full = str(error), "full" in str(error)
    remedy = "free space; the same command then goes on" if is_full else "choose another --out"
    return UsageError(out, f"cannot be written ({said})", remedy)


def _clear(state: Path) -> None:
    for path in state.iterdir():
        if path.name not in _KEPT:
            shutil.rmtree(path, ignore_errors=True)
