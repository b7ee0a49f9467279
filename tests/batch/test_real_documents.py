"""All real documents in text form convert, and what is written of them can be verified."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.batch import convert
from extractor.export.csv import read_rows
from extractor.export.verify import verify
from extractor.tabulate import table_named

REAL = os.environ.get("VANBAN_REAL")


@pytest.mark.skipif(REAL is None, reason="VANBAN_REAL names no folder of real documents")
def test_real_documents_convert_and_verify(tmp_path: Path) -> None:
    folder = Path(REAL or "")
    inputs = [f"{folder}/*{suffix}" for suffix in (".txt", ".md", ".html")]
    report = convert(inputs, tmp_path / "out")
    assert [entry.error for entry in report.failures] == []
    assert list(verify(tmp_path / "out")) == []
    sections, documents = table_named("sections"), table_named("documents")
    with_sections = {
        row[sections.index("doc_id")]
        for row in read_rows(tmp_path / "out" / "sections.csv", sections)
        if row[sections.index("path")]
    }
    assert {
        row[documents.index("source_path")]
        for row in read_rows(tmp_path / "out" / "documents.csv", documents)
        if row[0] not in with_sections
    } <= {"README.md"}
