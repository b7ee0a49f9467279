"""The command line as a user meets it: what is said, where, and the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.cli import main

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM
Số: 12/KH-UBND
KẾ HOẠCH
Phát triển hạ tầng số đến năm 2030

I. MỤC TIÊU
1. Đạt 90% hộ gia đình có Internet.
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
- Chủ trì rà soát các xã.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "plan.txt"
    path.parent.mkdir()
    path.write_text(PLAN, "utf-8")
    return path


def vanban(*arguments: object) -> int:
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as end:
        return int(end.code or 0)


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert vanban("--help") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "exit codes: 0 all done; 1 some documents failed" in said


def test_help_answers_at_once() -> None:
    """Counted by what is loaded, since the clock tells as much of what else the machine does."""
    code = (
        "import sys; from extractor.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print('loaded', *sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = said.stdout.splitlines()[-1].split()
    assert loaded[0] == "loaded"
    assert len(loaded) < 200  # of 120 now; a conversion loads 700
    own = {name.split(".")[1] for name in loaded if name.startswith("extractor.")}
    assert own == {"errors", "model", "export", "arguments", "commands", "cli"}


def test_convert_then_verify(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert vanban("convert", plan.parent, "--out", out) == 0
    assert capsys.readouterr() == ("", f"vanban: {out}: 1 document converted\n")
    assert vanban("verify", out) == 0
    assert capsys.readouterr() == ("", f"vanban: {out}: no problems found\n")
    (out / "targets.csv").write_bytes(b"")
    assert vanban("verify", out) == 1
    assert "targets.csv" in capsys.readouterr().out
    assert vanban("verify", out, "--most", 1) == 1
    assert "--most 10 tells more" in capsys.readouterr().err
    assert vanban("verify", tmp_path) == 2
    assert "holds no converted tables" in capsys.readouterr().err


def test_some_documents_failed(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plan.parent / "empty.txt").write_bytes(b"")
    (plan.parent / "program.txt").write_bytes(b"\x7fELF\x00\x01\x02" * 200)
    out = tmp_path / "out"
    assert vanban("convert", plan.parent, "--out", out) == 1
    *failed, last = capsys.readouterr().err.splitlines()
    assert last == f"vanban: {out}: 1 document converted, 2 failed (vanban status tells which)"
    empty, program = sorted(failed)  # as they finish
    assert empty.startswith(f"vanban: {plan.parent / 'empty.txt'}: ")
    assert program.startswith(f"vanban: {plan.parent / 'program.txt'}: ")
    assert vanban("verify", out) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["convert", "gone", "--out", "o"], "vanban: gone: is not there; check the path"),
        (["convert", ".", "--out", "."], "is both input and output; choose another --out"),
        (["convert", "in", "--out", "in/plan.txt"], "cannot be written (File exists)"),
        (["convert", "in"], "the following arguments are required: --out"),
        (
            ["convert", "in", "--out", "o", "--format", "docx"],
            "argument --format: invalid choice: 'docx'",
        ),
        (["schema", "tables"], "tables: no such table; there are documents, sections"),
        (["convert", "--out", "o"], "vanban: INPUT: is missing; give files"),
        (["verify", "o", "--most", "0"], "0 is not 1 or more; see vanban verify --help"),
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        (["score", "nowhere", "labels.json"], "nowhere"),
    ],
)
def test_wrong_use(
    arguments: list[str],
    said: str,
    plan: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(plan.parent.parent)
    assert vanban(*arguments) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert not Path("o").exists()


def test_parse_shows_the_tree(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert vanban("parse", plan, "--width", 30) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "[body]" in lines
    assert "    I.1  1. Đạt 90% hộ gia đì…" in lines
    assert vanban("parse", plan, "--json") == 0
    tree = json.loads(capsys.readouterr().out)
    goals = next(node for node in tree["sections"] if node["path"] == "I")
    child = goals["children"][0]
    assert child["path"] == "I.1"
    assert tree["text"][child["char_start"] : child["char_end"]] == child["text"]


def test_parse_of_what_cannot_be_read(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_bytes(b"")
    assert vanban("parse", plan) == 1
    assert str(plan) in capsys.readouterr().err


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert vanban("schema", "targets") == 0
    assert json.loads(capsys.readouterr().out)["primaryKey"] == "target_id"
    assert vanban("schema", "targets", "--json-schema") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "targets"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert vanban("--version") == 0
    assert capsys.readouterr().out.startswith("vanban ")
