"""A set of files to one folder of tables: each file once, one file's failure its own affair."""

from __future__ import annotations

import platform
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from extractor.export.formats.formats import formats_named
from extractor.export.formats.partitions import partitions
from extractor.export.staging import STATE
from extractor.export.table_schema import Json
from extractor.read import OPTIONS, Options

from .assemble import assemble
from .bounds import BOUNDS, Bounds
from .inputs import find, input_names
from .job import Job
from .pool import Finished, each
from .report import Listener, Report
from .shards import adopt, folder_of
from .store import Store
from .tally import Tally
from .warm import warmed
from .work import Outcome, Settings, work
from .workspace import RESULTS, workspace

FORMATS = ("csv",)

Outcomes = Generator[Finished[Job, Outcome], None, None]
Engine = Callable[[Settings, Iterable[Job], Path], Outcomes]
"""Calls `work` with every job, in any order, in any process; the folder is for what it needs
meanwhile. A job that kills its process has to become a `Finished` with an error."""


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
        tally = Tally(store, len(jobs), settings.near_duplicates, progress)
        store.begin(jobs)
        adopt(store, "" if fresh else settings.shards)
        todo = jobs if fresh else tally.unknown(jobs)
        with closing(engine(settings, todo, folder)) as finished:
            for one in finished:
                tally.finish(one)
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
        return tally.report(removed)
