"""Results that lie in Parquet files, in a folder or bucket that all machines of a cluster reach.

Rows that lie there need not pass the scheduler and the client, which is told of them only: their
files, and what is to be listed of each. A file is called by the hash of what it holds, so that a
task done twice leaves one; and it is whole or not there, whenever a machine dies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from extractor.errors import UsageError

from .job import Job
from .pool import Finished
from .remote import opened
from .store import Store
from .urls import is_url
from .work import Outcome

if TYPE_CHECKING:
    from .shard_file import ShardFile

_SUFFIX = ".parquet"
_OPEN = 8  # files, and row groups of them, in memory while tables are made


def folder_of(shards: str, fingerprint: str) -> str:
    """The folder for the shards of one program with one set of options, below `shards`.

    Raises UsageError where pyarrow is not installed.

    >>> folder_of("s3://plans/shards/", "0123456789abcdef0123")
    's3://plans/shards/0123456789abcdef'
    """
    if find_spec("pyarrow") is None:
        raise UsageError("--shards", "needs pyarrow", "pip install 'vanban[parquet]'")
    whole = shards if is_url(shards) else str(Path(shards).absolute())
    return f"{whole.rstrip('/')}/{fingerprint[:16]}"


def write(folder: str, finished: Sequence[Finished[Job, Outcome]]) -> list[Finished[Job, Outcome]]:
    """Keep what is final of a task in a shard; the same again, with its name in place of rows.

    Raises UsageError where the folder cannot be written, or pyarrow is not installed.
    """
    kept = [one.value for one in finished if one.value and not one.value.transient]
    if not kept:
        return list(finished)
    try:
        from .shard_file import to_parquet
    except ImportError as error:
        raise UsageError("a worker", f"cannot write shards ({error})", "install pyarrow") from error
    kept.sort(key=lambda outcome: (outcome.entry.source_path, outcome.entry.sha256))
    place = f"{folder}/{_name(kept)}{_SUFFIX}"
    try:
        _put(place, to_parquet(kept))
    except OSError as error:
        raise UsageError(place, f"cannot be written ({error})", "check --shards") from error
    return [
        replace(one, value=replace(one.value, payload=b"", shard=place))
        if one.value and not one.value.transient
        else one
        for one in finished
    ]


def adopt(store: Store, folder: str) -> None:
    """Make `store` and the shards agree, those in `folder` ("" for none) and those it knows of.

    What is no more is forgotten; what tasks have left whose client was killed, or whose store was
    lost, is taken over. Raises UsageError where that cannot be told.
    """
    known = store.shards()
    folders = {place.rpartition("/")[0] for place in known} | ({folder} if folder else set())
    found = {place for one in folders for place in _there(one)}
    for place in known - found:
        store.forget(place)
    for place in sorted(found - known):
        store.adopt(outcomes(place))


def outcomes(place: str) -> list[Outcome]:
    """What a shard holds, without the rows; nothing where it is damaged, and so to be made again.

    Raises UsageError where it cannot be read now.
    """
    import pyarrow as pa

    from .shard_file import outcomes_in

    system, path = opened(place)
    try:
        with system.open(path, "rb") as file:
            return list(outcomes_in(file, place))
    except pa.ArrowInvalid:
        return []
    except OSError as error:
        raise _unreadable(place, error) from error


class Reader:
    """Text and rows of documents in shards; quick where they are asked for in the shards' order."""

    def __init__(self) -> None:
        self._file = lru_cache(maxsize=_OPEN)(_opened)
        self._group = lru_cache(maxsize=_OPEN)(self._read)

    def parts(self, place: str, doc_id: str) -> list[bytes]:
        """What `payload.unpack` gives for it. Raises UsageError where it cannot be read."""
        import pyarrow as pa

        try:
            number, row = self._file(place).index[doc_id]
            return self._group(place, number)[row]
        except (OSError, pa.ArrowInvalid, KeyError) as error:
            raise _unreadable(place, error) from error

    def _read(self, place: str, number: int) -> list[list[bytes]]:
        return self._file(place).group(number)


def _opened(place: str) -> ShardFile:
    from .shard_file import ShardFile

    system, path = opened(place)
    return ShardFile(system.cat_file(path))  # at once: a bucket takes as long for a part of it


def _unreadable(place: str, error: Exception) -> UsageError:
    remedy = "check your access; if it is damaged, delete it: the same command makes it again"
    return UsageError(place, f"cannot be read ({error})", remedy)


def _name(kept: Sequence[Outcome]) -> str:
    """The same for the same results, though they took other seconds."""
    digest = hashlib.sha256()
    for outcome in kept:
        entry = outcome.entry
        said = (entry.source_path, entry.sha256, entry.status.value, entry.error)
        digest.update(repr(said).encode())
        digest.update(hashlib.sha256(outcome.payload).digest())
    return digest.hexdigest()[:32]


def _there(folder: str) -> set[str]:
    system, path = opened(folder)
    try:
        system.invalidate_cache(path)
        names = [str(name) for name in system.ls(path, detail=False)]
    except FileNotFoundError:
        return set()
    except (OSError, ValueError) as error:
        raise UsageError(folder, f"cannot be listed ({error})", "check --shards") from error
    return {f"{folder}/{name.rpartition('/')[2]}" for name in names if name.endswith(_SUFFIX)}


def _put(place: str, data: bytes) -> None:
    """Write a file that others see whole or not at all, whoever else writes the same."""
    system, path = opened(place)
    if is_url(place) and not place.startswith("file://"):
        system.pipe_file(path, data)  # an object is there when it is whole
        return
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(f"{path}.{uuid4().hex}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
