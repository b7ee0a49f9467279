"""One folder with everything in it: the good files are converted, the bad ones say why."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.commands import SOME_FAILED
from extractor.export.manifest import Entry, Status, read_manifest
from extractor.export.verify import verify
from extractor.read.office.soffice import executable

from .files import KNOWN, READ, READ_PDF, REFUSED, TEXT, Read, Refused
from .running import Run, convert, snapshot

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="looks for processes in /proc"
)

GOOD = (*READ, *READ_PDF)
SPECIAL = {  # not files at all
    "pipe.txt": "not a regular file",
    "zero.txt": "not a regular file",
    "gone.txt": "(?i)no such file",
    "round.txt": "(?i)symbolic links",
    "huge.txt": "more than the limit",
}
MEMORY = 1000.0  # MB; LibreOffice alone takes a quarter of it


@dataclass(frozen=True, slots=True)
class Converted:
    """The folder after one run, with what was around it before and after."""

    out: Path
    run: Run
    before: Mapping[str, str]
    after: Mapping[str, str]
    entries: Mapping[str, Entry]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    base = tmp_path_factory.mktemp("hostile")
    source, out = base / "plans", base / "data" / "out"
    out.mkdir(parents=True)
    (source / "good").mkdir(parents=True)
    (source / "bad").mkdir()
    for good in GOOD:
        (source / "good" / good.name).write_bytes(good.content())
    for bad in REFUSED:
        (source / "bad" / bad.name).write_bytes(bad.content())
    special(source / "bad")
    for name in ("tmp", "home", "work"):
        (base / name).mkdir()
    before = snapshot(base, out)
    # Pictures by name too: what a folder is searched for is not the matter here.
    named = (source / "bad" / bad.name for bad in REFUSED)
    run = convert(base, source, *named, "--out", out)
    assert (out / "manifest.json").is_file(), run.errors[-3000:]
    entries = {
        Path(entry.source_path).name: entry for entry in read_manifest(out / "manifest.json")
    }
    return Converted(out, run, before, snapshot(base, out), entries)


def special(folder: Path) -> None:
    """What a folder may hold besides files."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(10**8)  # a hole: it takes no room on the disk


def test_the_exit_code_says_that_some_failed(converted: Converted) -> None:
    assert converted.run.code == SOME_FAILED, converted.run.errors


def test_every_file_is_in_the_manifest(converted: Converted) -> None:
    names = {case.name for case in (*GOOD, *REFUSED)} | set(SPECIAL)
    assert set(converted.entries) == names


@pytest.mark.parametrize("bad", REFUSED, ids=lambda bad: bad.name)
def test_a_bad_file_says_why(converted: Converted, bad: Refused) -> None:
    if bad.name == "cut.doc" and executable() is None:
        pytest.skip("LibreOffice is not installed")
    check_error(converted, bad.name, bad.reason)


@pytest.mark.parametrize("name", SPECIAL)
def test_what_is_no_file_says_why(converted: Converted, name: str) -> None:
    check_error(converted, name, SPECIAL[name])


def check_error(converted: Converted, name: str, reason: str) -> None:
    entry = converted.entries[name]
    assert entry.status is Status.FAILED
    assert re.search(reason, entry.error)
    assert "please report" not in entry.error, "an exception that nobody foresaw"
    assert "Traceback" not in entry.error
    assert sum(f"/{name}: " in line for line in converted.run.errors.splitlines()) == 1


@pytest.mark.parametrize("good", GOOD, ids=lambda good: good.name)
def test_a_good_file_is_converted(converted: Converted, good: Read) -> None:
    entry = converted.entries[good.name]
    assert entry.status is Status.DONE, entry.error
    text = (converted.out / "text" / f"{entry.doc_id}.txt").read_text("utf-8")
    assert KNOWN in text
    for never in good.never:
        assert never not in text
    targets = rows(converted.out, "targets")
    assert any(row["doc_id"] == entry.doc_id and row["value"] == "95" for row in targets)


def test_the_tables_are_whole(converted: Converted) -> None:
    assert list(verify(converted.out)) == []
    done = {row["doc_id"] for row in rows(converted.out, "documents")}
    good = {entry.doc_id for entry in converted.entries.values() if entry.status is Status.DONE}
    assert good <= done


def test_nothing_is_written_elsewhere(converted: Converted) -> None:
    assert converted.after == converted.before
    hidden = {path.name for path in converted.out.rglob("*") if path.name.startswith((".", "~"))}
    assert hidden <= {".vanban"}  # what is done, for the next run
    assert not Path("/tmp/evil.txt").exists()


def test_no_process_is_left(converted: Converted) -> None:
    assert converted.run.left == ()


def test_memory_stays_bounded(converted: Converted) -> None:
    assert converted.run.peak < MEMORY


def test_a_good_plan_reads_the_same_beside_bad_ones(converted: Converted, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plain.txt").write_text(TEXT, "utf-8")
    alone = convert(tmp_path, tmp_path / "in" / "plain.txt", "--out", tmp_path / "out")
    assert (alone.code, alone.errors.count("\n")) == (0, 1)
    entry = next(read_manifest(tmp_path / "out" / "manifest.json"))
    assert entry.text_sha256 == converted.entries["plain.txt"].text_sha256


def test_five_hundred_files_of_which_some_are_hostile(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for at in range(475):
        (source / f"plan{at}.txt").write_text(f"{TEXT}\n\n3. Đạt {at}%.", "utf-8")
    for at, bad in enumerate(REFUSED[:25]):
        (source / f"{at}{bad.name}").write_bytes(bad.content())
    run = convert(tmp_path, source, "--out", out)
    entries = list(read_manifest(out / "manifest.json"))
    assert (run.code, run.left) == (SOME_FAILED, ())
    assert sum(entry.status is Status.DONE for entry in entries) == 475
    failed = [entry for entry in entries if entry.status is Status.FAILED]
    assert len(failed) == 25
    assert all(entry.error and "please report" not in entry.error for entry in failed)
    assert len({row["doc_id"] for row in rows(out, "documents") if row["doc_id"]}) >= 475
    assert list((tmp_path / "tmp").iterdir()) == []


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
