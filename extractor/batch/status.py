"""How far the conversion in a folder is: what an interrupted or a running one has done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import UsageError
from extractor.export.staging import STATE

from .lock import is_held
from .workspace import LOCK, RESULTS

_COUNTS = """
SELECT
    (SELECT COUNT(*) FROM inputs WHERE sha256 IS NULL),
    (SELECT COUNT(*) FROM inputs JOIN results USING (source_path, sha256) WHERE status = 'done')
"""
_FAILED = """
SELECT error FROM inputs JOIN results USING (source_path, sha256)
WHERE status = 'failed' ORDER BY source_path
"""
_PENDING = "SELECT place FROM inputs WHERE sha256 IS NULL ORDER BY source_path LIMIT ?"
_REMOVED = """
SELECT DISTINCT source_path FROM results
WHERE source_path NOT IN (SELECT source_path FROM inputs) ORDER BY source_path
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last conversion into a folder was to do, and has done.

    `failed` holds the reasons, `pending` places of files (the first ones; their number is
    `pending_count`), `removed` the names of files that have rows but are no inputs any more.
    `running` tells which process is converting now, "" for none.
    """

    done: int
    failed: tuple[str, ...]
    pending_count: int
    pending: tuple[str, ...]
    removed: tuple[str, ...]
    running: str


def status(out: Path | str, most: int = 100) -> Standing:
    """How far the conversion in the folder `out` is; at most `most` pending files by name.

    Raises UsageError where there is none.
    """
    state = Path(out) / STATE
    if not (state / RESULTS).is_file():
        raise UsageError(out, "holds no conversion", "give the --out of one")
    try:
        with closing(sqlite3.connect(state / RESULTS)) as db:
            pending_count, done = db.execute(_COUNTS).fetchone()
            return Standing(
                done=done,
                failed=tuple(row[0] for row in db.execute(_FAILED)),
                pending_count=pending_count,
                pending=tuple(row[0] for row in db.execute(_PENDING, (most,))),
                removed=tuple(row[0] for row in db.execute(_REMOVED)),
                running=is_held(state / LOCK),
            )
    except sqlite3.Error as error:  # damaged, or made a moment ago
        raise UsageError(out, f"its results cannot be read ({error})", "convert again") from error
