"""Files with a list of inputs: one a line, or each ended by a NUL as `find -print0` has it."""

from __future__ import annotations

import sys
from pathlib import Path

from extractor.errors import UsageError

STANDARD_INPUT = "-"


def listed(name: str) -> list[str]:
    """The inputs in a list; `-` is standard input. Raises UsageError where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    except OSError as error:
        raise UsageError(name, f"cannot be read ({error.strerror})", "check the path") from error
    entries = text.split("\0") if "\0" in text else text.replace("\r\n", "\n").split("\n")
    found = [entry for entry in entries if entry.strip()]
    if not found:
        raise UsageError(name, "lists nothing", "put one input on each line")
    return found
