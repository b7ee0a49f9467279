"""The same input gives the same bytes: in any order, in another process, with another hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "corpora" / "plans"
CODE = "import sys, extractor; extractor.convert(sys.argv[2:], sys.argv[1])"


def converted(out: Path, seed: str, *inputs: Path) -> dict[str, bytes]:
    command = [sys.executable, "-c", CODE, str(out), *map(str, inputs)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name != "manifest.json"  # it holds seconds
        if ".vanban" not in path.parts
    }


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no sample corpus in this checkout")
def test_same_input_same_bytes(tmp_path: Path) -> None:
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".json")
    first = converted(tmp_path / "a", "1", SAMPLES)
    again = converted(tmp_path / "b", "2", *reversed(files))
    assert first.keys() == again.keys()
    assert [name for name in first if first[name] != again[name]] == []
    assert len(first) == len(files) + 8  # the texts, seven tables and their description
