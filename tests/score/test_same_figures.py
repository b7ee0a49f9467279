"""`score_folder` gives the figures of the acceptance script on the same tables and labels."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.score import load_labels, score_folder

from .folders import write_folder

ACCEPTANCE = os.environ.get("VANBAN_ACCEPTANCE")

pytestmark = pytest.mark.skipif(
    ACCEPTANCE is None, reason="VANBAN_ACCEPTANCE (labelled real plans) is not set"
)


@pytest.mark.parametrize("fuzzy", [False, True])
@pytest.mark.parametrize("mistake_at", [0, 2, 3, 7])
def test_the_same_figures(tmp_path: Path, mistake_at: int, fuzzy: bool) -> None:
    folder = Path(ACCEPTANCE or "")
    files = sorted((folder / "plans").glob("*.json"))
    # Not the first: a label file without its document must count alike, too.
    out = write_folder(tmp_path / "out", [load_labels(path) for path in files[1:]], mistake_at)
    script = [sys.executable, str(folder / "score.py"), str(out), *map(str, files), "--json"]
    done = subprocess.run(
        [*script, "--fuzzy"] if fuzzy else script, capture_output=True, text=True, check=True
    )
    assert score_folder(out, files, fuzzy).as_dict() == json.loads(done.stdout)
