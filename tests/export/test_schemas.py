"""What is committed of the schemas is what the code says now."""

from __future__ import annotations

from pathlib import Path

from extractor.export.schemas import write, written

ROOT = Path(__file__).parents[2]


def test_committed_files_are_those_that_the_code_writes() -> None:
    stale = [
        name
        for name, content in written().items()
        if not (ROOT / name).is_file() or (ROOT / name).read_text("utf-8") != content
    ]
    assert not stale, "run ./dev schemas"


def test_nothing_else_is_in_schemas() -> None:
    there = {f"schemas/{path.name}" for path in (ROOT / "schemas").iterdir()}
    assert there <= set(written()), "remove what no table has any more"


def test_write(tmp_path: Path) -> None:
    write(tmp_path)
    names = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert names == set(written())
