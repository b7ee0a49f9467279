"""Inputs that are named in lists and by URL."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from extractor.batch import find
from extractor.batch.content import content
from extractor.errors import UsageError

from .folders import convert, files


def names(*inputs: str) -> list[str]:
    return [job.source_path for job in find(inputs).jobs]


def test_a_list_names_files_folders_and_globs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files(tmp_path, a="x", **{"p/b": "x", "p/q/c": "x", "r/d": "x"})
    Path("list").write_text("\ufeffa.txt\r\np/b.txt\np/q\n\nr/*.txt\n", "utf-8")
    assert names("@list") == ["a.txt", "c.txt", "d.txt", "p/b.txt"]
    Path("list").write_text("p/b.txt\0a.txt\0", "utf-8")
    assert names("@list") == ["a.txt", "p/b.txt"]


def test_names_with_line_breaks_in_a_list_that_is_ended_by_nul(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a\nb.txt").write_text("x")
    Path("\u202ec.txt").write_text("x")
    data = "a\nb.txt\0\u202ec.txt\0".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert names("@-") == ["a\nb.txt", "\u202ec.txt"]


def test_lists_that_are_of_no_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        find([f"@{tmp_path}/gone"])
    (tmp_path / "list").write_text("\n\n")
    with pytest.raises(UsageError, match="lists nothing"):
        find([f"@{tmp_path}/list"])
    (tmp_path / "list").write_text("gone.txt\n")
    with pytest.raises(UsageError, match=r"gone\.txt: is not there"):
        find([f"@{tmp_path}/list"])


def test_urls(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    folder = f"/{tmp_path.name}"
    for name, data in {"a.txt": b"x", "q/b.md": b"y", "q/c.json": b"{}"}.items():
        memory.pipe_file(f"{folder}/{name}", data)
    found = find([f"memory:/{folder}"])
    assert [job.source_path for job in found.jobs] == ["a.txt", "q/b.md"]
    assert [content(job) for job in found.jobs] == [b"x", b"y"]
    assert found.passed_over == 1
    assert names(f"memory:/{folder}/q/*") == ["b.md"]
    assert names(f"memory:/{folder}/q/c.json") == ["c.json"]
    with pytest.raises(UsageError, match="is not there"):
        find([f"memory:/{folder}/gone"])
    with pytest.raises(UsageError, match="cannot be opened"):
        find(["nonsense://x"])


def test_files_by_url_are_converted_and_converted_once(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    files(tmp_path / "in", a="x", **{"sub/b": "bad"})
    url = (tmp_path / "in").as_uri()
    jobs = [job.source_path for job in find([url]).jobs]
    assert jobs == ["a.txt", "sub/b.txt"]
    first = convert(url, tmp_path / "out")
    assert (first.done, len(first.failures), first.kept) == (1, 1, 0)
    assert first.failures[0].error.startswith("file:///")
    assert convert(url, tmp_path / "out").kept == 2
    files(tmp_path / "in", a="z")
    assert convert(url, tmp_path / "out").kept == 1
