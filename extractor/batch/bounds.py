"""How much a batch may take: processes, and time and memory for each file."""

from __future__ import annotations

import os
from dataclasses import dataclass

from extractor.errors import UsageError

_LEAST = 128  # MiB: reading alone takes a buffer of 64, whatever the size of the file


@dataclass(frozen=True, slots=True)
class Bounds:
    """`workers` processes (0: one a core); for each file `timeout` seconds and `memory` MiB.

    Raises UsageError for what makes no sense, or no file could do with.

    At the limits of the readers a web page takes half a minute and a gigabyte, a page of a scan
    about a second. `files` bounds how many files a process converts before another one takes its
    place, so that what libraries leak does not add up.

    >>> Bounds(workers=3).processes
    3
    """

    workers: int = 0
    timeout: float = 600.0
    memory: int = 2048
    files: int = 1000

    def __post_init__(self) -> None:
        if self.workers < 0:
            raise UsageError("--workers", "is negative", "give a positive number")
        if self.timeout <= 0:
            raise UsageError("--timeout", "is not positive", "give the seconds for one file")
        if self.memory < _LEAST:
            raise UsageError(
                "--memory", f"is less than {_LEAST} MiB, which any file takes", "give more"
            )

    @property
    def processes(self) -> int:
        if self.workers:
            return self.workers
        if hasattr(os, "sched_getaffinity"):  # what this process may use, not all of the machine
            return len(os.sched_getaffinity(0))
        return os.cpu_count() or 1


BOUNDS = Bounds()
