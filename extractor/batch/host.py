"""What a worker of a cluster runs: some files in a process of its own, within the bounds.

That process is the parent of a local pool with one worker, so that a file which hangs, crashes or
takes all memory is one error there as here, and the worker of the cluster never meets it. (It
could not be the parent itself: those of Dask have threads, which do not survive a fork, and may
not have children of multiprocessing.) It is started with the first task of a thread and stays for
those that follow, since it takes a second to load what it needs.
"""

from __future__ import annotations

import os
import pickle
import platform
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from extractor.errors import UsageError

from . import shards
from .bounds import Bounds
from .conversion import local
from .job import Job
from .pool import Finished
from .program import program
from .work import Outcome, Settings

# -P: the folder that the process is in holds documents, not modules.
_COMMAND = (sys.executable, "-P", "-m", __name__)
_LENGTH = 8  # bytes that tell the length of what follows
_GRACE = 1.0  # seconds

_own = threading.local()


@dataclass(frozen=True, slots=True)
class Request:
    """Files for one process: what is done with each, its bounds, where relative paths start."""

    settings: Settings
    jobs: Sequence[Job]
    bounds: Bounds
    folder: str


Answer = list[Finished[Job, Outcome]]


def ask(request: bytes, expected: str) -> bytes:
    """Answer a pickled `Request` with a pickled `Answer`, or the pickled error of all of it.

    Raises UsageError where this machine has another program than the one `expected`, since its
    results would be filed as those of that one; ChildProcessError where the process was killed.
    """
    if program() != expected:
        raise UsageError(
            f"the worker on {platform.node()}",
            f"has vanban {program()}, not {expected}",
            "install the same version on every machine",
        )
    process: subprocess.Popen[bytes] = getattr(_own, "process", None) or _start()
    assert process.stdin
    assert process.stdout
    try:
        with suppress(BrokenPipeError):
            process.stdin.write(len(request).to_bytes(_LENGTH) + request)
            process.stdin.flush()  # and stays open: its end tells the process that we are gone
        answer = process.stdout.read(int.from_bytes(process.stdout.read(_LENGTH)))
    except BaseException:
        _stop(process)
        raise
    if not answer:
        raise ChildProcessError(f"the process for it ended with code {_stop(process)}")
    return answer


def _start() -> subprocess.Popen[bytes]:
    """The process of this thread."""
    process = subprocess.Popen(  # noqa: S603  Python itself
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    _own.process = process
    return process


def _stop(process: subprocess.Popen[bytes]) -> int:
    """End the process of this thread, if it is there still; its exit code."""
    del _own.process
    with process:
        try:
            return process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.returncode


def answer(request: Request) -> Answer:
    """Every file of the request, in any order, with its outcome or with what stopped it.

    Raises UsageError where there is to be a shard of them, and it cannot be written.
    """
    with suppress(OSError):  # where all paths are absolute, or URLs, it need not be there
        os.chdir(request.folder)
    with tempfile.TemporaryDirectory(prefix="vanban-") as name:
        finished = local(request.bounds)(request.settings, request.jobs, Path(name))
        with closing(finished):
            found = list(finished)
    return shards.write(request.settings.shards, found) if request.settings.shards else found


def main() -> None:
    """Answer requests that come on standard input, until it ends."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to clean up
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the affair of the cluster
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever libraries print
    requests: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    with suppress(KeyboardInterrupt), output:
        while True:
            request = pickle.loads(requests.get())  # noqa: S301  our own worker's
            try:
                said: Answer | UsageError = answer(request)
            except UsageError as error:
                said = error
            data = pickle.dumps(said)
            output.write(len(data).to_bytes(_LENGTH) + data)
            output.flush()


def _listen(requests: SimpleQueue[bytes]) -> None:
    """Take requests, and end this process with the one that they are from."""
    # Not sys.stdin, whose lock the processes of the pool would inherit.
    with suppress(EOFError):
        while True:
            requests.put(_read(int.from_bytes(_read(_LENGTH))))
    os.kill(os.getpid(), signal.SIGTERM)


def _read(size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = os.read(0, size - len(data))
        if not more:
            raise EOFError
        data += more
    return data


if __name__ == "__main__":
    main()
