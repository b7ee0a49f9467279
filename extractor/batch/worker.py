"""What happens in a process of the pool: it bounds itself, and never outlives its parent."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from .bounds import Bounds

if sys.platform != "win32":
    import resource

OUT_OF_MEMORY = 87  # exit code of a process that took more than it may
READY = ""  # the first message of a process that could be started, else why it could not
_LOOK_EVERY = 0.25  # seconds
_PAGE = 4096 if sys.platform == "win32" else resource.getpagesize()
_STATM = Path("/proc/self/statm")
_GRACE = 30  # seconds of processor time behind the time limit

Item = TypeVar("Item")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Value]):
    """What became of an item: its value, or the `error`."""

    value: Value | None
    error: str = ""


def serve(
    function: Callable[[Item], Value],
    connection: Connection,
    parent: int,
    folder: Path,
    bounds: Bounds,
) -> None:
    """Be a worker of `parent`: call the function with every item that comes, send an `Answer`."""
    try:
        _start(parent, folder, bounds.memory)
    except (OSError, RuntimeError, ValueError, MemoryError) as error:
        connection.send(f"{type(error).__name__}: {error}")
        return
    connection.send(READY)
    while True:
        try:
            item = connection.recv()
        except EOFError:
            return
        _bound_time(bounds.timeout)
        _send(connection, _answer(function, item, bounds), bounds)


def out_of_memory(bounds: Bounds) -> str:
    """What is said of an item that took too much."""
    return f"it takes more than {bounds.memory} MiB of memory; raise --memory if it may"


def _answer(function: Callable[[Item], Value], item: Item, bounds: Bounds) -> Answer[Value]:
    try:
        return Answer(function(item))
    except MemoryError:
        return Answer(None, out_of_memory(bounds))
    except Exception as error:  # noqa: BLE001  whatever an item does, the others go on
        return Answer(None, f"{type(error).__name__}: {error}; please report this with the file")


def _send(connection: Connection, answer: Answer[Value], bounds: Bounds) -> None:
    try:
        connection.send(answer)
    except MemoryError:
        connection.send(Answer(None, out_of_memory(bounds)))
    except (pickle.PicklingError, TypeError, AttributeError) as error:  # nothing has been sent
        connection.send(Answer(None, f"its result cannot be handed over ({error})"))


def _start(parent: int, folder: Path, memory: int) -> None:
    """Make this process a worker of `parent`, with its temporary files in `folder`/<its id>.

    It leads a process group of its own, in which are all processes that it starts.
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
    threading.Thread(target=_watch, args=(parent, memory), daemon=True).start()
    if sys.platform != "win32":
        _bound_memory(memory)  # last: a thread without memory for its start would never start


def _bound_time(timeout: float) -> None:
    """Let the system stop a process that nobody else stops any more."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + timeout + _GRACE)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


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
