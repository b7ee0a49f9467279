"""One file through the pipeline: all that is to be written of it, or why there is nothing.

The seam for every engine, in this process, in others or on other machines: `work` is a pure
function of a job and the settings, and what it returns can be pickled and stored anywhere.
"""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.errors import UnreadableDocument, VanbanError
from extractor.export.csv import fragment
from extractor.export.manifest import Entry, Status
from extractor.model import Facts
from extractor.pipeline import facts_of
from extractor.read import OPTIONS, Options, read, read_bytes
from extractor.tabulate import TABLES, rows_of

from .content import content, content_sha256
from .job import Job, stamp
from .payload import pack
from .program import program

Process = Callable[[Job, Options], Facts]
"""A file to its facts; raises VanbanError for what cannot be read."""


def facts_of_job(job: Job, options: Options) -> Facts:
    """The facts of a file, under its name in the tables."""
    if job.is_plain:
        source = read(job.path, options=options)
    else:
        source = read_bytes(content(job), job.place, options=options)
    return facts_of(replace(source, path=job.source_path))


@dataclass(frozen=True, slots=True)
class Settings:
    """What is done with each file: all that its rows depend on, besides its bytes and its name.

    `provinces_today`: documents.province_current names the provinces of today, not those in
    force when the document was issued. `near_duplicates`: what it takes to find those is made
    too. `shards`: where a cluster puts the rows (see `shards`), by default they are handed over.
    These two change nothing of what an outcome says, so that the fingerprint is without them.
    """

    options: Options = OPTIONS
    provinces_today: bool = False
    near_duplicates: bool = False
    shards: str = ""
    process: Process = facts_of_job

    def fingerprint(self) -> str:
        """Equal where the same file gives the same rows: settings, version and code are equal."""
        process = f"{self.process.__module__}.{self.process.__qualname__}"
        parts = (program(), repr(self.options), self.provinces_today, process)
        return hashlib.sha256(repr(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file's entry in the manifest; where it is done, its text and rows (see `payload`).

    `stamp` is that of the file before it was read, `signature` what near-duplicates share.
    `transient`: it failed for want of time, memory or access, which may be there next time.
    `shard` is the file that has text and rows in place of the payload.
    """

    entry: Entry
    stamp: str = ""
    payload: bytes = b""
    transient: bool = False
    signature: bytes = b""
    shard: str = ""


def work(job: Job, settings: Settings) -> Outcome:
    """Convert one file. What goes wrong is the entry's `error`.

    Raises nothing but MemoryError: only the engine knows how much there was.
    """
    start = time.perf_counter()
    before = stamp(job)
    try:
        if job.problem:
            raise UnreadableDocument(job.place, job.problem)
        facts = settings.process(job, settings.options)
        text = facts.document.text.encode()
        rows = rows_of(facts, "" if settings.provinces_today else None)
        parts = [text, *(fragment(table, rows[table.name]) for table in TABLES)]
        entry = Entry(
            source_path=job.source_path,
            doc_id=facts.document.doc_id,
            sha256=facts.document.source.source.sha256,
            text_sha256=hashlib.sha256(text).hexdigest(),
            status=Status.DONE,
            seconds=_since(start),
        )
        own = _signature(facts.document.text) if settings.near_duplicates else b""
        return Outcome(entry, before, pack(parts), signature=own)
    except VanbanError as error:
        return failed(job, str(error), _since(start), before)
    except OSError as error:
        problem = f"{job.place}: cannot be read ({error.strerror or error})"
        return failed(job, problem, _since(start), transient=True)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  a bug that one file shows must not lose the others
        return failed(job, f"{job.place}: {_bug(error)}", _since(start), before)


def failed(
    job: Job, error: str, seconds: float, stamp: str = "", *, transient: bool = False
) -> Outcome:
    """The outcome of a file that could not be converted."""
    try:
        sha256 = "" if transient and not job.is_plain else content_sha256(job)
    except (OSError, VanbanError):
        sha256 = ""
    # A bug may quote a name, and that may hold what is no character.
    error = error.encode("utf-8", "backslashreplace").decode()
    entry = Entry(job.source_path, "", sha256, "", Status.FAILED, seconds, error)
    return Outcome(entry, stamp, transient=transient)


def _signature(text: str) -> bytes:
    from .similar import signature  # NumPy takes a tenth of a second to load

    return signature(text)


def _bug(error: Exception) -> str:
    """An unforeseen exception, with the line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {error}{place}; please report this with the file"


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)
