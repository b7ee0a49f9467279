"""Files that are elsewhere, by URL (s3://, gs://, hf://, https:// ...): whatever fsspec opens."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from extractor.errors import UnreadableDocument, UsageError
from extractor.read import LIMITS

from .job import Job

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

# What changes with the content of a file, by what its store calls it.
_STATES = ("ETag", "etag", "md5Hash", "generation", "blob_id", "created", "mtime", "LastModified")


def is_url(given: str) -> bool:
    """Whether an input is a URL.

    >>> is_url("s3://plans/2025/*.txt"), is_url("plans/2025")
    (True, False)
    """
    return "://" in given


def files(url: str) -> Iterator[tuple[Job, bool]]:
    """The files of a URL: one file, all below a folder, or those that match a pattern.

    With each is said whether the URL names it. Raises UsageError where nothing is there, or a
    package is missing.
    """
    system, path = opened(url)
    try:
        if any(sign in path for sign in "*?["):
            found = [name for name in system.glob(path) if not system.isdir(name)]
            base = path.split("*")[0].split("?")[0].split("[")[0].rpartition("/")[0]
        elif system.isdir(path):
            found, base = system.find(path), path
        elif system.exists(path):
            found, base = [path], path.rpartition("/")[0]
        else:
            found, base = [], ""
    except (OSError, ValueError) as error:
        raise UsageError(url, f"cannot be listed ({error})", "check it and your access") from error
    if not found:
        raise UsageError(url, "is not there, or holds nothing", "check the URL")
    base = str(system._strip_protocol(base)).rstrip("/")
    for name in sorted(found):
        info = system.info(name)
        state = "|".join(str(info[key]) for key in _STATES if info.get(key))
        version = hashlib.sha256(f"{name}|{state}|{info.get('size')}".encode()).hexdigest()
        source_path = name[len(base) :].lstrip("/") if name.startswith(base) else name
        place = system.unstrip_protocol(name)
        yield Job(source_path, url=place, version=state and version), found == [path]


def url_content(url: str) -> bytes:
    """The bytes of a file. Raises UnreadableDocument where it is too large; OSError."""
    system, path = opened(url)
    if (system.info(path).get("size") or 0) > LIMITS.bytes:
        raise UnreadableDocument(url, f"is larger than {LIMITS.bytes / 1e6:.0f} MB", "split it")
    with system.open(path, "rb") as file:
        return bytes(file.read(LIMITS.bytes + 1))


def opened(url: str) -> tuple[AbstractFileSystem, str]:
    """The file system of a URL (or a path) and the path in it.

    Raises UsageError where a package is missing or nobody knows such URLs.
    """
    if find_spec("fsspec") is None:
        raise UsageError(url, "needs the package fsspec", "pip install 'vanban[remote]'")
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:  # fsspec says what to install, or what it knows
        raise UsageError(url, f"cannot be opened ({error})", "check the URL") from error
    return system, str(path)
