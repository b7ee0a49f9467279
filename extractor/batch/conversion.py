"""A set of files to one folder of tables: each file once, one file's failure its own affair."""

from __future__ import annotations

import platform
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from extractor.errors import VanbanError
from extractor.export.formats.formats import formats_named
from extractor.export.formats.partitions import partitions
from extractor.export.manifest import Entry, Status
from extractor.export.staging import STATE
from extractor.export.table_schema import Json
from extractor.read import OPTIONS, Options

from .assemble import assemble
from .bounds import BOUNDS, Bounds
from .content import content_sha256
from .inputs import find, input_names
from .job import Job, stamp
from .pool import Finished, each
from .shards import adopt, folder_of
from .store import Known, Store
from .warm import warmed
from .work import Outcome, Settings, failed, work
from .workspace import RESULTS, workspace

FORMATS = ("csv",)

Outcomes = Generator[Finished[Job, Outcome], None, None]
Engine = Callable[[Settings, Iterable[Job], Path], Outcomes]
"""Calls `work` with every job, in any order, in any process; the folder is for what it needs
meanwhile. A job that kills its process has to become a `Finished` with an error."""


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


def convert(
    inputs: Path | str | Sequence[Path | str],
    out: Path | str,
    *,
    formats: Sequence[str] = FORMATS,
    partition: Sequence[str] = (),
    provinces_today: bool = False,
    near_duplicates: bool = False,
    options: Options = OPTIONS,
    bounds: Bounds = BOUNDS,
    engine: Engine | None = None,
    prune: bool = False,
    fresh: bool = False,
    shards: str = "",
    progress: Listener | None = None,
) -> Report:
    """Convert files, folders, globs, archives, URLs or lists (see `find`) to tables in `out`.

    What was converted before, with the same options and version, is not converted again, unless
    `fresh`; rows of files that are no longer there stay, unless `prune`. `provinces_today`:
    documents.province_current names the provinces of today, not those in force when the document
    was issued. `near_duplicates`: documents.duplicate_of also tells of documents that are nearly
    the same, not only of equal files. `options` say how to read, `bounds` how many processes
    there are, and how much time and memory each file may take; `engine` where they are, on this
    machine or, with `cluster`, on others. `shards` is a folder or URL that these others reach too:
    rows are kept there and need not come back through the cluster. `progress` is called with a
    `Progress` for every file.

    Raises UsageError where there is nothing to convert or `out` cannot be written; a file that
    cannot be converted is in `Report.failures` and in manifest.json, and stops nothing. The
    tables in `out` are replaced when all is done and not before.
    """
    given = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    found = find(given, Path(out))
    report = run(
        found.jobs,
        Path(out),
        sources=input_names(given),
        formats=formats,
        partition=partition,
        settings=Settings(options, provinces_today, near_duplicates, shards),
        engine=engine or local(bounds),
        prune=prune,
        fresh=fresh,
        progress=progress,
    )
    return replace(report, passed_over=found.passed_over)


def local(bounds: Bounds = BOUNDS) -> Engine:
    """The engine of this machine: processes that are forked from a warm one."""

    def engine(settings: Settings, jobs: Iterable[Job], folder: Path) -> Outcomes:
        return each(partial(work, settings=settings), warmed(jobs), bounds, folder)

    return engine


def run(
    jobs: Sequence[Job],
    out: Path,
    *,
    sources: Sequence[str],
    formats: Sequence[str] = FORMATS,
    partition: Sequence[str] = (),
    settings: Settings | None = None,
    engine: Engine | None = None,
    prune: bool = False,
    fresh: bool = False,
    progress: Listener | None = None,
) -> Report:
    """Convert `jobs` as `convert` does; `sources` name the inputs in manifest.json.

    Results are kept one by one in `out`/.vanban, the tables are made of them at the end. Memory
    does not grow with the number of files.
    """
    settings, engine = settings or Settings(), engine or local()
    chosen, parts = formats_named(formats), partitions(partition)
    described: dict[str, Json] = {
        "inputs": list(sources),
        "formats": [one.name.value for one in chosen],
        "partition": [part.value for part in parts],
        "provinces_today": settings.provinces_today,
        "near_duplicates": settings.near_duplicates,
        "python": platform.python_version(),
    }
    database, fingerprint = out / STATE / RESULTS, settings.fingerprint()
    if settings.shards:
        settings = replace(settings, shards=folder_of(settings.shards, fingerprint))
    with workspace(out) as folder, Store(database, fingerprint) as store:
        conversion = _Conversion(store, len(jobs), settings.near_duplicates, progress)
        store.begin(jobs)
        adopt(store, "" if fresh else settings.shards)
        todo = jobs if fresh else conversion.unknown(jobs)
        with closing(engine(settings, todo, folder)) as finished:
            for one in finished:
                conversion.finish(one)
        removed = store.finish(prune=prune)
        assemble(
            store,
            out,
            version("vanban"),
            described,
            chosen,
            parts,
            near_duplicates=settings.near_duplicates,
        )
        return conversion.report(removed)


class _Conversion:
    """Counts what comes in, whether it was known or has been done now, and tells the listener."""

    def __init__(
        self, store: Store, total: int, with_signature: bool, progress: Listener | None
    ) -> None:
        self._store, self._total, self._progress = store, total, progress
        self._with_signature = with_signature
        self._kept = self._finished = self._failed = 0

    def unknown(self, jobs: Iterable[Job]) -> Iterator[Job]:
        """The jobs that are to be done; of the others it is noted that they are."""
        for job in jobs:
            mark = stamp(job)
            known = _already(job, mark, self._usable(job.source_path))
            if known is None:
                yield job
            else:
                self._store.confirm(job, known, mark)
                self._kept += 1
                self._tell(known.entry, kept=True)

    def _usable(self, source_path: str) -> list[Known]:
        """What is known under a name and final, with all that is asked for now."""
        return [
            one
            for one in self._store.known(source_path)
            if not one.transient
            and (one.has_signature or not self._with_signature or one.entry.status is Status.FAILED)
        ]

    def finish(self, one: Finished[Job, Outcome]) -> None:
        """Keep what has been done."""
        outcome = one.value
        if outcome is None:
            error = f"{one.item.place}: {one.error}"
            outcome = failed(one.item, error, one.seconds, transient=True)
        self._store.put(one.item, outcome)
        self._tell(outcome.entry, kept=False)

    def _tell(self, entry: Entry, *, kept: bool) -> None:
        self._finished += 1
        self._failed += entry.status is Status.FAILED
        if self._progress is not None:
            counts = self._finished, self._total, self._failed
            self._progress(Progress(entry, kept, *counts))

    def report(self, removed: Sequence[str]) -> Report:
        """All that holds now, in the order of the tables."""
        counts = dict.fromkeys(Status, 0)
        failures = []
        for entry in self._store.entries():
            counts[entry.status] += 1
            if entry.status is Status.FAILED:
                failures.append(entry)
        done, duplicates = counts[Status.DONE], counts[Status.DUPLICATE]
        return Report(done, duplicates, tuple(failures), self._kept, tuple(removed))


def _already(job: Job, mark: str, known: Sequence[Known]) -> Known | None:
    """The result that holds for the bytes that the job has now, None where there is none."""
    for one in known:
        if mark and one.stamp == mark:
            return one
    if not known or job.problem:
        return None
    try:
        sha256 = content_sha256(job)
    except (OSError, VanbanError):
        return None  # let it fail where failures become entries
    return next((one for one in known if one.sha256 == sha256), None)
