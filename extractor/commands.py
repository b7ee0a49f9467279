"""What each command does: arguments to calls, results to what is printed, and an exit code.

Each imports what it needs when it runs, so that --help answers at once.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import islice
from typing import TYPE_CHECKING

from extractor.arguments import Command
from extractor.errors import UsageError, on_one_line
from extractor.export.formats.names import FormatName

if TYPE_CHECKING:
    from extractor.read import Options

DONE, SOME_FAILED = 0, 1


def convert_command(options: argparse.Namespace) -> int:
    """Convert, tell of the progress, and say at the end what it came to."""
    from extractor.batch import Bounds, convert
    from extractor.batch.cluster import cluster
    from extractor.batch.listeners import json_lines, lines, log_report, say, summary, terminal

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
    else:
        say(f"vanban: {summary(report, options.out, prune=options.prune)}")
    return SOME_FAILED if report.failures else DONE


def _reading(options: argparse.Namespace) -> Options:
    from extractor.read import Ocr, Options

    return Options(ocr=Ocr(options.ocr), dpi=options.dpi)


def status_command(options: argparse.Namespace) -> int:
    """Print how far a conversion is."""
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


def parse_command(options: argparse.Namespace) -> int:
    """Print the tree of a document."""
    from extractor.export.outline import outline, outline_json
    from extractor.pipeline import parse

    document = parse(options.file, _reading(options))
    if options.json:
        print(json.dumps(outline_json(document), ensure_ascii=False, indent=1))
    else:
        for line in outline(document, options.width):
            print(line)
    return DONE


def score_command(options: argparse.Namespace) -> int:
    """Print how tables compare with labels."""
    from extractor.score import score_folder

    report = score_folder(options.out, options.labels, options.fuzzy)
    print(json.dumps(report.as_dict()) if options.json else report.as_text(options.misses))
    return DONE


def schema_command(options: argparse.Namespace) -> int:
    """Print what the columns of a table mean."""
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


def verify_command(options: argparse.Namespace) -> int:
    """Print what is wrong with a converted folder."""
    from extractor.export.manifest import NAME
    from extractor.export.verify import verify

    if not (options.out / NAME).is_file():
        raise UsageError(options.out, "holds no converted tables", "give the --out of a conversion")
    problems = list(islice(verify(options.out), options.most))
    for problem in problems:
        print(on_one_line(str(problem)))
    if len(problems) == options.most:
        print(f"vanban: there may be more; --most {10 * options.most} tells more", file=sys.stderr)
    elif not problems:
        print(f"vanban: {options.out}: no problems found", file=sys.stderr)
    return SOME_FAILED if problems else DONE


def doctor_command(_: argparse.Namespace) -> int:
    """Print what is installed."""
    from extractor.doctor import checks

    found = checks()
    width = max(len(check.name) for check in found)
    for check in found:
        said = check.version or f"missing: {check.install}"
        print(f"{check.name:<{width}}  {check.use:<42}  {said}")
    return DONE if all(check.version for check in found) else SOME_FAILED


COMMANDS: dict[str, Command] = {
    "convert": convert_command,
    "status": status_command,
    "parse": parse_command,
    "score": score_command,
    "schema": schema_command,
    "verify": verify_command,
    "doctor": doctor_command,
}
