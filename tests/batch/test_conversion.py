"""A folder in, a folder out: whole or not at all, the same bytes whatever the order."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

import extractor
from extractor.batch import Progress, Report, find, run
from extractor.errors import UsageError
from extractor.export.manifest import Entry, Status, read_manifest

from .folders import SETTINGS, convert, files


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".vanban" not in path.parts
    }


def test_what_a_conversion_leaves(tmp_path: Path) -> None:
    report = convert(files(tmp_path / "in", a="x", **{"sub/b": "y"}), tmp_path / "out")
    assert (report.done, report.duplicates, report.failures) == (2, 0, ())
    found = snapshot(tmp_path / "out")
    assert {name for name in found if not name.startswith("text/")} == {
        "documents.csv",
        "sections.csv",
        "targets.csv",
        "assignments.csv",
        "citations.csv",
        "deadlines.csv",
        "issues.csv",
        "datapackage.json",
        "manifest.json",
    }
    ids = [entry.doc_id for entry in read_manifest(tmp_path / "out" / "manifest.json")]
    assert sorted(f"text/{doc_id}.txt" for doc_id in ids) == sorted(
        name for name in found if name.startswith("text/")
    )
    kept = sorted(path.name for path in (tmp_path / "out" / ".vanban").iterdir())
    assert kept == ["lock", "results.sqlite"]


def test_failures_stop_nobody(tmp_path: Path) -> None:
    source = files(tmp_path / "in", a="x", bad="bad", bug="bug", z="y")
    (source / "gone.txt").symlink_to(tmp_path / "nowhere")
    heard: list[Entry] = []
    report = run(
        find([source]).jobs,
        tmp_path / "out",
        sources=["in"],
        settings=SETTINGS,
        progress=lambda progress: heard.append(progress.entry),
    )
    heard.sort(key=lambda entry: entry.source_path)
    assert report.done == 2
    bad, bug, gone = (entry.error for entry in report.failures)
    assert bad == f"{source / 'bad.txt'}: the file is bad; mend it"
    assert bug.startswith(f"{source / 'bug.txt'}: ValueError: unforeseen at folders.py:")
    assert gone == f"{source / 'gone.txt'}: cannot be read (No such file or directory)"
    assert [entry.status for entry in heard] == ["done", "failed", "failed", "failed", "done"]
    assert list(read_manifest(tmp_path / "out" / "manifest.json")) == heard


def test_the_manifest_tells_what_was_run(tmp_path: Path) -> None:
    convert(files(tmp_path / "in", a="x"), tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["vanban"]
    assert manifest["options"]["formats"] == ["csv"]
    assert manifest["options"]["inputs"] == ["in"]
    assert manifest["files"][0]["seconds"] >= 0


def test_a_copy_under_the_same_name_is_converted_once(tmp_path: Path) -> None:
    files(tmp_path / "p", a="x")
    files(tmp_path / "q", a="x")
    jobs = find([tmp_path / "p", tmp_path / "q"]).jobs
    report = run(jobs, tmp_path / "out", sources=[], settings=SETTINGS)
    assert (report.done, report.duplicates) == (1, 1)
    statuses = [entry.status for entry in read_manifest(tmp_path / "out" / "manifest.json")]
    assert statuses == [Status.DONE, Status.DUPLICATE]


def test_all_failed_still_leaves_tables(tmp_path: Path) -> None:
    report = convert(files(tmp_path / "in", bad="bad"), tmp_path / "out")
    assert report == Report(0, 0, report.failures)
    assert (tmp_path / "out" / "targets.csv").read_bytes().count(b"\n") == 1


def test_a_second_conversion_replaces_the_first(tmp_path: Path) -> None:
    convert(files(tmp_path / "in", a="x", b="y"), tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    (tmp_path / "in" / "b.txt").unlink()
    convert(tmp_path / "in", tmp_path / "out", prune=True)
    convert(tmp_path / "in", tmp_path / "fresh")
    (tmp_path / "fresh" / "notes.txt").write_text("mine")
    old, new = snapshot(tmp_path / "out"), snapshot(tmp_path / "fresh")
    del old["manifest.json"], new["manifest.json"]  # seconds
    assert old == new


def test_an_interruption_leaves_the_tables_and_keeps_what_is_done(tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(files(tmp_path / "in", a="x"), out)
    before = snapshot(out)
    files(tmp_path / "in", b="y", c="z")

    def interrupt(progress: Progress) -> None:
        if progress.finished == 2:
            raise KeyboardInterrupt

    jobs = find([tmp_path / "in"]).jobs
    with pytest.raises(KeyboardInterrupt):
        run(jobs, out, sources=["in"], settings=SETTINGS, progress=interrupt)
    assert snapshot(out) == before
    assert convert(tmp_path / "in", out) == Report(3, 0, (), kept=2)


def test_a_foreign_folder_of_texts_is_not_touched(tmp_path: Path) -> None:
    files(tmp_path / "out", **{"text/mine": "mine"})
    with pytest.raises(UsageError, match="is not from vanban"):
        convert(files(tmp_path / "in", a="x"), tmp_path / "out")
    assert (tmp_path / "out" / "text" / "mine.txt").read_text() == "mine"


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    source = files(tmp_path / "in", a="x")
    with pytest.raises(UsageError, match="cannot be written"):
        convert(source, source / "a.txt")
    with pytest.raises(UsageError, match="cannot be written"):
        convert(source, source / "a.txt" / "below")


def test_a_disk_that_fills_up_is_wrong_use_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match="No space left"):
        convert(files(tmp_path / "in", a="x"), tmp_path / "out")
    assert snapshot(tmp_path / "out") == {}


def test_files_are_for_everyone_to_read_as_the_user_allows(tmp_path: Path) -> None:
    convert(files(tmp_path / "in", a="x"), tmp_path / "out")
    other = tmp_path / "other"
    other.write_text("x")
    wanted = stat.S_IMODE(other.stat().st_mode)
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) == wanted


def test_a_file_far_too_large_is_not_read_for_its_hash(tmp_path: Path) -> None:
    huge = tmp_path / "in" / "huge.txt"
    huge.parent.mkdir()
    with huge.open("wb") as file:
        file.truncate(2**36)  # no such room is taken
    report = extractor.convert(tmp_path / "in", tmp_path / "out")
    assert [entry.sha256 for entry in report.failures] == [""]
    assert "more than the limit" in report.failures[0].error
