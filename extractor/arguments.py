"""The arguments of the command vanban: one parser, and nothing that takes time to load."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from extractor.errors import on_one_line
from extractor.export.formats.names import FormatName, Partition

Command = Callable[[argparse.Namespace], int]
"""Does what the arguments say; returns the exit code."""

_EXIT_CODES = (
    "exit codes: 0 all done; 1 some documents failed, or a check found problems; "
    "2 wrong use, or it could not go on: what is done is kept, tables are as before; "
    "130 interrupted"
)
_CONVERT = (
    "What a document is, is seen from its content. One that cannot be converted is reported, "
    "listed in manifest.json, and stops no other. What is done is kept in OUT/.vanban: the "
    "same command goes on where it was stopped, and converts only new and changed documents "
    "when all is done. The tables are replaced at the end."
)


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """The parser of the command line; what it returns has the command to call as `run`."""
    top = _Parser(
        prog="vanban",
        description="Vietnamese official documents to tables that can be trusted.",
        epilog=_EXIT_CODES,
    )
    top.add_argument("--version", action=_Version, help="say which version this is")
    added_to = top.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, summary: str, more: str = "") -> argparse.ArgumentParser:
        added = added_to.add_parser(
            name, help=summary, description=f"{summary}. {more}", epilog=_EXIT_CODES
        )
        added.set_defaults(run=commands[name])
        return added

    convert = command("convert", "Convert documents to tables in a folder", _CONVERT)
    convert.usage = "vanban convert INPUT ... --out OUT [OPTIONS]"
    _inputs(convert.add_argument_group("what is read"))
    _tables(convert.add_argument_group("what is written"))
    _course(convert.add_argument_group("how it goes on"))
    _machines(convert.add_argument_group("what it may use"))

    status = command(
        "status",
        "Tell how far a conversion is",
        "What is done, failed, still to do, and no longer there.",
    )
    status.add_argument("out", type=Path, metavar="OUT", help="a converted folder")
    status.add_argument("--json", action="store_true", help="as JSON")

    parse = command("parse", "Print the tree of a document")
    parse.add_argument("file", type=Path, metavar="FILE", help="a document")
    parse.add_argument("--json", action="store_true", help="as JSON, with offsets")
    _reading(parse)
    parse.add_argument(
        "--width", type=int, default=100, help="cut lines to this many characters (default: 100)"
    )

    score = command(
        "score",
        "Compare tables with labels made by hand: precision, recall, F1",
        "corpora/README.md tells how labels are made.",
    )
    score.add_argument("out", type=Path, metavar="OUT", help="a converted folder")
    score.add_argument("labels", nargs="+", type=Path, metavar="LABELS", help="label files (.json)")
    score.add_argument("--fuzzy", action="store_true", help="allow for OCR noise")
    score.add_argument("--misses", action="store_true", help="list what was missed and invented")
    score.add_argument("--json", action="store_true", help="the figures as JSON")

    schema = command("schema", "Print what the columns of a table mean, as Table Schema")
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
        "Check a converted folder",
        "Reads every quote at its offsets, and checks types, keys and hashes.",
    )
    verify.add_argument("out", type=Path, metavar="OUT", help="a converted folder")
    verify.add_argument(
        "--most", type=_count, default=100, help="stop after this many problems (default: 100)"
    )

    command(
        "doctor",
        "Say what is installed that some formats need, and how to install the rest",
        "Text, Markdown, HTML, DOCX and PDF need nothing more.",
    )
    return top


def _inputs(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "inputs",
        nargs="*",
        metavar="INPUT",
        help="file, folder, glob, zip or tar archive, URL, or @LIST",
    )
    group.add_argument(
        "--from-file",
        action="append",
        default=[],
        metavar="LIST",
        help="a file with one input a line, - for standard input",
    )
    _reading(group)


def _tables(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--out", "-o", type=Path, required=True, help="folder for the tables")
    group.add_argument(
        "--format",
        action="append",
        choices=[name.value for name in FormatName],
        help="what to write, may be repeated (default: csv)",
    )
    group.add_argument(
        "--partition",
        action="append",
        default=[],
        choices=[part.value for part in Partition],
        help="part Parquet files by this, may be repeated",
    )
    group.add_argument(
        "--provinces-today",
        action="store_true",
        help="province_current as of today, not of the day of issue",
    )
    group.add_argument(
        "--near-duplicates",
        action="store_true",
        help="duplicate_of also for documents that are nearly the same",
    )


def _course(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--fresh", action="store_true", help="convert all again, whatever is done already"
    )
    group.add_argument(
        "--prune", action="store_true", help="drop the rows of documents that are gone"
    )
    group.add_argument(
        "--log", choices=["text", "json"], default="text", help="what to say on stderr"
    )


def _machines(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--workers", type=int, default=0, help="processes (default: one a core)")
    group.add_argument(
        "--timeout", type=float, default=600, help="seconds for one document (default: 600)"
    )
    group.add_argument(
        "--memory", type=int, default=2048, help="MiB for one document (default: 2048)"
    )
    group.add_argument(
        "--engine",
        choices=["local", "dask"],
        default="local",
        help="where processes are: on this machine, or in a Dask cluster",
    )
    group.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="that of the cluster, tcp://... (default: a new one on this machine)",
    )
    group.add_argument(
        "--shards",
        default="",
        metavar="FOLDER",
        help="folder or URL that all machines of a cluster write their rows to, as Parquet "
        "(default: they come back through the scheduler)",
    )


def _reading(command: argparse._ActionsContainer) -> None:
    """How pages are read (extractor.read.Options)."""
    command.add_argument(
        "--ocr",
        choices=["auto", "always", "never"],
        default="auto",
        help="recognise pages from their pictures; auto: those without usable text (default)",
    )
    command.add_argument(
        "--dpi", type=_dots, default=200, help="dots per inch for it, 72 to 600 (default: 200)"
    )


def _dots(text: str) -> int:
    dots = int(text)
    if not 72 <= dots <= 600:
        raise argparse.ArgumentTypeError(f"{dots} is not from 72 to 600")
    return dots


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(f"{count} is not 1 or more")
    return count


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, as every other error is told; the usage is a page long."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"vanban: {on_one_line(message)}; see {self.prog} --help\n")


class _Version(argparse.Action):
    """--version, which looks the version up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"vanban {version('vanban')}")
        parser.exit()
