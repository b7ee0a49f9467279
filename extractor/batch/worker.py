"""What happens in a process of the pool: it bounds itself, and never outlives its parent."""

from __future__ import annotations

import gc
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import TypeVar

if sys.platform != "win32":
    import resource

OUT_OF_MEMORY = 87  # exit code of a process that took more than it may
_LOOK_EVERY = 0.25  # seconds
_PAGE = 4096 if sys.platform == "win32" else resource.getpagesize()
_STATM = Path("/proc/self/statm")
_NUMBER = "item"
_GRACE = 30  # seconds of processor time behind the time limit

Item = TypeVar("Item")
Value = TypeVar("Value")


def start(parent: int, folder: Path, memory: int) -> None:
    """Make this process a worker of `parent`, with its temporary files in `folder`/<its id>.

    The name of that folder tells the parent which processes there were, and so whose children
    may be left: a worker leads a process group of its own, in which are all it starts.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # at once, even in the midst of a C library
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    own = folder / str(os.getpid())
    own.mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = os.environ["TMPDIR"] = str(own)
    for name in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"  # one process a core is faster than threads that wait for another
    gc.freeze()  # what is shared with the parent stays shared
    if sys.platform != "win32":
        os.setpgid(0, 0)
        _bound_memory(memory)
    threading.Thread(target=_watch, args=(parent, memory), daemon=True).start()


def bounded(
    function: Callable[[Item], Value], item: Item, number: int, folder: Path, timeout: float
) -> Value:
    """Call the function; a process that nobody stops any more is stopped by the system.

    `number` is noted first, so that the parent can tell what a process died of.
    """
    (folder / str(os.getpid()) / _NUMBER).write_text(str(number), "ascii")
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + timeout + _GRACE)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
    return function(item)


def bury(folder: Path) -> set[int]:
    """Clean up after workers that are no more; the numbers of the items that they had last.

    Ends what they started (a converter that hangs) and removes their temporary files.
    """
    numbers: set[int] = set()
    for own in folder.iterdir() if folder.is_dir() else ():
        process = int(own.name)
        if _is_alive(process):
            continue
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process, signal.SIGKILL)
        with suppress(OSError, ValueError):
            numbers.add(int((own / _NUMBER).read_text("ascii")))
        rmtree(own, ignore_errors=True)
    return numbers


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return False  # os.kill would end it; what is open there cannot be removed either
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _bound_memory(memory: int) -> None:
    """Memory above what there is now: more raises MemoryError, which is that file's error."""
    limit = _memory(5) + memory * 2**20
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if _STATM.exists() and (hard == resource.RLIM_INFINITY or limit < hard):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _watch(parent: int, memory: int) -> None:
    """End the process when its parent is gone, or when the limit above did not hold."""
    most = _memory(1) + memory * 2**20
    while True:
        time.sleep(_LOOK_EVERY)
        if os.getppid() != parent:
            if sys.platform != "win32":
                os.killpg(0, signal.SIGKILL)
            os._exit(1)
        if _memory(1) > most:
            os._exit(OUT_OF_MEMORY)


def _memory(column: int) -> int:
    """Bytes in memory (column 1) or of data (column 5); 0 where the system does not tell."""
    try:
        return int(_STATM.read_text("ascii").split()[column]) * _PAGE
    except (OSError, ValueError, IndexError):
        return 0
