"""Measure conversions of many files: speed with processes, memory, and runs that find all done.

python -m tests.bench.batch                            # 10,000 plans of 8,000 characters
python -m tests.bench.batch --count 1000 --pairs 1     # a look

Runs that are compared take turns, so that what else the machine does meets all of them alike.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.export.csv import TableWriter
from extractor.pipeline import facts_of
from extractor.read import read
from extractor.tabulate import TABLES, rows_of
from tests.bench.inputs import prose_body

_EVERY = 0.1  # seconds between two looks at the memory
_HEAD = """ỦY BAN NHÂN DÂN
TỈNH VÂN KHÊ
Số: {number}/KH-UBND
KẾ HOẠCH
Phát triển tỉnh Vân Khê năm {year}

"""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock, of processor time in all, and the most memory at one time, in MB.

    `memory` counts a page that several processes share once (PSS), `resident` for each of them;
    `parent` is the processor time of the process that hands out the work.
    """

    seconds: float
    processor: float
    memory: float
    resident: float
    parent: float


def plans(folder: Path, count: int, size: int) -> Path:
    """Write `count` different plans of at least `size` characters, a hundred in a folder."""
    for number in range(count):
        path = folder / f"{number // 100:04}" / f"plan-{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = _HEAD.format(number=number, year=2020 + number % 10)
        path.write_text(head + prose_body(size, number), "utf-8")
    return folder


def plain_loop(folder: Path, out: Path) -> float:
    """Seconds of the simplest program: one file after the other in one process."""
    out.mkdir()
    start = time.perf_counter()
    writers = {table.name: TableWriter(out / f"{table.name}.csv", table) for table in TABLES}
    for path in sorted(folder.rglob("*.txt")):
        facts = facts_of(read(path))
        for name, rows in rows_of(facts).items():
            writers[name].write(rows)
        (out / f"{facts.document.doc_id}.txt").write_text(facts.document.text, "utf-8")
    for writer in writers.values():
        writer.__exit__(None, None, None)
    return time.perf_counter() - start


def convert(folder: Path, out: Path, *options: str) -> Run:
    """Run `vanban convert`, which must succeed, and look at its memory meanwhile."""
    command = [sys.executable, "-m", "extractor.cli", "convert", str(folder), "--out", str(out)]
    command += options
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command)
    peaks = [0.0, 0.0, 0.0]
    ended = threading.Event()
    looking = threading.Thread(target=_look, args=(process.pid, ended, peaks))
    looking.start()
    code = process.wait()
    seconds = time.perf_counter() - start
    ended.set()
    looking.join()
    if code:
        raise RuntimeError(f"{command} ended with {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, used, *peaks)


def _look(pid: int, ended: threading.Event, peaks: list[float]) -> None:
    while not ended.wait(_EVERY):
        memory = resident = 0.0
        for one in (pid, *_children(pid)):
            try:
                rolled = Path(f"/proc/{one}/smaps_rollup").read_text("ascii").splitlines()
            except OSError:
                continue
            kilobytes = {line.split(":")[0]: line.split()[1] for line in rolled[1:]}
            memory += int(kilobytes["Pss"]) / 1000
            resident += int(kilobytes["Rss"]) / 1000
        peaks[0], peaks[1] = max(peaks[0], memory), max(peaks[1], resident)
        try:
            fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        peaks[2] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text("ascii").split())
        except OSError:
            continue
    return found


def speed(folder: Path, work: Path, count: int, pairs: int) -> None:
    """A plain loop, one process, two processes, by turns."""
    loops: list[float] = []
    runs: dict[str, list[Run]] = {"1 worker": [], "2 workers": []}
    for number in range(pairs):
        loops.append(plain_loop(folder, work / f"loop{number}"))
        for name, found in runs.items():
            out = work / f"{name[0]}-{number}"
            found.append(convert(folder, out, "--workers", name[0]))
    print(f"\n{count} plans, medians of {pairs} rounds\n")
    print("| | s | plans/s | s of processors | of these in the parent |\n|---|---|---|---|---|")
    middle = statistics.median(loops)
    print(f"| a plain loop | {middle:.1f} | {count / middle:.0f} | | |")
    for name, found in runs.items():
        seconds, used, parent = (
            statistics.median(values)
            for values in zip(*((r.seconds, r.processor, r.parent) for r in found), strict=True)
        )
        print(f"| {name} | {seconds:.1f} | {count / seconds:.0f} | {used:.1f} | {parent:.1f} |")
    two = [run.seconds for run in runs["2 workers"]]
    for name, others in (
        ("a plain loop", loops),
        ("1 worker", [run.seconds for run in runs["1 worker"]]),
    ):
        ratios = [other / own for other, own in zip(others, two, strict=True)]
        middle = statistics.median(ratios)
        print(f"\n2 workers against {name}: {middle:.2f} times", end=" ")
        print(f"(from {min(ratios):.2f} to {max(ratios):.2f})", flush=True)


def size(few: Path, many: Path, work: Path) -> None:
    """Memory at a tenth and at all of the files; then runs over what is done."""
    out = work / "all"
    runs = {
        "a tenth of the plans": convert(few, work / "few"),
        "all plans": convert(many, out),
        "all again, nothing changed": convert(many, out),
    }
    changed = next(many.rglob("*.txt"))
    changed.write_text(changed.read_text("utf-8") + "\n2. Đạt 99% số xã.\n", "utf-8")
    runs["one of them changed"] = convert(many, out)
    print("\n| | s | MB, shared pages once | MB, sum of all processes |\n|---|---|---|---|")
    for name, run in runs.items():
        print(f"| {name} | {run.seconds:.1f} | {run.memory:.0f} | {run.resident:.0f} |", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.batch",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--count", type=int, default=10_000, help="plans in all")
    parser.add_argument("--size", type=int, default=8_000, help="characters of each")
    parser.add_argument("--pairs", type=int, default=3, help="rounds of comparison")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        few = plans(work / "in" / "few", chosen.count // 10, chosen.size)
        many = plans(work / "in" / "many", chosen.count, chosen.size)
        load = os.getloadavg()[0]
        print(f"{os.cpu_count()} cores, of which others used {load:.1f} at the start", flush=True)
        speed(few, work, chosen.count // 10, chosen.pairs)
        size(few, many, work)


if __name__ == "__main__":
    main()
