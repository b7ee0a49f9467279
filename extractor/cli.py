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
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from extractor.errors import UnreadableDocument, UsageError, VanbanError, on_one_line
from extractor.export.formats.names import FormatName, Partition

DONE, SOME_FAILED, WRONG_USE = 0, 1, 2
INTERRUPTED = 130  # as shells have it: 128 + SIGINT
_EXIT_CODES = (
    "exit codes: 0 all done; 1 some documents failed, or a check found problems; "
    "2 wrong use, nothing was done"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (by default that of the process) and give its exit code.

    A VanbanError becomes one line on stderr. Raises SystemExit for --help and for arguments
    that make no sense, as argparse does.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale and the names of files
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to clean up, as on Ctrl-C
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
    except KeyboardInterrupt:
        _complain("interrupted; the same command goes on with what is not done yet")
        return INTERRUPTED
    except BrokenPipeError:  # vanban parse FILE | head; Python would complain at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vanban",
        description="Vietnamese official documents to tables that can be trusted.",
        epilog=_EXIT_CODES,
    )
    parser.add_argument("--version", action=_Version, help="say which version this is")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(
        name: str, run: Callable[[argparse.Namespace], int], summary: str, more: str = ""
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, help=summary, description=f"{summary}. {more}", epilog=_EXIT_CODES
        )
        added.set_defaults(run=run)
        return added

    convert = command(
        "convert",
        _convert,
        "Convert documents to tables in a folder",
        "What a document is, is seen from its content. One that cannot be converted is reported, "
        "listed in manifest.json, and stops no other. What is done is kept in OUT/.vanban: the "
        "same command goes on where it was stopped, and converts only new and changed documents "
        "when all is done. The tables are replaced at the end.",
    )
    convert.add_argument(
        "inputs",
        nargs="*",
        metavar="INPUT",
        help="file, folder, glob, zip or tar archive, URL, or @LIST",
    )
    convert.add_argument(
        "--from-file",
        action="append",
        default=[],
        metavar="LIST",
        help="a file with one input a line, - for standard input",
    )
    convert.add_argument("--out", "-o", type=Path, required=True, help="folder for the tables")
    convert.add_argument(
        "--format",
        action="append",
        choices=[name.value for name in FormatName],
        help="what to write, may be repeated (default: csv)",
    )
    convert.add_argument(
        "--partition",
        action="append",
        default=[],
        choices=[part.value for part in Partition],
        help="part Parquet files by this, may be repeated",
    )
    convert.add_argument(
        "--provinces-today",
        action="store_true",
        help="province_current as of today, not of the day of issue",
    )
    convert.add_argument(
        "--near-duplicates",
        action="store_true",
        help="duplicate_of also for documents that are nearly the same",
    )
    convert.add_argument("--workers", type=int, default=0, help="processes (default: one a core)")
    convert.add_argument(
        "--timeout", type=float, default=600, help="seconds for one document (default: 600)"
    )
    convert.add_argument(
        "--memory", type=int, default=2048, help="MiB for one document (default: 2048)"
    )
    convert.add_argument(
        "--prune", action="store_true", help="drop the rows of documents that are gone"
    )
    convert.add_argument(
        "--fresh", action="store_true", help="convert all again, whatever is done already"
    )
    convert.add_argument(
        "--log", choices=["text", "json"], default="text", help="what to say on stderr"
    )

    status = command(
        "status",
        _status,
        "Tell how far a conversion is",
        "What is done, failed, still to do, and no longer there.",
    )
    status.add_argument("out", type=Path, metavar="OUT", help="a converted folder")
    status.add_argument("--json", action="store_true", help="as JSON")

    parse = command("parse", _parse, "Print the tree of a document")
    parse.add_argument("file", type=Path, metavar="FILE", help="a document")
    parse.add_argument("--json", action="store_true", help="as JSON, with offsets")
    parse.add_argument(
        "--width", type=int, default=100, help="cut lines to this many characters (default: 100)"
    )

    score = command(
        "score",
        _score,
        "Compare tables with labels made by hand: precision, recall, F1",
        "corpora/README.md tells how labels are made.",
    )
    score.add_argument("out", type=Path, metavar="OUT", help="a converted folder")
    score.add_argument("labels", nargs="+", type=Path, metavar="LABELS", help="label files (.json)")
    score.add_argument("--fuzzy", action="store_true", help="allow for OCR noise")
    score.add_argument("--misses", action="store_true", help="list what was missed and invented")
    score.add_argument("--json", action="store_true", help="the figures as JSON")

    schema = command("schema", _schema, "Print what the columns of a table mean, as Table Schema")
    schema.add_argument(
        "table", metavar="TABLE", nargs="?", help="documents, sections, targets ..."
    )
    schema.add_argument(
        "--json-schema", action="store_true", help="JSON Schema of a row, not Table Schema"
    )
    schema.add_argument(
        "--codebook",
        choices=["vi", "en", "both"],
        help="what the columns mean for people to read, of one table or all, as Markdown",
    )

    verify = command(
        "verify",
        _verify,
        "Check a converted folder",
        "Reads every quote at its offsets, and checks types, keys and hashes.",
    )
    verify.add_argument("out", type=Path, metavar="OUT", help="a converted folder")
    verify.add_argument(
        "--most", type=int, default=100, help="stop after this many problems (default: 100)"
    )

    command(
        "doctor",
        _doctor,
        "Say what is installed that some formats need, and how to install the rest",
        "Text, Markdown, HTML, DOCX and PDF need nothing more.",
    )
    return parser


class _Version(argparse.Action):
    """--version, which looks the version up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"vanban {version('vanban')}")
        parser.exit()


def _convert(options: argparse.Namespace) -> int:
    from extractor.batch import Bounds, convert
    from extractor.batch.listeners import json_lines, lines, log_report, terminal

    formats = options.format or [FormatName.CSV.value]
    if options.partition and FormatName.PARQUET.value not in formats:
        raise UsageError("--partition", "parts Parquet files only", "add --format parquet")
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
            bounds=Bounds(options.workers, options.timeout, options.memory),
            prune=options.prune,
            fresh=options.fresh,
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

    document = parse(options.file)
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


def _complain(error: VanbanError | str) -> None:
    print(f"vanban: {on_one_line(str(error))}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
