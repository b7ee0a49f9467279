"""A file, its bytes or its characters -> Source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from typing import cast

from extractor.errors import UnreadableDocument
from extractor.model import Source, moved

from .decode import decode
from .formats import BINARY_READERS, READERS, detect_format, refuse
from .legacy import Charset, mend
from .limits import LIMITS, Limits
from .markup import detect_markup
from .options import OPTIONS, Options
from .rendered import Rendered

_FRAME = re.compile(r"<i?frame\b", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
_Renderer = Callable[[str, str, Limits], Rendered]
_BinaryReader = Callable[[bytes, str, Limits, Options], Source]


def read(path: str | PathLike[str], limits: Limits = LIMITS, options: Options = OPTIONS) -> Source:
    """Read one file: text, Markdown or HTML, in UTF-8, UTF-16, UTF-32, windows-1258 or older.

    `Source.path` is `path` as given. Raises UnreadableDocument where there is no such file, or it
    is too large, empty, or of a format that is not read.

    >>> read("no-such-plan.txt")
    Traceback (most recent call last):
    ...
    extractor.errors.UnreadableDocument: no-such-plan.txt: there is no such file; check the path
    """
    place, file = fspath(path), Path(path)
    try:
        if file.exists() and not file.is_file():
            # A pipe or a device could be read for ever.
            raise UnreadableDocument(place, "this is not a regular file", "give a document")
        if file.stat().st_size > limits.bytes:
            raise _too_large(place, f"{file.stat().st_size / 1e6:.0f} MB", limits)
        with file.open("rb") as stream:
            data = stream.read(limits.bytes + 1)  # it may have grown
    except FileNotFoundError as error:
        raise UnreadableDocument(place, "there is no such file", "check the path") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocument(place, f"the file cannot be opened ({reason})") from error
    return read_bytes(data, place, limits, options)


def read_bytes(
    data: bytes, path: str, limits: Limits = LIMITS, options: Options = OPTIONS
) -> Source:
    """Read the bytes of a file; `path` is only a name for them.

    >>> source = read_bytes("<p>Kế&nbsp;hoạch</p>".encode("utf-16"), "plan.txt")
    >>> source.media_type, source.encoding, source.text
    ('text/html', 'utf-16-le', 'Kế\\xa0hoạch')
    """
    if not data:
        raise UnreadableDocument(path, "the file is empty", "check the download")
    if len(data) > limits.bytes:
        raise _too_large(path, f"{len(data) / 1e6:.0f} MB", limits)
    found = detect_format(data)
    if found:
        if found.media_type not in BINARY_READERS:
            raise refuse(found, path)
        read_binary = cast(_BinaryReader, _imported(BINARY_READERS[found.media_type]))
        return read_binary(data, path, limits, options)
    raw, encoding = decode(data, path)
    return _source(raw, path, hashlib.sha256(data).hexdigest(), encoding, limits)


def read_text(text: str, name: str = "text", limits: Limits = LIMITS) -> Source:
    """Read characters: plain text, Markdown or HTML. `name` stands for the path of a file.

    `Source.sha256` is that of the text in UTF-8.

    >>> read_text("KẾ HOẠCH").media_type
    'text/plain'
    """
    # A str may hold surrogates, which no file can: they are counted in, and reported later.
    data = text.encode("utf-8", "surrogatepass")
    return _source(text, name, hashlib.sha256(data).hexdigest(), "utf-8", limits)


def _source(raw: str, path: str, sha256: str, encoding: str, limits: Limits) -> Source:
    if len(raw) > limits.characters:
        raise _too_large(path, f"{len(raw)} characters", limits)
    media_type = detect_markup(raw)
    render = cast(_Renderer, _imported(READERS[media_type]))
    shown, offsets, left_out = render(raw, path, limits)
    text, mended, issues = mend(shown, Charset(encoding) if encoding in set(Charset) else None)
    if not text or text.isspace():
        raise UnreadableDocument(path, *_nothing_shown(raw))
    offsets = mended.after(offsets)
    issues += moved(left_out, mended)
    return Source(path, sha256, media_type, encoding, raw, text, offsets, issues=issues)


def _nothing_shown(raw: str) -> tuple[str, str]:
    """Problem and remedy of a page without text."""
    if not raw.strip():
        return "the file has only white space", ""
    if _FRAME.search(raw):
        return "the page only frames others", "open it in a browser, and save the page in its frame"
    if _IMAGE.search(raw):
        return "it has pictures only", "print it to PDF, whose pages are then recognised"
    return "it has no text that is shown", "save the page from a browser once it shows the text"


def _imported(reference: str) -> object:
    """The function that "module:function" names."""
    module, _, function = reference.partition(":")
    return getattr(import_module(module), function)


def _too_large(place: str, size: str, limits: Limits) -> UnreadableDocument:
    return UnreadableDocument(
        place,
        f"it has {size}, more than the limit of {limits.bytes // 2**20} MiB"
        f" or {limits.characters} characters",
        "split it into its documents, or raise the limit (extractor.read.Limits)",
    )
