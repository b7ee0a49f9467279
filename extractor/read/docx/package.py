"""The zip archive of a Word document: its parts by name, within bounds, never unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from extractor.errors import UnreadableDocument

from ..limits import Limits
from .xml import Element, parse_xml

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_END = b"PK\x05\x06"  # end of central directory record (APPNOTE.TXT 4.3.16)
_ENTRY = 46  # bytes at least of one entry of the central directory
_SMALL = 4 * 1024 * 1024  # bytes: smaller parts may be packed as tightly as they like
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # those of OPC
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip
_RESAVE = "open it in Word and save it again, or give its text"


@dataclass(frozen=True, slots=True)
class Relationship:
    """From one part to another: `kind` is the last word of its type ("header", "footnotes")."""

    kind: str
    target: str


class Package:
    """The parts of one archive; `left` is how many bytes may still be unpacked.

    Every method raises UnreadableDocument past a limit.
    """

    def __init__(self, data: bytes, place: str, limits: Limits) -> None:
        self._place, self._limits = place, limits
        self.left = limits.unpacked
        end = data.rfind(_END)
        size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
        if size > limits.members * 4 * _ENTRY:
            raise self._refusal(f"its archive lists more than {limits.members} parts")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            problem = "the file is cut off or damaged: it is no whole zip archive"
            raise UnreadableDocument(place, problem, "check the download") from error
        entries = self._archive.infolist()
        if len(entries) > limits.members:
            raise self._refusal(f"its archive lists more than {limits.members} parts")
        # Names of parts do not differ in case alone (ECMA-376 part 2, 6.2.2.3).
        names = [
            posixpath.normpath(entry.filename.replace("\\", "/")).lstrip("/").lower()
            for entry in entries
        ]
        self._entries = dict(zip(names, entries, strict=True))
        self._twice = {name for name, count in Counter(names).items() if count > 1}

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if name.lower() in self._twice:
            raise self._refusal(f"its archive holds {name} more than once")
        if entry.flag_bits & 1:
            raise UnreadableDocument(self._place, f"{name} has a password", "save it without one")
        if entry.compress_type not in _METHODS:
            raise self._refusal(f"{name} is packed in a way that Word does not use")
        packed = max(entry.compress_size, 1)
        if entry.file_size > self.left or (
            entry.file_size > _SMALL and entry.file_size > packed * self._limits.ratio
        ):
            raise self._refusal(f"{name} unpacks to {entry.file_size / 1e6:.0f} MB")
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(self.left + 1)
        except _BROKEN as error:
            problem = f"{name} is damaged ({error})"
            raise UnreadableDocument(self._place, problem, "check the download") from error
        if len(data) > self.left:
            raise self._refusal(f"{name} unpacks to more than it says")
        self.left -= len(data)
        return data

    def xml(self, name: str) -> Element | None:
        """The root element of a part, None where there is no such part."""
        data = self.part(name)
        return None if data is None else parse_xml(data, name, self._place)

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """What a part refers to in the package, by id; for "" what the package itself does."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {
            found.get("Id", ""): Relationship(
                found.get("Type", "").rpartition("/")[2],
                _inside(folder, found.get("Target", "")),
            )
            for found in root.iter(_RELATIONSHIPS)
            if found.get("TargetMode") != "External"
        }

    def _refusal(self, problem: str) -> UnreadableDocument:
        return UnreadableDocument(self._place, problem, _RESAVE)


def _inside(folder: str, target: str) -> str:
    """The name of a part that a part in `folder` calls `target`; no way leads out of the package.

    >>> _inside("word", "styles.xml"), _inside("word", "/word/a.xml"), _inside("", "../../etc/x")
    ('word/styles.xml', 'word/a.xml', 'etc/x')
    """
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
