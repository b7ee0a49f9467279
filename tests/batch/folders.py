"""Converted folders without the stages: every file becomes the example's facts."""

from __future__ import annotations

from pathlib import Path

from extractor.batch import Report, find, run
from extractor.errors import UnreadableDocument
from extractor.model import Facts
from extractor.resolve import document_id
from tests.tabulate.example import example


def process(path: Path, source_path: str) -> Facts:
    """Facts that depend on the name only; "bad" and "bug" in a file say how it fails."""
    content = path.read_text("utf-8")
    if content == "bad":
        raise UnreadableDocument(source_path, "the file is bad", "mend it")
    if content == "bug":
        raise ValueError("unforeseen")
    return example(document_id(source_path, "0" * 64), source_path)


def convert(source: Path, out: Path) -> Report:
    return run(find([source], out).jobs, out, sources=["in"], process=process)


def files(folder: Path, **contents: str) -> Path:
    for name, content in contents.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder
