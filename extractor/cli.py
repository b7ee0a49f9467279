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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import UnreadableDocument, UsageError, VanbanError

if TYPE_CHECKING:
    from extractor.export.manifest import Entry

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
        "Documents are files in text form (.txt, .md, .html); what they are is seen from their "
        "content. One that cannot be converted is reported, listed in manifest.json, and stops "
        "no other. Tables of an earlier conversion are replaced, when all is done.",
    )
    convert.add_argument("inputs", nargs="+", metavar="INPUT", help="file, folder or glob")
    convert.add_argument("--out", "-o", type=Path, required=True, help="folder for the tables")
    convert.add_argument(
        "--format", action="append", choices=["csv"], help="what to write (default: csv)"
    )
    convert.add_argument(
        "--provinces-today",
        action="store_true",
        help="province_current as of today, not of the day of issue",
    )

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
    from extractor.batch import Settings, find, input_names, run

    found = find(options.inputs, options.out)
    with _progress(len(found.jobs)) as on_entry:
        report = run(
            found.jobs,
            options.out,
            sources=input_names(options.inputs),
            formats=tuple(dict.fromkeys(options.format or ["csv"])),
            settings=Settings(provinces_today=options.provinces_today),
            progress=lambda progress: on_entry(progress.entry),
        )
    if sys.stderr.isatty():
        counts = (
            f"{report.done} converted",
            f"{len(report.failures)} failed",
            f"{report.duplicates} duplicates",
            f"{found.passed_over} other files passed over",
        )
        print(f"{', '.join(counts)}: {options.out}", file=sys.stderr)
    return SOME_FAILED if report.failures else DONE


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


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Entry], None]]:
    """Says on stderr what failed; on a terminal also how far it is."""
    if not sys.stderr.isatty():
        yield lambda entry: _complain(entry.error) if entry.error else None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)

        def advance(entry: Entry) -> None:
            if entry.error:
                line = f"vanban: {_on_one_line(entry.error)}"
                progress.console.print(line, markup=False, highlight=False)
            progress.update(task, advance=1)

        yield advance


def _complain(error: VanbanError | str) -> None:
    print(f"vanban: {_on_one_line(str(error))}", file=sys.stderr)


def _on_one_line(message: str) -> str:
    """The message with escapes for what a terminal would obey or hide, as names of files have it.

    >>> _on_one_line("a\\nb.txt: is empty"), _on_one_line("\\x1b[2J\\u202etxt.pdf")
    ('a b.txt: is empty', '\\\\x1b[2J\\\\u202etxt.pdf')
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in " ".join(message.splitlines())
    )


if __name__ == "__main__":
    sys.exit(main())
