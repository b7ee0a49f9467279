"""Transcripts of documents beside them, in the order in which documents are read."""

from __future__ import annotations

import re
from pathlib import Path

_LETTERHEAD = 8  # lines in which it stands
_GAP = re.compile(r"\s{3,}|\t")


def transcript(path: Path) -> str:
    """The characters of a transcript, the left column of its letterhead before the right one."""
    lines = path.read_text("utf-8").split("\n")
    pairs = [_GAP.split(line.strip(), maxsplit=1) for line in lines[:_LETTERHEAD]]
    if all(len(pair) == 1 for pair in pairs):
        return "\n".join(lines)
    last = max(at for at, pair in enumerate(pairs) if len(pair) == 2)
    head = pairs[: last + 1]
    left, right = [pair[0] for pair in head], [pair[1] for pair in head if len(pair) == 2]
    return "\n".join([*left, *right, *lines[last + 1 :]])
