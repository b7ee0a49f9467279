"""Which files are found, under which names and in which order."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from extractor.batch import find
from extractor.errors import UsageError


def tree(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    return root


def names(*inputs: Path | str, out: Path | None = None) -> list[str]:
    return [job.source_path for job in find(inputs, out).jobs]


def test_a_folder_with_all_below_it(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/c.md", "a/B.HTML", ".git/x.txt", ".hidden.txt", "no suffix", "x.pdf")
    assert names(tmp_path) == ["a/B.HTML", "a/c.md", "b.txt", "no suffix", "x.pdf"]


def test_what_programs_keep_beside_documents_is_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "a/~$plan.docx", "a/plan.docx", "Thumbs.db", "__MACOSX/x.txt", "~plan.txt")
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        for name in ("a.txt", "__MACOSX/._a.txt", ".DS_Store", "b/~$c.docx", ".git/d.txt"):
            archive.writestr(name, "x")
    assert names(tmp_path) == ["a/plan.docx", "p.zip!/a.txt", "~plan.txt"]
    assert find([tmp_path]).passed_over == 1
    assert names(tmp_path / "a" / "~$plan.docx") == ["~$plan.docx"]


def test_what_is_no_document_is_passed_over_and_counted_unless_named(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "a.json", "run.py")
    assert names(tmp_path) == ["a.txt"]
    assert find([tmp_path]).passed_over == 2
    assert names(tmp_path / "a.json") == ["a.json"]


def test_the_output_is_no_input(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "out/text/a.txt")
    assert names(tmp_path, out=tmp_path / "out") == ["a.txt"]
    with pytest.raises(UsageError, match="both input and output"):
        find([tmp_path], tmp_path)


def test_order_and_names_do_not_depend_on_the_order_of_the_inputs(tmp_path: Path) -> None:
    tree(tmp_path, "p/x/1.txt", "p/x/2.txt", "q/1.txt")
    inputs = [tmp_path / "p", tmp_path / "p" / "x", tmp_path / "q", tmp_path / "p/x/2.txt"]
    assert names(*inputs) == names(*reversed(inputs)) == ["1.txt", "x/1.txt", "x/2.txt"]


def test_globs(tmp_path: Path) -> None:
    tree(tmp_path, "p/a.txt", "p/q/b.txt", "p/q/c.json", "p/d.md")
    assert names(f"{tmp_path}/p/**/*.txt") == ["a.txt", "q/b.txt"]
    assert names(f"{tmp_path}/p/*") == ["a.txt", "d.md", "q/b.txt"]


@pytest.mark.parametrize("given", ["gone", "gone/*.txt", "empty", "."])
def test_nothing_to_convert_is_wrong_use(tmp_path: Path, given: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError):
        find([tmp_path / given])


def test_names_are_text_that_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text("x")
    decomposed = "ke\u0302\u0301.txt"
    (tmp_path / decomposed).write_text("x")
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "w") as file:  # noqa: PTH123
        file.write("x")
    found = names(tmp_path)
    assert found == ["\\xff.txt", "a\nb.txt", "kế.txt"]
    assert all(name.encode() for name in found)
