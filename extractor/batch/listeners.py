"""What is heard of a conversion while it runs: a bar on a terminal, lines in a log."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from extractor.errors import on_one_line

from .report import Listener, Progress, Report

_SHOWN = 60  # characters of a name


@contextmanager
def terminal() -> Iterator[Listener]:
    """A bar with the time that is left, counts, and what failed."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]} failed", markup=False),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, failed=0, name="")

        def tell(message: str) -> None:
            # Not wrapped, so that a path can be copied and found.
            said = f"vanban: {on_one_line(message)}"
            bar.console.print(said, markup=False, highlight=False, soft_wrap=True)

        def listen(progress: Progress) -> None:
            entry = progress.entry
            if entry.error:
                tell(entry.error)
            name = on_one_line(entry.source_path)[-_SHOWN:]
            bar.update(
                task,
                total=progress.total,
                completed=progress.finished,
                failed=progress.failed,
                name=name,
            )

        with _notices(tell):
            yield listen


@contextmanager
def lines() -> Iterator[Listener]:
    """On stderr one line for each file that failed, and for what makes all wait."""

    def tell(message: str) -> None:
        say(f"vanban: {on_one_line(message)}")

    def listen(progress: Progress) -> None:
        if progress.entry.error:
            tell(progress.entry.error)

    with _notices(tell):
        yield listen


@contextmanager
def json_lines() -> Iterator[Listener]:
    """On stderr one JSON object for the start, one for each file, and one where it is cut off.

    Between them "notice" tells what makes all wait (a scheduler that is gone, no workers).
    """
    _log("start")

    def listen(progress: Progress) -> None:
        how = {"kept": progress.kept, "finished": progress.finished, "total": progress.total}
        _log("file", **asdict(progress.entry), **how)

    try:
        with _notices(lambda message: _log("notice", message=message)):
            yield listen
    except BaseException as error:
        _log("stopped", error=str(error) or type(error).__name__)
        raise


class _Notices(logging.Handler):
    """Hands on what the modules of this package log."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self._tell(record.getMessage())


@contextmanager
def _notices(tell: Callable[[str], object]) -> Iterator[None]:
    log, handler = logging.getLogger("extractor"), _Notices(tell)
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def summary(report: Report, out: Path, *, prune: bool = False) -> str:
    """What a conversion came to, in one line.

    >>> summary(Report(done=2, duplicates=0, failures=(), kept=1, passed_over=1), Path("out"))
    'out: 2 documents converted, 1 unchanged since the last time, 1 other file left out'
    """
    failed, removed = len(report.failures), len(report.removed)
    rows = "rows dropped" if prune else "rows kept: --prune drops them"
    counts = (
        (1, f"{_count(report.done, 'document')} converted"),
        (failed, f"{failed} failed (vanban status tells which)"),
        (report.kept, f"{report.kept} unchanged since the last time"),
        (report.duplicates, f"{report.duplicates} given twice"),
        (report.passed_over, f"{_count(report.passed_over, 'other file')} left out"),
        (removed, f"{removed} no longer there ({rows})"),
    )
    return f"{out}: {', '.join(said for count, said in counts if count)}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def log_report(report: Report) -> None:
    """The last line of a JSON log."""
    counts = {"done": report.done, "failed": len(report.failures), "kept": report.kept}
    _log("end", **counts, duplicates=report.duplicates, removed=len(report.removed))


def _log(event: str, **values: object) -> None:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    said = json.dumps({"time": now, "event": event, **values}, ensure_ascii=False)
    say(said)


def say(line: str) -> None:
    """Print a line on stderr."""
    with suppress(BrokenPipeError):  # whoever has read enough of it shall stop no conversion
        print(line, file=sys.stderr, flush=True)
