"""Archives that are made to hurt: their good documents are converted, the rest says why not."""

from __future__ import annotations

import gzip
import io
import re
import struct
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.commands import SOME_FAILED
from extractor.export.manifest import Entry, Status, read_manifest
from extractor.export.verify import verify

from .files import KNOWN, TEXT
from .running import Run, convert, snapshot

_GOOD = TEXT.encode()
# Members that must be refused, whatever is in them.
LEADING_OUT = ("../evil.txt", "a/../../evil.txt", "/tmp/evil.txt", "..\\evil.txt", "C:\\evil.txt")
ODD = ("two\nlines.txt", "=1+1.txt", "\u202egnp.txt", "x" * 300 + ".txt", "a/" * 200 + "b.txt")
_BAD_TYPES = {
    "link.txt": (tarfile.SYMTYPE, "/etc/passwd"),
    "hard.txt": (tarfile.LNKTYPE, "/etc/passwd"),
    "pipe.txt": (tarfile.FIFOTYPE, ""),
    "zero.txt": (tarfile.CHRTYPE, ""),
}


def zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def tarred(
    members: Mapping[str, bytes], types: Mapping[str, tuple[bytes, str]] | None = None
) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, (kind, target) in (types or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
    return stream.getvalue()


def lying() -> bytes:
    """A member that says in the directory that it is small, and is not."""
    data = bytearray(zipped({"lying.txt": _GOOD * 1000}))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def doubled() -> bytes:
    """Two members of one name."""
    return zipped({"plan.txt": b"x", "plam.txt": _GOOD}).replace(b"plam", b"plan")


def locked() -> bytes:
    data = bytearray(zipped({"locked.txt": _GOOD}))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(magic) + flags] |= 1
    return bytes(data)


def nameless() -> bytes:
    """Members without a name, and with a NUL in it."""
    data = zipped({"nul?.txt": _GOOD, "a": b""}).replace(b"nul?", b"nul\0")
    end = data.rfind(b"PK\x05\x06")
    directory = data.rfind(b"PK\x01\x02")  # that of "a"
    entry = bytearray(data[directory:end])
    entry[28:30] = struct.pack("<H", 0)  # the length of its name
    last = bytearray(data[end:])
    last[12:16] = struct.pack("<I", struct.unpack("<I", last[12:16])[0] - 1)
    return data[:directory] + bytes(entry[:-1]) + bytes(last)


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "good.zip": lambda: zipped({"plan.txt": _GOOD, "sub/plan.txt": _GOOD + b"."}),
    "good.tar": lambda: tarred({"plan.txt": _GOOD}),
    "good.tar.gz": lambda: gzip.compress(tarred({"plan.txt": _GOOD}), mtime=0),
    "out.zip": lambda: zipped(dict.fromkeys(LEADING_OUT, _GOOD) | {"plan.txt": _GOOD}),
    "out.tar": lambda: tarred(dict.fromkeys(LEADING_OUT, _GOOD) | {"plan.txt": _GOOD}, _BAD_TYPES),
    "odd.zip": lambda: zipped(dict.fromkeys(ODD, _GOOD)),
    "odd.tar": lambda: tarred(dict.fromkeys(ODD, _GOOD)),
    "bytes.tar": lambda: tarred({"name\udcff\udcfe.txt": _GOOD}),
    "bomb.zip": lambda: zipped({"bomb.txt": b" " * 50_000_000, "plan.txt": _GOOD}),
    "bomb.tar.gz": lambda: gzip.compress(tarred({"bomb.txt": b" " * 99_000_000}), mtime=0),
    "lying.zip": lying,
    "locked.zip": locked,
    "nameless.zip": nameless,
    "dots.tar": lambda: tarred({".": b"", "": b"", "plan.txt": _GOOD}),
    "dots.zip": lambda: zipped({".": b"", "./.": b"", "plan.txt": _GOOD}),
    "nested.zip": lambda: zipped({"inside.zip": zipped({"plan.txt": _GOOD})}),
    "twice.zip": lambda: zipped({"plan.txt": _GOOD, "PLAN.TXT": _GOOD}),
    "doubled.zip": doubled,
    "cut.zip": lambda: zipped({"plan.txt": _GOOD})[:-30],
    "cut.tar": lambda: tarred({"plan.txt": _GOOD * 50})[:1500],
    "cut.tar.gz": lambda: gzip.compress(tarred({"plan.txt": _GOOD}))[:90],
    "empty.zip": lambda: zipped({}),
    "empty.tar": lambda: b"",
    "noise.zip": lambda: b"PK\x03\x04" + bytes(range(256)) * 9,
    "noise.tar": lambda: bytes(range(256)) * 9,
}


@dataclass(frozen=True, slots=True)
class Converted:
    out: Path
    run: Run
    same: bool  # all that was there before is as it was, and nothing is new
    entries: Mapping[str, Entry]

    def status(self, name: str) -> Status:
        return self.entries[name].status


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    base = tmp_path_factory.mktemp("archives")
    source, out = base / "in", base / "out"
    source.mkdir()
    for name, content in ARCHIVES.items():
        (source / name).write_bytes(content())
    for name in ("tmp", "home", "work"):
        (base / name).mkdir()
    before = snapshot(base, out)
    run = convert(base, source, "--out", out)
    assert (out / "manifest.json").is_file(), run.errors[-3000:]
    entries = {entry.source_path: entry for entry in read_manifest(out / "manifest.json")}
    return Converted(out, run, snapshot(base, out) == before, entries)


def test_nothing_is_written_elsewhere(converted: Converted) -> None:
    assert converted.run.code == SOME_FAILED
    assert converted.same
    assert converted.run.left == ()
    assert converted.run.peak < 1000
    assert not Path("/tmp/evil.txt").exists()
    assert list(verify(converted.out)) == []


@pytest.mark.parametrize(
    "name",
    [
        *("good.zip!/plan.txt", "good.zip!/sub/plan.txt", "good.tar!/plan.txt"),
        *("good.tar.gz!/plan.txt", "out.zip!/plan.txt", "out.tar!/plan.txt"),
        *(
            "bomb.zip!/plan.txt",
            "doubled.zip!/plan.txt",
            "dots.tar!/plan.txt",
            "dots.zip!/plan.txt",
        ),
        *(f"{archive}!/{name}" for archive in ("odd.zip", "odd.tar") for name in ODD),
        "bytes.tar!/name\\xff\\xfe.txt",
    ],
)
def test_a_good_member_is_converted(converted: Converted, name: str) -> None:
    entry = converted.entries[name]
    assert entry.status in (Status.DONE, Status.DUPLICATE), entry.error
    assert KNOWN in (converted.out / "text" / f"{entry.doc_id}.txt").read_text("utf-8")


@pytest.mark.parametrize("archive", ["out.zip", "out.tar"])
@pytest.mark.parametrize("name", LEADING_OUT)
def test_a_name_that_leads_out_is_refused(converted: Converted, archive: str, name: str) -> None:
    entry = converted.entries[f"{archive}!/{name}"]
    assert entry.status is Status.FAILED
    assert "leads out" in entry.error


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("bomb.zip!/bomb.txt", "packed|MB|large"),
        ("bomb.tar.gz", "too much"),
        ("lying.zip", "cannot be read|CRC|large"),
        ("locked.zip", "encrypted|password"),
        ("doubled.zip!/plan.txt (2)", "more than once"),
        ("cut.zip", "cannot be read|archive|cut off"),
        ("cut.tar!", "cannot be read|archive|cut off"),
        ("cut.tar.gz", "cannot be read|archive|cut off"),
        ("noise.zip", "cannot be read|archive|cut off"),
        ("noise.tar", "cannot be read|archive|cut off"),
    ],
)
def test_a_bad_one_says_why(converted: Converted, name: str, reason: str) -> None:
    found = [entry for path, entry in converted.entries.items() if path.startswith(name)]
    assert [entry.status for entry in found] == [Status.FAILED]
    assert re.search(reason, found[0].error)
    assert "please report" not in found[0].error


def test_an_archive_in_an_archive_is_not_opened(converted: Converted) -> None:
    inside = [entry for path, entry in converted.entries.items() if path.startswith("nested")]
    assert all(entry.status is Status.FAILED for entry in inside)


def test_only_files_of_an_archive_are_members(converted: Converted) -> None:
    assert not [path for path in converted.entries if Path(path).name in _BAD_TYPES]
    assert not [path for path in converted.entries if "root:" in converted.entries[path].error]
