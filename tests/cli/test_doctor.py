"""`vanban doctor`: what is there, in which version, and how to get what is not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import doctor
from extractor.cli import main
from extractor.read.office import soffice


@pytest.fixture
def no_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", str(tmp_path))
    soffice.executable.cache_clear()
    yield
    soffice.executable.cache_clear()


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """What is said of each thing, by its name."""
    lines = capsys.readouterr().out.splitlines()
    return {re.split(r"\s{2,}", line)[0]: re.split(r"\s{2,}", line)[-1] for line in lines}


def test_what_is_missing_comes_with_the_command_that_installs_it(
    no_programs: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == 1
    lines = said(capsys)
    assert lines["LibreOffice"] == "missing: apt-get install libreoffice-writer-nogui"
    assert lines["Vietnamese fonts"] == "missing: apt-get install fonts-liberation2"
    assert re.fullmatch(r"3\.\d+\.\d+\S*", lines["Python"])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_what_is_there_comes_with_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor"])
    assert re.fullmatch(r"\d+\.\d+(\.\d+)*", said(capsys)["LibreOffice"])


def test_extras_are_those_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = ["regex>=1", "pytest>=8; extra == 'nlp'", "no-such-thing<2,>=1; extra == 'ocr'"]
    monkeypatch.setattr(doctor, "requires", lambda name: [*declared, "vanban[x]; extra == 'y'"])
    found = {check.name: check for check in doctor.checks()}
    assert found["pytest"].version.startswith(pytest.__version__)
    assert found["no-such-thing"].version == ""
    assert found["no-such-thing"].install == 'pip install "vanban[ocr]"'
    assert "regex" not in found
    assert "vanban" not in found


def test_the_exit_code_is_that_of_a_check_without_findings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "checks", lambda: (doctor.Check("a", "b", "1", ""),))
    assert main(["doctor"]) == 0
    assert said(capsys) == {"a": "1"}


def test_a_program_that_hangs_or_fails_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_programs: None
) -> None:
    fake = tmp_path / "soffice"
    fake.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    fake.chmod(0o755)
    found = {check.name: check for check in doctor.checks()}
    assert found["LibreOffice"].version == ""
