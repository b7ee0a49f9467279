"""Output that appears whole or not at all: written beside its place, then renamed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from .manifest import NAME as MANIFEST

TEXTS = "text"
STATE = ".vanban"  # what a folder knows of its conversions; hidden, and no part of the tables
_PREFIX = "staging-"


class Staging:
    """A folder inside of `out`/.vanban that is filled and then published; a context manager.

    Left without `publish`, it is removed and `out` holds what it held before.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=out / STATE))
        (self.folder / TEXTS).mkdir()

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self) -> None:
        """Put all files under their final names, those of an earlier conversion give way.

        The manifest goes first and comes back last: without one, a folder is no conversion.
        """
        (self.out / MANIFEST).unlink(missing_ok=True)
        old = self.folder / "old"
        paths = sorted(self.folder.iterdir(), key=lambda path: path.name == MANIFEST)
        old.mkdir()
        for path in paths:
            final = self.out / path.name
            if path.is_dir() and final.exists():
                final.rename(old / path.name)
            path.replace(final)
