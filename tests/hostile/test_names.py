"""Files whose names are made to hurt: terminals, spreadsheets, paths and encodings."""

from __future__ import annotations

import csv
import os
import unicodedata
from pathlib import Path

import pytest

from extractor.export.csv import read_rows
from extractor.export.formula import guard
from extractor.export.manifest import Status, read_manifest
from extractor.export.verify import verify
from extractor.tabulate import table_named

from .files import PLAN
from .running import convert, snapshot

NAMES = (
    "two\nlines.txt",
    "return\r.txt",
    "tab\t.txt",
    "\u202egnp.txt",  # shown as txt.png
    "zero\u200bwidth.txt",
    "a" * 251 + ".txt",
    "ế" * 83 + "a.txt",  # 255 bytes too
    unicodedata.normalize("NFD", "Kế hoạch số 12.txt"),
    "=cmd|' calc'!A0.txt",
    '=HYPERLINK("http:,a").txt',
    "+1+1.txt",
    "-1+1.txt",
    "@SUM(1).txt",
    "--out.txt",
    "-rf.txt",
    "$(touch evil).txt",
    "`touch evil`;touch evil.txt",
    "%s%n{0}{}.txt",
    "'; DROP TABLE documents; --.txt",
    '"quoted", and more.txt',
    "<script>alert(1)<.txt",
    "[bold red]markup[.txt",
    "\\..\\..\\evil.txt",
    "C:evil.txt",
    "~root.txt",
    "..txt",
    " .txt",
    "*?[a].txt",
    "CON.txt",
    "\U0001f4c4.txt",
    "\x1b]0;evil\x07\x1b[2J.txt",
    "\x7f\x01.txt",
    "not utf-8 \udcff\udcfe.txt",
)
HIDDEN = "..txt"  # begins with a dot: passed over


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("names")
    plans, out = base / "plans", base / "out"
    (plans / "=1+1" / "two\nlines").mkdir(parents=True)
    for at, name in enumerate(NAMES):
        (plans / "=1+1" / "two\nlines" / name).write_text(
            "\n\n".join((*PLAN, f"3. Đạt {at}%.")), "utf-8"
        )
        (plans / name).write_bytes(b"")  # refused
    for name in ("tmp", "home", "work"):
        (base / name).mkdir()
    before = snapshot(base, out)
    run = convert(base, plans, "--out", out)
    assert run.code == 1, run.errors
    assert snapshot(base, out) == before
    (base / "said.txt").write_text(run.errors, "utf-8")
    return out


def test_every_name_is_kept(out: Path) -> None:
    done = {e.source_path for e in read_manifest(out / "manifest.json") if e.status is Status.DONE}
    assert done == {f"=1+1/two\nlines/{shown(name)}" for name in NAMES if name != HIDDEN}
    table = table_named("documents")
    at = table.index("source_path")
    assert done <= {row[at] for row in read_rows(out / "documents.csv", table)}
    assert list(verify(out)) == []


def test_a_name_is_safe_in_a_spreadsheet(out: Path) -> None:
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            assert row["source_path"] == guard(row["source_path"].removeprefix("'"))
            assert not row["source_path"].startswith(("=", "@", "\t", "\r", "\n"))


def test_texts_are_named_by_their_ids(out: Path) -> None:
    names = [path.name for path in (out / "text").iterdir()]
    assert len(names) == len(NAMES) - 1
    assert all(
        name.removesuffix(".txt").replace("-", "").replace("_", "").isalnum() for name in names
    )
    assert all(name.isascii() for name in names)


def test_every_refusal_is_one_line_that_a_terminal_can_show(out: Path) -> None:
    lines = (out.parent / "said.txt").read_text("utf-8").split("\n")
    assert lines.pop() == ""
    assert lines.pop().endswith(f"{len(NAMES) - 1} failed (vanban status tells which)")
    assert len(lines) == len(NAMES) - 1
    for line in lines:
        assert line.startswith("vanban: ")
        assert "is empty" in line
        assert all(unicodedata.category(character) not in ("Cc", "Cf") for character in line), line


def shown(name: str) -> str:
    """A name as the tables have it: in NFC, with what is not UTF-8 as escapes."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))
