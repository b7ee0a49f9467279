"""A set of files to one folder of tables: each file once, one file's failure its own affair."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from extractor.errors import UsageError
from extractor.export.formats.formats import TablesWriter, formats_named
from extractor.export.formats.partitions import partitions
from extractor.export.manifest import NAME as MANIFEST
from extractor.export.manifest import Entry, ManifestWriter, Status
from extractor.export.staging import TEXTS, Staging
from extractor.export.table_schema import Json
from extractor.tabulate import TABLES

from .inputs import Job, find, input_names
from .work import Outcome, Process, facts_of_file, work

FORMATS = ("csv",)


@dataclass(frozen=True, slots=True)
class Report:
    """How a conversion went: counts of files, and the entries of those that failed."""

    done: int
    duplicates: int
    failures: tuple[Entry, ...]


def convert(
    inputs: Path | str | Sequence[Path | str],
    out: Path | str,
    *,
    provinces_today: bool = False,
) -> Report:
    """Convert files, folders and globs to the tables in the folder `out`.

    `provinces_today`: documents.province_current names the provinces of today, not those in
    force when the document was issued. Raises UsageError where there is nothing to convert or
    `out` cannot be written; a file that cannot be converted is in `Report.failures` and in
    manifest.json, and stops nothing. What `out` held of an earlier conversion is replaced, when
    all is done and not before.
    """
    given = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    jobs = find(given, Path(out)).jobs
    return run(jobs, Path(out), sources=input_names(given), provinces_today=provinces_today)


def run(
    jobs: Iterable[Job],
    out: Path,
    *,
    sources: Sequence[str],
    formats: Sequence[str] = FORMATS,
    partition: Sequence[str] = (),
    provinces_today: bool = False,
    process: Process = facts_of_file,
    on_entry: Callable[[Entry], None] | None = None,
) -> Report:
    """Convert the files of `jobs`, in their order; `on_entry` hears of each that is finished.

    `sources` name the inputs in manifest.json. Memory does not grow with the
    number of files: one is read, written and forgotten before the next.
    """
    provinces_on = "" if provinces_today else None
    chosen, parts = formats_named(formats), partitions(partition)
    outcomes = (work(job, process, provinces_on) for job in jobs)
    options: dict[str, Json] = {
        "inputs": list(sources),
        "formats": [one.name.value for one in chosen],
        "partition": [part.value for part in parts],
        "provinces_today": provinces_today,
        "python": platform.python_version(),
    }
    try:
        with Staging(out) as staging:
            with (
                ManifestWriter(staging.folder / MANIFEST, version("vanban"), options) as manifest,
                TablesWriter(staging.folder, chosen, version("vanban"), parts) as tables,
            ):
                report = _write(outcomes, staging.folder, tables, manifest, on_entry)
                tables.finish()
            staging.publish()
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error})"
        raise UsageError(out, problem, "free the space or choose another --out") from error
    return report


def _write(
    outcomes: Iterable[Outcome],
    folder: Path,
    tables: TablesWriter,
    manifest: ManifestWriter,
    on_entry: Callable[[Entry], None] | None,
) -> Report:
    counts = dict.fromkeys(Status, 0)
    failures: list[Entry] = []
    written: set[str] = set()
    for outcome in outcomes:
        entry = outcome.entry
        if entry.status is Status.DONE and entry.doc_id in written:
            entry = replace(entry, status=Status.DUPLICATE)
        if entry.status is Status.DONE:
            written.add(entry.doc_id)
            (folder / TEXTS / f"{entry.doc_id}.txt").write_bytes(outcome.text)
            for table in TABLES:
                tables.write(table, outcome.rows[table.name])
        elif entry.status is Status.FAILED:
            failures.append(entry)
        counts[entry.status] += 1
        manifest.write(entry)
        if on_entry is not None:
            on_entry(entry)
    return Report(counts[Status.DONE], counts[Status.DUPLICATE], tuple(failures))
