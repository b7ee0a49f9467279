"""Files that are elsewhere, by URL (s3://, gs://, hf://, https:// ...): whatever fsspec opens."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import unquote

from extractor.errors import UnreadableDocument, UsageError
from extractor.read import LIMITS

from .job import Job
from .urls import is_web, shown, without_secrets

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

# What changes with the content of a file, by what its store calls it.
_STATES = (
    *("ETag", "etag", "md5Hash", "generation", "blob_id", "created", "mtime", "LastModified"),
    "Last-Modified",
)
_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs", "hf": "hf"}
_EXTRAS |= {"http": "http", "https": "http"}


def files(url: str) -> Iterator[tuple[Job, bool]]:
    """The files of a URL: one file, all below a folder, or those that match a pattern.

    On the web a folder is what ends with "/", and has a page that links to what is in it. With
    each file is said whether the URL names it. Raises UsageError where nothing is there, it cannot
    be reached, or a package is missing.
    """
    system, path = opened(url)
    try:
        with _foreign_errors():
            found, base = _found(system, path, url)
            infos = [(name, info) for name in sorted(found) if (info := _info(system, name))]
            root = _shown_name(system, base).rstrip("/")
    except OSError as error:
        problem = f"cannot be listed ({without_secrets(str(error))})"
        raise UsageError(shown(url), problem, "check it and your access") from error
    if not infos:
        problem = "is not there, or holds nothing, or is not for you"
        raise UsageError(shown(url), problem, "check the URL and your access")
    for name, info in infos:
        place = _shown_name(system, name)
        state = "|".join(str(info[key]) for key in _STATES if info.get(key))
        version = hashlib.sha256(f"{place}|{state}|{info.get('size')}".encode()).hexdigest()
        source_path = place.removeprefix(root).lstrip("/")
        if is_web(url):
            source_path = unquote(source_path)
        whole = str(system.unstrip_protocol(name))
        yield Job(source_path, url=whole, version=state and version), found == [path]


def url_content(url: str) -> bytes:
    """The bytes of a file, no more of them than a document may have.

    Raises UnreadableDocument where it is too large; OSError.
    """
    with _foreign_errors():
        system, path = opened(url)
        if (system.info(path).get("size") or 0) > LIMITS.bytes:
            problem = f"is larger than {LIMITS.bytes / 1e6:.0f} MB"
            raise UnreadableDocument(shown(url), problem, "split it")
        data = b""
        with system.open(path, "rb") as file:
            # A stream of the web gives what has come, and may never end.
            while len(data) <= LIMITS.bytes and (more := file.read(LIMITS.bytes + 1 - len(data))):
                data += more
    return data


def opened(url: str) -> tuple[AbstractFileSystem, str]:
    """The file system of a URL (or a path) and the path in it.

    Raises UsageError where a package is missing or nobody knows such URLs; OSError.
    """
    if find_spec("fsspec") is None:
        raise UsageError(shown(url), "needs the package fsspec", "pip install 'vanban[remote]'")
    from fsspec.core import url_to_fs

    try:
        with _foreign_errors(ImportError, ValueError):
            system, path = url_to_fs(url)
    except ImportError as error:
        extra = _EXTRAS.get(url.partition("://")[0].lower())
        remedy = f"pip install 'vanban[{extra}]'" if extra else "install it"
        raise UsageError(shown(url), f"needs a package ({error})", remedy) from error
    except ValueError as error:  # fsspec says what it knows
        raise UsageError(shown(url), f"cannot be opened ({error})", "check the URL") from error
    return system, str(path)


def _found(system: AbstractFileSystem, path: str, url: str) -> tuple[list[str], str]:
    """The files, and the folder that their names start from."""
    signs = "*[" if is_web(url) else "*?["
    if any(sign in path for sign in signs):
        base = path
        for sign in signs:
            base = base.split(sign)[0]
        found = [name for name in system.glob(path) if not system.isdir(name)]
        return found, base.rpartition("/")[0]
    if is_web(url) and url.endswith("/"):
        # Links to the same page in another order are no files.
        return [name for name in system.find(path) if "?" not in name], path
    # Not isdir() or exists(), which take what cannot be reached for what is not there.
    info = {} if is_web(url) else _info(system, path)
    if info.get("type") == "directory":
        return system.find(path), path
    return [path], path.rpartition("/")[0]


def _info(system: AbstractFileSystem, name: str) -> dict[str, object]:
    """What a store says of a file; nothing where it is not there, as links on the web may be."""
    try:
        return dict(system.info(name))
    except FileNotFoundError:
        return {}


def _shown_name(system: AbstractFileSystem, name: str) -> str:
    return shown(str(system.unstrip_protocol(name)))


@contextmanager
def _foreign_errors(*but: type[Exception]) -> Iterator[None]:
    """What goes wrong in a store (`but` some things) as OSError, without secrets.

    Every library has errors of its own for want of credentials, of a network ...
    """
    passed: tuple[type[Exception], ...] = (UnreadableDocument, MemoryError, *but)
    try:
        yield
    except passed:
        raise
    except UsageError as error:  # a worker that has not the package
        raise OSError(f"{error.problem}; {error.remedy}") from error
    except Exception as error:
        known = isinstance(error, OSError) and not isinstance(error, FileNotFoundError)
        said = str(error) if known else f"{type(error).__name__}: {error.__cause__ or error}"
        raise OSError(without_secrets(said)) from error
