"""What to convert: the files of the paths, folders, globs, archives, URLs and lists given."""

from __future__ import annotations

import glob
import itertools
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from extractor.errors import UsageError

from . import remote
from .archives import is_archive, members
from .job import Job
from .lists import listed
from .urls import is_url, shown

# What folders are searched for. The format itself is detected by content, and a file that is
# named is always tried; this only keeps labels, data and programs beside the documents out.
_TEXT = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
_OFFICE = (".pdf", ".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt", ".mht", ".mhtml")
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_SUFFIXES = frozenset(("", *_TEXT, *_OFFICE, *_PICTURES))


@dataclass(frozen=True, slots=True)
class Found:
    """The files to convert, by `source_path`, and how many others the folders hold."""

    jobs: tuple[Job, ...]
    passed_over: int


def find(inputs: Sequence[Path | str], out: Path | None = None) -> Found:
    """The files of `inputs`, in an order that does not depend on how they were given.

    An input is a file, a folder (with all folders below it), a glob ("plans/**/*.txt"), a URL, or
    "@" and the name of a list of them; archives count as folders. Unless it is named itself, what
    is hidden, what programs keep beside a document (~$plan.docx) and what is no document by its
    suffix is left out, and so is what lies in `out`. A file that is reached twice counts once.
    Raises UsageError where an input is not there, where it is `out`, or where no file is left.
    """
    jobs: dict[str, Job] = {}
    passed_over = 0
    for given in inputs:
        for job, named in _jobs(str(given), out):
            if not (named or job.problem):
                if _is_clutter(job.source_path):
                    continue
                if not _may_be_document(job):
                    passed_over += 1
                    continue
            place = _identity(job)
            known = jobs.setdefault(place, job)
            if len(known.source_path) < len(job.source_path):
                jobs[place] = job  # the longest name, whatever the order
    if not jobs:
        raise UsageError(
            ", ".join(str(given) for given in inputs) or "INPUT",
            f"no documents there{_others(passed_over)}" if inputs else "is missing",
            "give files, folders, globs or archives of documents",
        )
    return Found(tuple(sorted(jobs.values())), passed_over)


def _others(passed_over: int) -> str:
    return f" ({passed_over} other files)" if passed_over > 1 else ""


def _is_clutter(source_path: str) -> bool:
    """Whether it is hidden, or what Word and macOS put beside documents.

    >>> _is_clutter("2025.zip!/__MACOSX/._plan.docx"), _is_clutter("a/~$plan.docx")
    (True, True)
    """
    parts = source_path.split("/")
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return hidden or parts[-1].startswith("~$")


def _may_be_document(job: Job) -> bool:
    suffix = PurePosixPath(job.source_path).suffix.lower()
    return suffix in _SUFFIXES or (job.is_plain and job.path.is_dir())


def _identity(job: Job) -> str:
    """Where a job's bytes are, the same on whichever way they were reached."""
    if job.url:
        return job.url
    real = os.path.realpath(job.location)  # Path.resolve() raises for a link to itself
    if job.member:
        return f"{real}!/{job.member}"
    return job.location if real == job.location else real  # one text is enough for both


def input_names(inputs: Sequence[Path | str]) -> list[str]:
    """The inputs by their last part: what is written down shall not tell where someone keeps them.

    >>> input_names(["/home/lan/plans", "a/*.txt"])
    ['*.txt', 'plans']
    """
    names = (shown(given) if is_url(given) else given.lstrip("@") for given in map(str, inputs))
    return sorted({Path(name).absolute().name for name in names})


def _jobs(given: str, out: Path | None) -> Iterator[tuple[Job, bool]]:
    """The files of one input, and whether each is named by it."""
    if is_url(given):
        for job, named in remote.files(given):
            yield replace(job, source_path=_printable(job.source_path)), named
    elif given.startswith("@") and not Path(given).exists():
        for entry in listed(given[1:]):
            path = Path(entry)
            if path.is_file() and not path.is_absolute() and ".." not in path.parts:
                yield from _of_file(path, Path(), named=True)  # called as in the list
            else:
                yield from _jobs(entry, out)
    else:
        for path, base, named in _reach(given, out):
            yield from _of_file(path, base, named=named)


def _of_file(path: Path, base: Path, *, named: bool) -> Iterator[tuple[Job, bool]]:
    source_path = _printable(path.relative_to(base).as_posix())
    if is_archive(path):
        for job in members(path, source_path):
            yield replace(job, source_path=_printable(job.source_path)), False
    else:
        yield Job(source_path, str(path)), named


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
        yield from (here / name for name in names)
    yield from closed


def _printable(name: str) -> str:
    """A name in NFC (macOS stores NFD), with bytes that are no UTF-8 as escapes."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))
