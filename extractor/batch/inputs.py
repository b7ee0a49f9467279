"""What to convert: the files below the paths, folders and globs that were given."""

from __future__ import annotations

import glob
import itertools
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import UsageError

from .job import Job

# What folders are searched for. The format itself is detected by content, and a file that is
# named is always tried; this only keeps labels, data and programs beside the documents out.
_TEXT = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
_OFFICE = (".pdf", ".docx", ".doc", ".rtf", ".odt")
_SUFFIXES = frozenset(("", *_TEXT, *_OFFICE))


@dataclass(frozen=True, slots=True)
class Found:
    """The files to convert, by `source_path`, and how many others the folders hold."""

    jobs: tuple[Job, ...]
    passed_over: int


def find(inputs: Sequence[Path | str], out: Path | None = None) -> Found:
    """The files of `inputs`, in an order that does not depend on how they were given.

    An input is a file, a folder (with all folders below it) or a glob ("plans/**/*.txt").
    Hidden files and folders, what lies in `out` and, unless it is named itself, what is no
    document by its suffix are left out. A file that is reached twice counts once. Raises
    UsageError where an input is not there, where it is `out`, or where no file is left.
    """
    jobs: dict[Path, Job] = {}
    passed_over = 0
    for given in inputs:
        for path, base, named in _reach(str(given), out):
            if named or path.suffix.lower() in _SUFFIXES or path.is_dir():
                job = Job(_printable(path.relative_to(base).as_posix()), path)
                file = Path(os.path.realpath(path))  # resolve() raises for a link to itself
                known = jobs.setdefault(file, job)
                if len(known.source_path) < len(job.source_path):
                    jobs[file] = job  # the longest name, whatever the order
            else:
                passed_over += 1
    if not jobs:
        raise UsageError(
            ", ".join(str(given) for given in inputs),
            "no documents there",
            "give files, folders or globs of .txt, .md or .html files",
        )
    return Found(tuple(sorted(jobs.values())), passed_over)


def input_names(inputs: Sequence[Path | str]) -> list[str]:
    """The inputs by their last part: what is written down shall not tell where someone keeps them.

    >>> input_names(["/home/lan/plans", "a/*.txt"])
    ['*.txt', 'plans']
    """
    return sorted({Path(given).absolute().name for given in inputs})


def _reach(given: str, out: Path | None) -> Iterator[tuple[Path, Path, bool]]:
    """The files of one input, the folder that their names start from, whether they are named."""
    path = Path(given)
    if path.is_dir():
        yield from ((file, path, False) for file in _files(path, out))
    elif path.exists():
        yield path, path.parent, True
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  Path has no absolute globs
        if not matches:
            raise UsageError(given, "matches nothing", "check the pattern")
        fixed = itertools.takewhile(lambda part: not glob.has_magic(part), path.parts)
        base = Path(*fixed)
        for match in map(Path, matches):
            files = _files(match, out) if match.is_dir() else [match]
            yield from ((file, base, False) for file in files)
    else:
        raise UsageError(given, "is not there", "check the path")


def _files(root: Path, out: Path | None) -> Iterator[Path]:
    """All files below a folder; a folder that cannot be listed stands for what is in it."""
    excluded = out.resolve() if out is not None else None
    if root.resolve() == excluded:
        raise UsageError(root, "is both input and output", "choose another --out")
    closed: list[Path] = []
    for folder, below, names in os.walk(root, onerror=lambda e: closed.append(Path(e.filename))):
        here = Path(folder)
        below[:] = [n for n in below if not n.startswith(".") and (here / n).resolve() != excluded]
        yield from (here / name for name in names if not name.startswith("."))
    yield from closed


def _printable(name: str) -> str:
    """A name in NFC (macOS stores NFD), with bytes that are no UTF-8 as escapes."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))
