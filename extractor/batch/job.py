"""One file to convert, wherever it lies."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from .urls import shown

_SETTLED = 2.0  # seconds: a file may change twice within one tick of its time stamp


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """A file: its name in the tables, and where it is.

    `location` is the path of the file itself or, with `member`, of the archive that holds it (as
    text: there may be a million, and a Path takes four times as much); with `url` it is
    elsewhere. `version` is what tells apart the states of a member or a remote file (for a file
    see `stamp`); `problem` says why it shall not be opened.
    """

    source_path: str
    location: str = ""
    member: str = ""
    url: str = ""
    version: str = ""
    problem: str = ""

    @property
    def path(self) -> Path:
        return Path(self.location)

    @property
    def place(self) -> str:
        """Where it is, for messages.

        >>> Job("plans.zip!/a.txt", "in/plans.zip", "a.txt").place
        'in/plans.zip!/a.txt'
        """
        place = f"{self.location}!/{self.member}" if self.member else self.location
        place = shown(self.url) if self.url else place
        # A name may hold bytes that are no characters; neither files nor databases take them.
        return place.encode("utf-8", "backslashreplace").decode()

    @property
    def is_plain(self) -> bool:
        """Whether it is a file of the file system by itself."""
        return not (self.url or self.member or self.problem)


def stamp(job: Job) -> str:
    """Changes whenever the bytes of a job do, without a look at them; "" where that is unsure."""
    if not job.is_plain:
        return job.version
    try:
        found = os.stat(job.location)  # noqa: PTH116  quicker, and there may be a million
    except OSError:
        return ""
    if time.time() - max(found.st_mtime, found.st_ctime) < _SETTLED:
        return ""
    times = f"{found.st_mtime_ns}:{found.st_ctime_ns}"
    return f"{found.st_dev}:{found.st_ino}:{found.st_size}:{times}"
