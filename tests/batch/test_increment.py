"""Runs after a run: what is new, changed, gone or damaged, and a disk that is full."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from extractor.batch import Report, find, run
from extractor.batch.status import status
from extractor.errors import UsageError
from extractor.export.verify import verify
from extractor.read.limits import Limits

from .folders import SETTINGS, convert, files
from .test_resume import tables

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals of Linux")


def test_a_second_run_touches_new_and_changed_files_only(tmp_path: Path) -> None:
    source, out = files(tmp_path / "in", a="1", b="2", c="3"), tmp_path / "out"
    convert(source, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.*") if path.is_file()}
    assert convert(source, out) == Report(3, 0, (), kept=3)
    again = {path: path.stat().st_mtime_ns for path in out.rglob("*.*") if path.is_file()}
    del before[out / ".vanban" / "results.sqlite"], again[out / ".vanban" / "results.sqlite"]
    assert before == again  # not even written anew
    files(source, b="changed", d="4")
    assert convert(source, out) == Report(4, 0, (), kept=2)
    convert(source, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")


def test_the_same_bytes_under_a_new_time_stamp_are_not_converted_again(tmp_path: Path) -> None:
    source, out = files(tmp_path / "in", a="1"), tmp_path / "out"
    os.utime(source / "a.txt", (1_000_000_000, 1_000_000_000))
    convert(source, out)
    os.utime(source / "a.txt", (1_100_000_000, 1_100_000_000))
    assert convert(source, out).kept == 1


def test_a_change_that_keeps_size_and_time_stamp_is_seen(tmp_path: Path) -> None:
    source, out = files(tmp_path / "in", a="1"), tmp_path / "out"
    os.utime(source / "a.txt", (1_000_000_000, 1_000_000_000))
    convert(source, out)
    files(source, a="2")
    os.utime(source / "a.txt", (1_000_000_000, 1_000_000_000))
    assert convert(source, out).kept == 0


def test_tables_that_somebody_changed_are_written_again(tmp_path: Path) -> None:
    source, out = files(tmp_path / "in", a="1"), tmp_path / "out"
    convert(source, out)
    wanted = tables(out)
    (out / "targets.csv").write_text("mine")
    (out / "sections.csv").unlink()
    assert convert(source, out).kept == 1
    assert tables(out) == wanted
    next((out / "text").iterdir()).write_text("mine")
    assert convert(source, out).kept == 1
    assert tables(out) == wanted


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = files(tmp_path / "in", a="1", b="2"), tmp_path / "out"
    whole = tmp_path / "whole"
    convert(source, whole)
    with monkeypatch.context() as patched:
        patched.setattr("extractor.batch.assemble.MANIFEST", "/dev/full")
        with pytest.raises(UsageError, match=r"No space left on device.*same command then goes on"):
            convert(source, out)
    assert {path.name for path in out.iterdir()} == {".vanban"}
    assert convert(source, out).kept == 2
    assert tables(out) == tables(whole)


def test_a_store_that_is_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    source = files(tmp_path / "in", a="1", b="2")
    monkeypatch.setattr("extractor.batch.conversion.Store.put", full)
    with pytest.raises(UsageError, match=r"full.*; free space; the same command then goes on"):
        convert(source, tmp_path / "out")


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = files(tmp_path / "in", bad="bad"), tmp_path / "out"
    monkeypatch.setattr("extractor.batch.content.LIMITS", Limits(bytes=2))
    assert convert(source, out).failures[0].sha256 == ""
    assert convert(source, out).kept == 1


def test_other_settings_and_other_formats(tmp_path: Path) -> None:
    source, out = files(tmp_path / "in", a="1"), tmp_path / "out"
    convert(source, out)
    jobs = find([source]).jobs
    both = run(jobs, out, sources=["in"], settings=SETTINGS, formats=["csv", "jsonl"])
    assert both.kept == 1  # tables are made anew, documents are not read again
    assert (out / "targets.jsonl").is_file()
    assert run(jobs, out, sources=["in"], settings=SETTINGS).kept == 1
    assert not (out / "targets.jsonl").exists()
    assert run(jobs, out, sources=["in"], settings=SETTINGS, fresh=True).kept == 0
    assert run(jobs, out, sources=["in"]).kept == 0  # the real stages


def test_removed_inputs_are_told_and_dropped_if_wanted(tmp_path: Path) -> None:
    source, out = files(tmp_path / "in", a="1", b="2"), tmp_path / "out"
    convert(source, out)
    wanted = tables(out)
    (source / "b.txt").unlink()
    assert convert(source, out) == Report(2, 0, (), kept=1, removed=("b.txt",))
    assert tables(out) == wanted
    assert status(out).removed == ("b.txt",)
    assert convert(source, out, prune=True) == Report(1, 0, (), kept=1, removed=("b.txt",))
    convert(source, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")
    assert status(out).removed == ()


def test_status_of_a_folder(tmp_path: Path) -> None:
    source, out = files(tmp_path / "in", a="1", bad="bad"), tmp_path / "out"
    with pytest.raises(UsageError, match="holds no conversion"):
        status(out)
    convert(source, out)
    found = status(out)
    assert (found.done, found.pending_count, found.running) == (1, 0, "")
    assert found.failed == (f"{source / 'bad.txt'}: the file is bad; mend it",)


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_damaged_results_are_made_anew(tmp_path: Path, damage: bytes) -> None:
    source, out = files(tmp_path / "in", a="1"), tmp_path / "out"
    convert(source, out)
    wanted = tables(out)
    (out / ".vanban" / "results.sqlite").write_bytes(damage)
    assert convert(source, out) == Report(1, 0, ())
    assert tables(out) == wanted


def test_the_manifest_is_that_of_all_runs(tmp_path: Path) -> None:
    source, out = files(tmp_path / "in", a="1"), tmp_path / "out"
    convert(source, out)
    files(source, b="2")
    convert(source, out)
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert [file["source_path"] for file in manifest["files"]] == ["a.txt", "b.txt"]


def test_names_that_are_hard_to_write(tmp_path: Path) -> None:
    decomposed = "e\u0302\u0301"
    long = "ế" * 83 + "ab"  # 251 bytes, 255 with its suffix
    hard = {"a\nb": "1", "\u202efdp": "2", long: "3", decomposed: "4", "'=1+1": "5", " ": "6"}
    source, out = files(tmp_path / "in", **hard), tmp_path / "out"
    with open(os.fsencode(source) + b"/\xff.txt", "w") as file:  # noqa: PTH123
        file.write("7")
    assert convert(source, out).done == 7
    assert list(verify(out)) == []
    assert convert(source, out).kept == 7
    assert len(list((out / "text").iterdir())) == 7
