"""Documents one after the other, processed by several processes, for programs of one's own."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractor.errors import VanbanError
from extractor.model import Facts
from extractor.pipeline import Result
from extractor.read import OPTIONS, Options

from .bounds import Bounds
from .inputs import find
from .job import Job
from .pool import in_order
from .warm import warmed
from .work import facts_of_job


@dataclass(frozen=True, slots=True)
class Processed:
    """One file: its name, where it is, and its facts; or the `error`, and no result."""

    source_path: str
    place: str
    result: Result | None
    error: str = ""


def iter_process(
    paths: Path | str | Sequence[Path | str],
    *,
    workers: int = 0,
    options: Options = OPTIONS,
    timeout: float = 600.0,
    memory: int = 2048,
) -> Generator[Processed, None, None]:
    """Process files, folders, globs, archives ... (see `convert`), one result for each file.

    They come in the order of their names, whatever the order in which they are finished, and
    wait for whoever takes them: memory does not grow with their number. A file that fails, hangs
    (`timeout` seconds) or takes too much (`memory` MiB) is a result with an `error`. `workers`
    processes are used, by default one a core. Raises UsageError where there is nothing to do.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "plan.txt").write_text("I. MỤC TIÊU\\n1. Đạt 90% hộ có nước sạch.", "utf-8")
    >>> _ = (folder / "empty.txt").write_text("")
    >>> for found in iter_process(folder, workers=1):
    ...     print(found.source_path, len(found.result.targets) if found.result else "failed")
    empty.txt failed
    plan.txt 1
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    bounds = Bounds(workers, timeout, memory)
    jobs = warmed(find(given).jobs)
    with (
        tempfile.TemporaryDirectory(prefix="vanban-") as folder,
        closing(in_order(partial(_facts, options=options), jobs, bounds, Path(folder))) as finished,
    ):
        for one in finished:
            job, value = one.item, one.value
            if isinstance(value, Facts):
                yield Processed(job.source_path, job.place, Result(value))
            else:
                error = value or f"{job.place}: {one.error}"
                yield Processed(job.source_path, job.place, None, error)


def _facts(job: Job, options: Options) -> Facts | str:
    """The facts of a file, or why there are none."""
    try:
        return facts_of_job(job, options)
    except VanbanError as error:
        return str(error)
    except OSError as error:
        return f"{job.place}: cannot be read ({error.strerror or error})"
