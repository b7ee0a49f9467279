"""The command vanban: arguments, exit codes, and the only printing of this package.

Every command imports what it needs when it runs, so that --help answers at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from extractor.errors import UnreadableDocument, VanbanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractor.export.manifest import Entry

DONE, SOME_FAILED, WRONG_USE = 0, 1, 2
_EXIT_CODES = (
    "Exit codes: 0 all done; 1 some documents failed, or a check found problems; "
    "2 wrong use, nothing was done."
)

app = typer.Typer(
    name="vanban",
    help="Vietnamese official documents to tables that can be trusted.",
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: no import of rich
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """What `convert` writes."""

    CSV = "csv"


def main() -> None:
    """Run the command line; a VanbanError becomes one line on stderr and an exit code."""
    try:
        app()
    except UnreadableDocument as error:
        _end(error, SOME_FAILED)
    except VanbanError as error:
        _end(error, WRONG_USE)
    except BrokenPipeError:  # vanban parse FILE | head
        sys.stderr.close()


def _end(error: VanbanError, code: int) -> NoReturn:
    typer.echo(f"vanban: {error}", err=True)
    raise SystemExit(code)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"vanban {version('vanban')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    pass


@app.command(epilog=_EXIT_CODES)
def convert(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders or globs.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder for the tables.")],
    formats: Annotated[list[Format], typer.Option("--format", help="What to write.")] = [  # noqa: B006
        Format.CSV
    ],
    provinces_today: Annotated[
        bool,
        typer.Option(
            "--provinces-today", help="province_current: as of today, not of the day of issue."
        ),
    ] = False,
) -> None:
    """Convert documents to tables in the folder OUT.

    Files are documents in text form (.txt, .md, .html); what they are is seen from their
    content. A file that cannot be converted is reported, listed in OUT/manifest.json, and does
    not stop the others. Tables of an earlier conversion in OUT are replaced when all is done.
    """
    from extractor.batch import find, input_names, run

    found = find(inputs, out)
    with _progress(len(found.jobs)) as on_entry:
        report = run(
            found.jobs,
            out,
            sources=input_names(inputs),
            formats=formats,
            provinces_today=provinces_today,
            on_entry=on_entry,
        )
    if sys.stderr.isatty():
        typer.echo(
            f"{report.done} converted, {len(report.failures)} failed, "
            f"{report.duplicates} duplicates, {found.passed_over} other files passed over: {out}",
            err=True,
        )
    if report.failures:
        raise typer.Exit(SOME_FAILED)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Entry], None]]:
    """Says on stderr what failed; on a terminal also how far it is."""

    def tell(entry: Entry) -> None:
        if entry.error:
            typer.echo(f"vanban: {entry.error}", err=True)

    if not sys.stderr.isatty():
        yield tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)

        def advance(entry: Entry) -> None:
            if entry.error:
                progress.console.print(f"vanban: {entry.error}", markup=False, highlight=False)
            progress.update(task, advance=1)

        yield advance


@app.command(epilog=_EXIT_CODES)
def parse(
    file: Annotated[Path, typer.Argument(help="One document.")],
    as_json: Annotated[bool, typer.Option("--json", help="The tree as JSON.")] = False,
    width: Annotated[int, typer.Option(help="Cut texts to lines of this many characters.")] = 100,
) -> None:
    """Print the tree of a document: zones, and the path and text of every section."""
    from extractor.export.outline import outline, outline_json
    from extractor.pipeline import parse as parse_file

    document = parse_file(file)
    if as_json:
        typer.echo(json.dumps(outline_json(document), ensure_ascii=False, indent=1))
        return
    for line in outline(document, width):
        typer.echo(line)


@app.command(epilog=_EXIT_CODES)
def score(
    out: Annotated[Path, typer.Argument(help="A converted folder.")],
    labels: Annotated[list[Path], typer.Argument(metavar="LABELS", help="Label files (.json).")],
    fuzzy: Annotated[bool, typer.Option("--fuzzy", help="Allow for OCR noise.")] = False,
    misses: Annotated[
        bool, typer.Option("--misses", help="List what was missed and invented.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
) -> None:
    """Compare a converted folder with labels made by hand: precision, recall, F1.

    The labels' form is told in corpora/README.md.
    """
    from extractor.score import score_folder

    report = score_folder(out, labels, fuzzy)
    typer.echo(json.dumps(report.as_dict()) if as_json else report.as_text(misses))


@app.command(epilog=_EXIT_CODES)
def schema(
    table: Annotated[str, typer.Argument(help="documents, sections, targets ...")],
    as_json_schema: Annotated[
        bool, typer.Option("--json-schema", help="JSON Schema of a row, not Table Schema.")
    ] = False,
) -> None:
    """Print what the columns of a table mean, as Table Schema."""
    from extractor.errors import UsageError
    from extractor.export.datapackage import to_json
    from extractor.export.json_schema import json_schema
    from extractor.export.table_schema import table_schema
    from extractor.tabulate import TABLES, table_named

    try:
        wanted = table_named(table)
    except KeyError:
        names = ", ".join(known.name for known in TABLES)
        raise UsageError(table, "no such table", f"one of {names}") from None
    typer.echo(to_json((json_schema if as_json_schema else table_schema)(wanted)), nl=False)


@app.command(epilog=_EXIT_CODES)
def verify(
    out: Annotated[Path, typer.Argument(help="A converted folder.")],
    most: Annotated[int, typer.Option(help="Stop after this many problems.")] = 100,
) -> None:
    """Read a converted folder back: every quote at its offsets, types, keys, hashes."""
    from itertools import islice

    from extractor.export.verify import verify as problems_of

    problems = list(islice(problems_of(out), most))
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(SOME_FAILED)


if __name__ == "__main__":
    main()
