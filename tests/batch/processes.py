"""Which processes there are: to see that none is left."""

from __future__ import annotations

import os
import time
from pathlib import Path


def mentioning(word: str) -> set[int]:
    """The processes, but this one, with `word` in their environment or their command."""
    found = set()
    for folder in Path("/proc").iterdir():
        if not folder.name.isdecimal() or int(folder.name) == os.getpid():
            continue
        try:
            said = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if word.encode() in said and state != "Z":
            found.add(int(folder.name))
    return found


def all_gone(word: str, seconds: float = 5.0) -> bool:
    """Whether the processes end within so many seconds."""
    deadline = time.monotonic() + seconds
    while mentioning(word):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
