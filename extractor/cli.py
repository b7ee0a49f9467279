"""The command vanban: arguments, exit codes, and the only printing of this package.

Every command imports what it needs when it runs, so that --help answers at once; argparse, since
the richer libraries take longer to load than a document takes to convert.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import signal
import sys
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from extractor.arguments import parser
from extractor.errors import UnreadableDocument, UsageError, VanbanError, on_one_line
from extractor.export.formats.names import FormatName

if TYPE_CHECKING:
    from extractor.read import Options

DONE, SOME_FAILED, WRONG_USE = 0, 1, 2
INTERRUPTED, TERMINATED = 130, 143  # as shells have it: 128 + the number of the signal


class _Terminated(KeyboardInterrupt):
    """SIGTERM, which is to clean up as Ctrl-C does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (by default that of the process) and give its exit code.

    A VanbanError becomes one line on stderr. Raises SystemExit for --help and for arguments
    that make no sense, as argparse does.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale and the names of files
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser(_COMMANDS).parse_args(arguments)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except UnreadableDocument as error:
        _complain(error)
        return SOME_FAILED
    except VanbanError as error:
        _complain(error)
        return WRONG_USE
    except KeyboardInterrupt as end:
        going_on = "; the same command goes on with what is not done yet"
        _complain("interrupted" + (going_on if options.run is _convert else ""))
        return TERMINATED if isinstance(end, _Terminated) else INTERRUPTED
    except BrokenPipeError:  # vanban parse FILE | head; Python would complain at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _convert(options: argparse.Namespace) -> int:
    from extractor.batch import Bounds, convert
    from extractor.batch.cluster import cluster
    from extractor.batch.listeners import json_lines, lines, log_report, terminal

    formats = options.format or [FormatName.CSV.value]
    if options.partition and FormatName.PARQUET.value not in formats:
        raise UsageError("--partition", "parts Parquet files only", "add --format parquet")
    if options.scheduler and options.engine != "dask":
        raise UsageError("--scheduler", "is for clusters only", "add --engine dask")
    if options.shards and options.engine != "dask":
        raise UsageError("--shards", "is for clusters only", "add --engine dask")
    bounds = Bounds(options.workers, options.timeout, options.memory)
    given = [*options.inputs, *(f"@{name}" for name in options.from_file)]
    listen = json_lines if options.log == "json" else terminal if sys.stderr.isatty() else lines
    with listen() as progress:
        report = convert(
            given,
            options.out,
            formats=formats,
            partition=options.partition,
            provinces_today=options.provinces_today,
            near_duplicates=options.near_duplicates,
            options=_reading(options),
            bounds=bounds,
            engine=cluster(bounds, options.scheduler) if options.engine == "dask" else None,
            prune=options.prune,
            fresh=options.fresh,
            shards=options.shards,
            progress=progress,
        )
    if options.log == "json":
        log_report(report)
    elif sys.stderr.isatty() or report.removed:
        what = "dropped" if options.prune else "kept; --prune drops them"
        counts = (
            f"{report.done} converted ({report.kept} before)",
            f"{len(report.failures)} failed",
            f"{report.duplicates} duplicates",
            f"{report.passed_over} other files passed over",
            f"{len(report.removed)} no longer there ({what})",
        )
        print(f"{', '.join(counts)}: {options.out}", file=sys.stderr)
    return SOME_FAILED if report.failures else DONE


def _reading(options: argparse.Namespace) -> Options:
    from extractor.read import Ocr, Options

    return Options(ocr=Ocr(options.ocr), dpi=options.dpi)


def _status(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from extractor.batch.status import status

    found = status(options.out)
    if options.json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        print(
            f"{found.done} done, {len(found.failed)} failed, {found.pending_count} pending, "
            f"{len(found.removed)} no longer there"
        )
        if found.running:
            print(f"a conversion is running: {found.running}")
        for title, shown in (
            ("failed", found.failed),
            ("pending", found.pending),
            ("removed", found.removed),
        ):
            for line in shown:
                print(f"{title}: {on_one_line(line)}")
    return SOME_FAILED if found.failed or found.pending_count else DONE


def _parse(options: argparse.Namespace) -> int:
    from extractor.export.outline import outline, outline_json
    from extractor.pipeline import parse

    document = parse(options.file, _reading(options))
    if options.json:
        print(json.dumps(outline_json(document), ensure_ascii=False, indent=1))
    else:
        for line in outline(document, options.width):
            print(line)
    return DONE


def _score(options: argparse.Namespace) -> int:
    from extractor.score import score_folder

    report = score_folder(options.out, options.labels, options.fuzzy)
    print(json.dumps(report.as_dict()) if options.json else report.as_text(options.misses))
    return DONE


def _schema(options: argparse.Namespace) -> int:
    from extractor.export.codebook import Language, codebook
    from extractor.export.datapackage import to_json
    from extractor.export.json_schema import json_schema
    from extractor.export.table_schema import table_schema
    from extractor.tabulate import TABLES, table_named

    names = ", ".join(known.name for known in TABLES)
    try:
        tables = [table_named(options.table)] if options.table else TABLES
    except KeyError:
        raise UsageError(options.table, "no such table", f"there are {names}") from None
    if options.codebook:
        both = options.codebook == "both"
        languages = list(Language) if both else [Language(options.codebook)]
        print(codebook(languages, tables), end="")
        return DONE
    if not options.table:
        raise UsageError("schema", "no table is named", f"there are {names}")
    print(to_json((json_schema if options.json_schema else table_schema)(tables[0])), end="")
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from extractor.export.verify import verify

    problems = list(islice(verify(options.out), options.most))
    for problem in problems:
        print(problem)
    return SOME_FAILED if problems else DONE


def _doctor(_: argparse.Namespace) -> int:
    from extractor.doctor import checks

    found = checks()
    width = max(len(check.name) for check in found)
    for check in found:
        said = check.version or f"missing: {check.install}"
        print(f"{check.name:<{width}}  {check.use:<42}  {said}")
    return DONE if all(check.version for check in found) else SOME_FAILED


def _terminate(*_: object) -> None:
    raise _Terminated


def _complain(error: VanbanError | str) -> None:
    print(f"vanban: {on_one_line(str(error))}", file=sys.stderr)


_COMMANDS = {
    "convert": _convert,
    "status": _status,
    "parse": _parse,
    "score": _score,
    "schema": _schema,
    "verify": _verify,
    "doctor": _doctor,
}


if __name__ == "__main__":
    sys.exit(main())
