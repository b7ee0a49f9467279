"""Speed and memory of the formats: python -m tests.bench.formats [DOCUMENTS ...]

Writes the rows of an invented plan again and again, each format in a process of its own, and
prints rows a second, seconds, peak memory and size. Memory shall not grow with the documents.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from extractor.export.formats.formats import TablesWriter, formats_named
from extractor.export.formats.names import FormatName
from extractor.pipeline import process_text
from extractor.tabulate import TABLES, Row, Table, rows_of

_TEXT = "KẾ HOẠCH\nPhát triển nước sạch\nI. MỤC TIÊU\n" + "".join(
    f"{number}. Đến năm 2030, ít nhất {number}% hộ dân có nước sạch; Sở Y tế chủ trì, phối hợp với "
    f"Sở Xây dựng báo cáo trước ngày 15/12 hằng năm theo Quyết định số {number}/QĐ-TTg.\n"
    for number in range(1, 51)
)


def documents(count: int) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of `count` documents, alike but for their keys."""
    made = rows_of(process_text(_TEXT).facts)
    doc_id = str(made["documents"][0][0])
    for number in range(count):
        for table in TABLES:
            yield table, [_renamed(row, doc_id, f"plan-{number:010}") for row in made[table.name]]


def _renamed(row: Row, old: str, new: str) -> Row:
    return tuple(
        new + cell[len(old) :] if isinstance(cell, str) and cell.startswith(old) else cell
        for cell in row
    )


def measure(name: str, count: int) -> str:
    """A line of the table: one format, so many documents."""
    with tempfile.TemporaryDirectory() as folder:
        start, rows = time.perf_counter(), 0
        making = 0.0
        with TablesWriter(Path(folder), formats_named([name]), "0") as tables:
            pairs = documents(count)
            while True:
                before = time.perf_counter()
                pair = next(pairs, None)
                making += time.perf_counter() - before
                if pair is None:
                    break
                tables.write(*pair)
                rows += len(pair[1])
            tables.finish()
        seconds = time.perf_counter() - start - making
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"{name:8} {count:>9,} {rows:>11,} {rows / seconds:>9,.0f} {seconds:>8.1f} "
        f"{memory:>7,} {size / 1e6:>8.1f}"
    )


def main(*counts: str) -> None:
    """Measure all formats."""
    if counts and not counts[0].isdecimal():
        print(measure(counts[0], int(counts[1])))
        return
    print("format   documents        rows    rows/s  seconds     MiB       MB")
    for count in counts or ("1000", "4000"):
        for name in FormatName:
            command = [sys.executable, "-m", "tests.bench.formats", name.value, count]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
