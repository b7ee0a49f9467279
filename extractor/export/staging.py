"""Output that appears whole or not at all: written beside its place, then renamed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from extractor.errors import UsageError

from .manifest import NAME as MANIFEST

TEXTS = "text"
_PREFIX = ".vanban-"


class Staging:
    """A folder inside of `out` that is filled and then published; a context manager.

    Left without `publish`, it is removed and `out` holds what it held before. Raises UsageError
    where `out` cannot be written, or holds a folder "text" that is not of an earlier conversion.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        try:
            out.mkdir(parents=True, exist_ok=True)
            if (out / TEXTS).exists() and not (out / MANIFEST).is_file():
                raise UsageError(
                    out / TEXTS, "is there already and is not from vanban", "choose another --out"
                )
            self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=out))
            (self.folder / TEXTS).mkdir()
        except OSError as error:
            raise UsageError(
                out, f"cannot be written ({error.strerror})", "choose another --out"
            ) from error

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self) -> None:
        """Put all files under their final names, those of an earlier conversion give way.

        The manifest goes first and comes back last: without one, a folder is no conversion.
        """
        (self.out / MANIFEST).unlink(missing_ok=True)
        if (self.out / TEXTS).exists():
            (self.out / TEXTS).rename(self.folder / f"{TEXTS}.old")
        (self.folder / TEXTS).rename(self.out / TEXTS)
        for path in sorted(self.folder.iterdir(), key=lambda path: path.name == MANIFEST):
            if path.is_file():
                path.replace(self.out / path.name)
