"""PDFs with a text layer: speed side by side, and memory by length.

python -m tests.bench.pdf                   # plans of usual density, typeset
python -m tests.bench.pdf FILE.pdf ...      # these files
"""

from __future__ import annotations

import argparse
import ctypes
import io
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpora.typeset import typeset
from extractor.export.csv import TableWriter
from extractor.pipeline import parse_text, process
from extractor.read import Ocr, Options, read
from extractor.tabulate import TABLES, rows_of
from tests.bench.inputs import long_document, usual_plans
from tests.bench.timing import best

TEXT_ONLY = Options(ocr=Ocr.NEVER)
REPEAT = 3


def to_tables(folder: Path, files: Sequence[Path]) -> None:
    """PDF to all tables, written as CSV."""
    writers = {table.name: TableWriter(folder / f"{table.name}.csv", table) for table in TABLES}
    for file in files:
        for name, rows in rows_of(process(file, TEXT_ONLY).facts).items():
            writers[name].write(rows)
    for writer in writers.values():
        writer.__exit__(None, None, None)


def to_source(files: Sequence[Path]) -> None:
    """PDF to text in reading order, with the place of each line."""
    for file in files:
        read(file, options=TEXT_ONLY)


def every_character(files: Sequence[Path]) -> None:
    """The least that must be known to put lines in order: each character's origin and box."""
    x, y = ctypes.c_double(), ctypes.c_double()
    for file in files:
        document = pdfium.PdfDocument(file)
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            for at in range(text.count_chars()):
                raw.FPDFText_GetCharOrigin(text, at, x, y)
                text.get_charbox(at, loose=True)
            text.close()
            page.close()
        document.close()


def with_pdfplumber(files: Sequence[Path]) -> None:
    """Text only, as it comes."""
    for file in files:
        with pdfplumber.open(file) as document:
            for page in document.pages:
                page.extract_text()
                page.close()


def main() -> None:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pdf", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--peak", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.peak:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            to_tables(folder, chosen.files)
            after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(before // 1024, after // 1024)
            return
        files = chosen.files or _typeset(folder, usual_plans(400_000))
        speed(folder, files)
        if not chosen.files:
            memory(folder)


def speed(folder: Path, files: Sequence[Path]) -> None:
    """Each contestant over the same files."""
    pages = sum(len(pdfium.PdfDocument(file)) for file in files)
    contestants: tuple[tuple[str, Callable[[], object]], ...] = (
        ("vanban: PDF -> all tables, CSV", partial(to_tables, folder, files)),
        ("vanban: reading alone", partial(to_source, files)),
        ("pypdfium2: origin and box of each character", partial(every_character, files)),
        ("pdfplumber: extract_text", partial(with_pdfplumber, files)),
    )
    print(f"\n{len(files)} PDFs, {pages} pages, best of {REPEAT}\n")
    print("| | ms a page | pages/s |\n|---|---|---|")
    for shown, run in contestants:
        seconds = best(run, 1 if "pdfplumber" in shown else REPEAT)
        print(f"| {shown} | {seconds / pages * 1000:.1f} | {pages / seconds:.0f} |", flush=True)


def memory(folder: Path) -> None:
    """Peak of a process that converts one document, by its length."""
    print("\nOne document -> all tables, a process of its own\n")
    print("| pages | peak MB, before | and after |\n|---|---|---|")
    (file,) = _typeset(folder, [long_document(100_000)])
    single = pdfium.PdfDocument(file)
    for pages in (50, 500):
        whole = pdfium.PdfDocument.new()
        while len(whole) < pages:
            count = min(len(single), pages - len(whole))
            whole.import_pages(single, pages=list(range(count)))
        data = io.BytesIO()
        whole.save(data)
        path = folder / f"{pages}.pdf"
        path.write_bytes(data.getvalue())
        command = (sys.executable, "-m", "tests.bench.pdf", "--peak", str(path))
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(f"| {pages} | {' | '.join(printed.split())} |", flush=True)


def _typeset(folder: Path, texts: Sequence[str]) -> list[Path]:
    files = []
    for index, text in enumerate(texts):
        file = folder / f"plan-{index}-{len(text)}.pdf"
        file.write_bytes(typeset(parse_text(text)).pdf)
        files.append(file)
    return files


if __name__ == "__main__":
    main()
