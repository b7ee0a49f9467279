"""vanban schema --codebook."""

from __future__ import annotations

import pytest

from extractor.cli import main


def test_codebook_of_all_tables_and_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--codebook", "vi"]) == 0
    assert capsys.readouterr().out.count("\n## ") == 7
    assert main(["schema", "issues", "--codebook", "both"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("# Các bảng / The tables\n")
    assert told.count("\n## ") == 1


def test_a_schema_is_of_one_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 2
    assert "no table is named; there are documents, sections" in capsys.readouterr().err
