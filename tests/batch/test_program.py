"""What tells one program from another, whose results do not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.batch import program as module
from extractor.batch.program import program


def test_code_and_data_make_a_program_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def name() -> str:
        program.cache_clear()
        return program()

    monkeypatch.setattr(module, "_ROOT", tmp_path)
    (tmp_path / "read.py").write_text("a = 1")
    first = name()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "read.cpython-311.pyc.140234").write_text("half of it")
    assert name() == first
    (tmp_path / "data.csv").write_text("x")
    second = name()
    (tmp_path / "read.py").write_text("a = 2")
    assert len({first, second, name()}) == 3
    monkeypatch.undo()
    program.cache_clear()
