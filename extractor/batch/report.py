"""What is told of a conversion: of each file while it runs, and of all of them at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.export.manifest import Entry


@dataclass(frozen=True, slots=True)
class Report:
    """How a conversion went: counts of files, and the entries of those that failed.

    `kept`: so many of the files were converted before and have not changed since; `removed` are
    the names of those that are no longer there: unless they are pruned, their rows stay.
    `passed_over`: so many others the inputs hold, no documents by their suffix.
    """

    done: int
    duplicates: int
    failures: tuple[Entry, ...]
    kept: int = 0
    removed: tuple[str, ...] = ()
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """A file is finished: `entry` says how it went, `kept` whether that was known before.

    `finished` of `total` files are, this one included, and `failed` of them failed.
    """

    entry: Entry
    kept: bool
    finished: int
    total: int
    failed: int


Listener = Callable[[Progress], object]
