"""The results of a folder, file by file, in one SQLite database: what is done stays done.

A result is found by the name and the SHA-256 of its file and holds as long as the fingerprint of
the settings does. A transaction ends every half a second, so that no more than that is lost
when the process is killed at any moment.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.export.manifest import Entry, Status

from .database import opened
from .job import Job
from .work import Outcome

_COMMIT_EVERY = 0.5  # seconds
_KNOWN = """
SELECT source_path, doc_id, sha256, text_sha256, status, seconds, error, stamp, transient,
    signature <> x''
FROM results WHERE source_path = ? AND fingerprint = ?
"""
_ENTRIES = """
SELECT source_path, doc_id, sha256, text_sha256, status, seconds, error, (
    SELECT COUNT(*) FROM inputs
    WHERE inputs.source_path = results.source_path AND inputs.sha256 = results.sha256
)
FROM results WHERE fingerprint = ? ORDER BY source_path, sha256
"""
_PAYLOADS = """
SELECT doc_id, payload, shard, (
    SELECT doc_id FROM results AS same
    WHERE same.sha256 = results.sha256 AND same.fingerprint = results.fingerprint
        AND same.status = 'done'
    ORDER BY same.source_path LIMIT 1
)
FROM results WHERE status = 'done' AND fingerprint = ? ORDER BY source_path, sha256
"""
_SIGNATURES = """
SELECT doc_id, signature FROM results
WHERE status = 'done' AND fingerprint = ? ORDER BY source_path, sha256
"""
_REPLACED = """
DELETE FROM results
WHERE source_path IN (SELECT source_path FROM inputs) AND NOT EXISTS (
    SELECT 1 FROM inputs
    WHERE inputs.source_path = results.source_path AND inputs.sha256 = results.sha256
)
"""
_REMOVED = """
SELECT DISTINCT source_path FROM results
WHERE source_path NOT IN (SELECT source_path FROM inputs) ORDER BY source_path
"""
_PUT = "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_WANTED = """
SELECT 1 FROM inputs WHERE source_path = ?1 AND NOT EXISTS (
    SELECT 1 FROM results
    WHERE source_path = ?1 AND sha256 = ?2 AND fingerprint = ?3 AND NOT transient
)
"""
_SHARDS = "SELECT DISTINCT shard FROM results WHERE shard <> '' AND fingerprint = ?"
_PRUNE = "DELETE FROM results WHERE source_path NOT IN (SELECT source_path FROM inputs)"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file with these bytes: how it went, and whether that is final."""

    sha256: str
    stamp: str
    entry: Entry
    transient: bool
    has_signature: bool


class Store:
    """The database of one folder; a context manager. One process writes, others may read."""

    def __init__(self, path: Path, fingerprint: str) -> None:
        self._fingerprint = fingerprint
        self._db = opened(path)
        self._committed = time.monotonic()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.commit()
        self._db.close()

    def begin(self, jobs: Iterable[Job]) -> None:
        """Note what is to be converted; nothing of it is known to be done yet."""
        self._db.execute("DELETE FROM inputs")
        self._db.executemany(
            "INSERT OR IGNORE INTO inputs VALUES (?, ?, NULL)",
            ((job.source_path, job.place) for job in jobs),
        )
        self._db.commit()

    def known(self, source_path: str) -> list[Known]:
        """The results under a name that hold with the settings of today."""
        rows = self._db.execute(_KNOWN, (source_path, self._fingerprint))
        return [Known(row[2], row[7], _entry(row), bool(row[8]), bool(row[9])) for row in rows]

    def confirm(self, job: Job, known: Known, stamp: str) -> None:
        """The job is done already."""
        if stamp and stamp != known.stamp:
            self._db.execute(
                "UPDATE results SET stamp = ? WHERE source_path = ? AND sha256 = ?",
                (stamp, job.source_path, known.sha256),
            )
        self._finished(job, known.sha256)

    def put(self, job: Job, outcome: Outcome) -> None:
        """Keep the outcome of the job."""
        self._db.execute(_PUT, self._row(outcome))
        self._finished(job, outcome.entry.sha256)

    def adopt(self, outcomes: Iterable[Outcome]) -> None:
        """Keep outcomes that another run had, of files that are inputs and have none here."""
        for outcome in outcomes:
            key = (outcome.entry.source_path, outcome.entry.sha256, self._fingerprint)
            if self._db.execute(_WANTED, key).fetchone():
                self._db.execute(_PUT, self._row(outcome))

    def _row(self, outcome: Outcome) -> tuple[str | bytes | float, ...]:
        entry = outcome.entry
        return (
            *(entry.source_path, entry.sha256, self._fingerprint, entry.doc_id),
            *(entry.text_sha256, entry.status.value, entry.seconds, entry.error),
            *(outcome.stamp, outcome.transient, outcome.signature),
            *(outcome.payload, outcome.shard),
        )

    def shards(self) -> set[str]:
        """The shards that hold results which hold with the settings of today."""
        rows = self._db.execute(_SHARDS, (self._fingerprint,))
        return {str(row[0]) for row in rows}

    def forget(self, shard: str) -> None:
        """Drop the results in a shard that is no more."""
        self._db.execute("DELETE FROM results WHERE shard = ?", (shard,))

    def _finished(self, job: Job, sha256: str) -> None:
        self._db.execute(
            "UPDATE inputs SET sha256 = ? WHERE source_path = ? AND place = ?",
            (sha256, job.source_path, job.place),
        )
        if time.monotonic() - self._committed > _COMMIT_EVERY:
            self._db.commit()
            self._committed = time.monotonic()

    def finish(self, *, prune: bool) -> list[str]:
        """Drop what newer results replace; the names of inputs that are no more.

        With `prune` the results of those are dropped too.
        """
        self._db.execute(_REPLACED)
        removed = [str(row[0]) for row in self._db.execute(_REMOVED)]
        if prune:
            self._db.execute(_PRUNE)
        self._db.commit()
        return removed

    def entries(self) -> Iterator[Entry]:
        """The entries of all that holds, by name and content; copies are duplicates."""
        for row in self._db.execute(_ENTRIES, (self._fingerprint,)):
            entry = _entry(row)
            yield entry
            copy = Status.DUPLICATE if entry.status is Status.DONE else entry.status
            yield from (_entry(row, copy) for _ in range(row[7] - 1))

    def payloads(self) -> Iterator[tuple[str, bytes, str, str]]:
        """Id, payload and shard of all that is done, by name and content.

        The last is the id of the first document with the same bytes, "" for that one itself.
        """
        rows = self._db.execute(_PAYLOADS, (self._fingerprint,))
        for doc_id, payload, shard, same in rows:
            yield doc_id, payload, shard, "" if same == doc_id else same

    def signatures(self) -> Iterator[tuple[str, bytes]]:
        """Id and signature of all that is done, in the order of `payloads`."""
        yield from self._db.execute(_SIGNATURES, (self._fingerprint,))

    def state(self, name: str) -> str:
        """A note of an earlier run, "" where there is none."""
        row = self._db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, name: str, value: str) -> None:
        """Leave a note for a later run."""
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))
        self._db.commit()


def _entry(row: tuple[str, ...], status: Status | None = None) -> Entry:
    source_path, doc_id, sha256, text_sha256, found, seconds, error = row[:7]
    return Entry(
        source_path,
        doc_id,
        sha256,
        text_sha256,
        status or Status(found),
        float(seconds),
        error,
    )
