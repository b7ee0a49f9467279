"""Zip and tar archives as folders of documents. Nothing is unpacked under a name of its own.

An archive comes from anywhere: what it says of its members is checked before one is opened, and
what a member gives is bounded while it is read. One that must not be read becomes a job with a
problem, so that it is reported as any other file that fails.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO

from extractor.errors import UnreadableDocument
from extractor.read import LIMITS

from .job import Job, stamp

SUFFIXES = (".zip", ".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz")
_MEMBERS = 1_000_000
_UNPACKED = 64 * 2**30  # bytes of a compressed tar archive
_RATIO = 200  # text is packed to a fifth or a thirtieth of its size
_UNCHECKED = 2**20  # bytes up to which any ratio will do
_BLOCK = 2**20
_ENCRYPTED = "it is encrypted; unpack it with its password"
# What the libraries raise for archives that are damaged, or made to look so.
_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, ValueError, IndexError, OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip
_OPENERS: dict[bytes, Callable[[Path], IO[bytes] | gzip.GzipFile]] = {
    b"\x1f\x8b": gzip.GzipFile,
    b"BZ": bz2.BZ2File,
    b"\xfd7": lzma.LZMAFile,
}


@dataclass(frozen=True, slots=True)
class _Member:
    name: str  # in the archive
    shown: str
    size: int
    packed: int
    problem: str = ""


def is_archive(path: Path) -> bool:
    """Whether a file is taken for an archive: by its name, and as a Word document is a zip too.

    >>> is_archive(Path("2025/Plans.TAR.gz")), is_archive(Path("plan.docx"))
    (True, False)
    """
    return path.name.lower().endswith(SUFFIXES)


def members(path: Path, source_path: str) -> Iterator[Job]:
    """A job for each file in the archive `path`, which is called `source_path`."""
    location = str(path)
    state = stamp(Job(source_path, location))
    names: Counter[str] = Counter()
    try:
        for number, member in enumerate(_members(path)):
            names[member.shown] += 1
            name, shown = member.name, member.shown
            problem = member.problem or _excess(member)
            if names[shown] > 1:  # opened by name, an archive gives the last one only
                name = shown = f"{shown} ({names[shown]})"
                problem = f"the archive holds {member.shown} more than once, the last one was read"
            if number == _MEMBERS:
                problem = f"the archive holds more than {_MEMBERS} files"
                yield Job(f"{source_path}!/", location, problem=problem)
                return
            yield Job(
                f"{source_path}!/{shown}",
                location,
                name,
                version=state and f"{state}!{number}",
                problem=problem,
            )
    except (*_BROKEN, UnreadableDocument) as error:
        remedy = "" if isinstance(error, UnreadableDocument) else "; download it again"
        problem = f"the archive cannot be read ({_said(error)}){remedy}"
        yield Job(source_path, location, problem=problem)


def member_content(path: Path, name: str) -> bytes:
    """The bytes of a member. Raises UnreadableDocument where it cannot be read, or is too large."""
    try:
        with _open(path, path.stat().st_mtime_ns).open(name) as file:
            data = file.read(LIMITS.bytes + 1)
    except (KeyError, *_BROKEN) as error:
        place = f"{path}!/{name}"
        problem = f"cannot be read from the archive ({_said(error)})"
        raise UnreadableDocument(place, problem) from error
    if len(data) > LIMITS.bytes:
        raise UnreadableDocument(f"{path}!/{name}", "is too large", "give the document itself")
    return data


def _members(path: Path) -> Iterator[_Member]:
    with path.open("rb") as file:
        is_zip = file.read(2) == b"PK"
    if not is_zip:
        with _plain(path) as plain, tarfile.open(fileobj=plain, mode="r:") as tar:
            for info in tar:
                if info.isreg():
                    problem = "it is a sparse file" if info.issparse() else _led_out(info.name)
                    yield _Member(info.name, info.name, info.size, info.size, problem)
        return
    with zipfile.ZipFile(path) as archive:
        for one in archive.infolist():
            if not one.is_dir():
                shown = _decoded(one)
                problem = _ENCRYPTED if one.flag_bits & 1 else _led_out(shown)
                yield _Member(one.filename, shown, one.file_size, one.compress_size, problem)


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name of a member; many programs write UTF-8 and forget to say so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _led_out(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    if not path.parts:
        return "it has no name"
    outside = path.is_absolute() or ".." in path.parts or ":" in path.parts[0]
    return "its name leads out of the archive" if outside else ""


def _excess(member: _Member) -> str:
    if member.size > LIMITS.bytes:
        return f"it has {member.size / 1e6:.0f} MB, the limit is {LIMITS.bytes / 1e6:.0f}"
    if member.size > max(_UNCHECKED, _RATIO * member.packed):
        return f"it is packed to less than one part in {_RATIO}, as no document is"
    return ""


class _Tar:
    """Opens members like a ZipFile."""

    def __init__(self, path: Path) -> None:
        self._tar = tarfile.open(fileobj=_plain(path), mode="r:")  # noqa: SIM115  kept open

    def open(self, name: str) -> IO[bytes]:
        file = self._tar.extractfile(name)
        if file is None:
            raise KeyError(name)
        return file


@lru_cache(maxsize=1)
def _open(path: Path, _: int) -> zipfile.ZipFile | _Tar:
    """The archive, kept open for the next member: a process gets many of them one by one."""
    with path.open("rb") as file:
        is_zip = file.read(2) == b"PK"
    return zipfile.ZipFile(path) if is_zip else _Tar(path)


def _plain(path: Path) -> IO[bytes]:
    """A tar archive without its compression, in which one can go to and fro."""
    with path.open("rb") as file:
        opener = _OPENERS.get(file.read(2))
    if opener is None:
        return path.open("rb")
    plain = tempfile.TemporaryFile()  # noqa: SIM115  for the caller
    left = min(_UNPACKED, max(LIMITS.bytes, _RATIO * path.stat().st_size))
    with opener(path) as packed:
        while block := packed.read(_BLOCK):
            left -= len(block)
            if left < 0:
                plain.close()
                raise UnreadableDocument(path, "unpacks to far too much")
            plain.write(block)
    plain.seek(0)
    return plain


def _said(error: BaseException) -> str:
    return getattr(error, "problem", "") or str(error) or type(error).__name__
