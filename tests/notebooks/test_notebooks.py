"""The notebooks run from top to bottom, with the public names only, and are kept without output."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import extractor
from extractor.read.ocr.tesseract import tessdata

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def notebook_at(path: Path) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def code_of(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook_at(path).cells if cell.cell_type == "code"]


def test_there_are_notebooks() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["01_first_look", "02_every_format"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_it_runs_and_shows_something(path: Path) -> None:
    if "scan" in path.read_text("utf-8") and tessdata() is None:
        pytest.skip("Tesseract has no Vietnamese model here: ./dev system")
    notebook = notebook_at(path)
    NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(FOLDER)}}).execute()
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", ())]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert sum("text/html" in output.get("data", {}) for output in outputs) >= 5
    assert not any(output.output_type == "stream" for output in outputs), "no warnings"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_it_is_kept_without_output(path: Path) -> None:
    for cell in code_of(path):
        assert cell.outputs == []
        assert cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_it_uses_public_names_only(path: Path) -> None:
    source = "\n".join(cell.source for cell in code_of(path))
    assert not re.search(r"from extractor|import extractor\.", source)
    used = set(re.findall(r"\bextractor\.(\w+)", source))
    assert used
    assert used <= set(extractor.__all__)
