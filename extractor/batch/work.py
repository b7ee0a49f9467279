"""One file through the pipeline: all that is to be written of it, or why there is nothing.

The seam for several processes: `work` needs nothing but its arguments, and what it returns can
be pickled and written in any process.
"""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractor.errors import VanbanError
from extractor.export.datapackage import file_sha256
from extractor.export.manifest import Entry, Status
from extractor.model import Facts
from extractor.pipeline import facts_of
from extractor.read import read
from extractor.tabulate import Row, rows_of

from .inputs import Job

Process = Callable[[Path, str], Facts]
"""File and name in the tables -> facts; raises VanbanError for what cannot be read."""


def facts_of_file(path: Path, source_path: str) -> Facts:
    """The facts of a file that is called `source_path` in the tables."""
    return facts_of(replace(read(path), path=source_path))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file's entry in the manifest; where it is done, its text and its rows by table."""

    entry: Entry
    text: bytes = b""
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)


def work(job: Job, process: Process, provinces_on: str | None) -> Outcome:
    """Convert one file. Never raises: what goes wrong is the entry's `error`."""
    start = time.perf_counter()
    try:
        facts = process(job.path, job.source_path)
        text = facts.document.text.encode()
        rows = rows_of(facts, provinces_on)
    except VanbanError as error:
        return _failed(job, start, str(error))
    except OSError as error:
        return _failed(job, start, f"{job.path}: cannot be read ({error.strerror})")
    except Exception as error:  # noqa: BLE001  a bug that one file shows must not lose the others
        return _failed(job, start, f"{job.path}: {_bug(error)}")
    entry = Entry(
        source_path=job.source_path,
        doc_id=facts.document.doc_id,
        sha256=facts.document.source.source.sha256,
        text_sha256=hashlib.sha256(text).hexdigest(),
        status=Status.DONE,
        seconds=_since(start),
    )
    return Outcome(entry, text, rows)


def _failed(job: Job, start: float, error: str) -> Outcome:
    try:
        sha256 = file_sha256(job.path) if job.path.is_file() else ""  # a pipe never ends
    except OSError:
        sha256 = ""
    entry = Entry(job.source_path, "", sha256, "", Status.FAILED, _since(start), error)
    return Outcome(entry)


def _bug(error: Exception) -> str:
    """An unforeseen exception, with the line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {error}{place}; please report this with the file"


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)
