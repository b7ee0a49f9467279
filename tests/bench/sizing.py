"""Core hours that documents take, from the seconds in the manifest of a conversion.

vanban convert plans/*.txt plans/*.pdf --out /tmp/out --workers 1
python -m tests.bench.sizing /tmp/out 500000

Kinds are told apart by suffix and by documents.text_source. Copies are not counted.
"""

from __future__ import annotations

import csv
import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from extractor.export.manifest import Status, read_manifest


def sources(out: Path) -> dict[str, str]:
    """Where the text of each document is from: its file, the text layer of a PDF, OCR."""
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["doc_id"]: row["text_source"] for row in csv.DictReader(file)}


def main(arguments: Sequence[str]) -> None:
    """Print a table: kind, documents, seconds each, core hours of as many as are asked for."""
    out, count = Path(arguments[0]), int(arguments[1])
    seconds: dict[str, list[float]] = defaultdict(list)
    source_of = sources(out)
    for entry in read_manifest(out / "manifest.json"):
        if entry.status is Status.DONE:
            suffix = PurePosixPath(entry.source_path).suffix
            seconds[f"{suffix} ({source_of[entry.doc_id]})"].append(entry.seconds)
    print(f"| kind | documents | median s | mean s | core hours of {count:,} |")
    print("|---|---|---|---|---|")
    for kind, found in sorted(seconds.items()):
        mean, median = statistics.mean(found), statistics.median(found)
        hours = f"{mean * count / 3600:,.0f}"
        print(f"| {kind} | {len(found)} | {median:.2f} | {mean:.2f} | {hours} |")


if __name__ == "__main__":
    main(sys.argv[1:])
