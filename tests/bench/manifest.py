"""Measure what is kept of files without converting any: time and memory by their number.

python -m tests.bench.manifest 100000 1000000

Each step runs in a process of its own on the real store: note the inputs, keep a result for each
as it comes back, find out in a second run that all is done, list the entries as the manifest does.
"""

from __future__ import annotations

import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from extractor.batch.job import Job
from extractor.batch.store import Store
from extractor.batch.work import Outcome
from extractor.export.manifest import Entry, ManifestWriter, Status

_PAYLOAD = b"x" * 200  # documents are larger, and do not stay in memory


def jobs(count: int) -> Iterator[Job]:
    """Files of that number in folders of a thousand."""
    for number in range(count):
        name = f"{number // 1000:06}/plan-{number:09}.pdf"
        yield Job(name, f"/data/plans/{name}")


def note(store: Store, count: int, folder: Path) -> None:
    """All that is to be converted, listed as `find` does."""
    store.begin(tuple(jobs(count)))


def keep(store: Store, count: int, folder: Path) -> None:
    """A result of each."""
    for job in jobs(count):
        sha256 = hashlib.sha256(job.source_path.encode()).hexdigest()
        entry = Entry(job.source_path, sha256[:20], sha256, sha256, Status.DONE, 0.05)
        store.put(job, Outcome(entry, f"{sha256[:32]}", _PAYLOAD))


def look_up(store: Store, count: int, folder: Path) -> None:
    """A second run: each is known, and nothing is to be done."""
    for job in jobs(count):
        (known,) = store.known(job.source_path)
        store.confirm(job, known, known.stamp)


def write(store: Store, count: int, folder: Path) -> None:
    """manifest.json, and every result read once in the order of the tables."""
    store.finish(prune=False)
    with ManifestWriter(folder / "manifest.json", "0", {}) as manifest:
        for entry in store.entries():
            manifest.write(entry)
    assert sum(1 for _ in store.payloads()) == count


STEPS: dict[str, Callable[[Store, int, Path], None]] = {
    step.__name__: step for step in (note, keep, look_up, write)
}


def main(arguments: Sequence[str]) -> None:
    """Without a step: all of them for each count, as a table."""
    if arguments[0] in STEPS:
        with Store(Path(arguments[2]) / "results.sqlite", "bench") as store:
            start = time.perf_counter()
            STEPS[arguments[0]](store, int(arguments[1]), Path(arguments[2]))
        seconds = time.perf_counter() - start
        print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
        return
    print("| files | step | s | µs a file | MB |\n|---|---|---|---|---|")
    for count in map(int, arguments):
        with tempfile.TemporaryDirectory() as folder:
            for name in STEPS:
                command = [sys.executable, "-m", "tests.bench.manifest", name, str(count), folder]
                said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
                seconds, memory = map(float, said.split())
                row = f"{seconds:.1f} | {seconds / count * 1e6:.0f} | {memory:.0f}"
                print(f"| {count:,} | {name} | {row} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
