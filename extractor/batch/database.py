"""The SQLite database in which results are kept (see `store`)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_VERSION = 3
_SCHEMA = """
CREATE TABLE results (
    source_path TEXT NOT NULL, sha256 TEXT NOT NULL, fingerprint TEXT NOT NULL,
    doc_id TEXT NOT NULL, text_sha256 TEXT NOT NULL, status TEXT NOT NULL,
    seconds REAL NOT NULL, error TEXT NOT NULL,
    stamp TEXT NOT NULL, transient INTEGER NOT NULL, signature BLOB NOT NULL,
    payload BLOB NOT NULL, shard TEXT NOT NULL,
    PRIMARY KEY (source_path, sha256)
);
CREATE INDEX results_of_bytes ON results (sha256, source_path);
CREATE TABLE inputs (
    source_path TEXT NOT NULL, place TEXT NOT NULL, sha256 TEXT,
    PRIMARY KEY (source_path, place)
) WITHOUT ROWID;
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def opened(path: Path) -> sqlite3.Connection:
    """The database at `path`; one that is no database, or of another version, is begun anew."""
    for _ in range(2):
        db = sqlite3.connect(path, isolation_level="IMMEDIATE")
        try:
            # Whole after any kill, and read while it is written.
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            (found,) = db.execute("PRAGMA user_version").fetchone()
            if found == 0:
                db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
            if found in (0, _VERSION):
                return db
        except sqlite3.OperationalError:  # a full disk, another writer
            db.close()
            raise
        except sqlite3.DatabaseError:
            pass
        db.close()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    raise AssertionError("a database that was begun anew has the version that it was given")
