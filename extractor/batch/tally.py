"""Which files are still to be done, and what has come of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.errors import VanbanError
from extractor.export.manifest import Entry, Status

from .content import content_sha256
from .job import Job, stamp
from .pool import Finished
from .report import Listener, Progress, Report
from .store import Known, Store
from .work import Outcome, failed


class Tally:
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
