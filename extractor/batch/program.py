"""Which program it is that converts: results of another one do not hold."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_ROOT = Path(__file__).parents[1]


@cache
def program() -> str:
    """The version, and a hash of all code and data of the package: a checkout changes daily."""
    digest = hashlib.sha256()
    for path in sorted(_ROOT.rglob("*")):
        # Where Python is just writing what it has compiled, under names that come and go.
        if "__pycache__" not in path.parts and path.is_file():
            digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{version('vanban')}+{digest.hexdigest()[:16]}"
