"""Compare the engines: the processes of this machine, a cluster on it, one that leaves shards.

python -m tests.bench.cluster                          # 1,000 plans of 8,000 characters

Runs take turns, so that what else the machine does meets all of them alike; processor time is that
of all processes of a run, looked at five times a second.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.batch.processes import mentioning
from tests.bench.batch import plans

_EVERY = 0.2  # seconds between two looks
_ENGINES = {
    "local": ["--engine", "local"],
    "dask": ["--engine", "dask"],
    "dask --shards": ["--engine", "dask", "--shards"],
}


def run(folder: Path, out: Path, engine: str, workers: int) -> tuple[float, float]:
    """Seconds on the clock, and of processors, of a conversion that must succeed."""
    mark = f"VANBAN_BENCH_{out.name}_{os.getpid()}"
    command = [sys.executable, "-m", "extractor.cli", "convert", str(folder), "--out", str(out)]
    command += ["--workers", str(workers), *_ENGINES[engine]]
    if engine.endswith("--shards"):
        command.append(str(out.with_name(f"{out.name}-shards")))
    used: dict[int, float] = {}
    start = time.perf_counter()
    with subprocess.Popen(command, env={**os.environ, mark: "1"}) as process:
        while process.poll() is None:
            for one in mentioning(mark):
                used[one] = max(used.get(one, 0.0), _processor(one))
            time.sleep(_EVERY)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return time.perf_counter() - start, sum(used.values())


def _processor(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.cluster",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--count", type=int, default=1000, help="plans")
    parser.add_argument("--size", type=int, default=8_000, help="characters of each")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    chosen = parser.parse_args(arguments)
    found: dict[str, list[tuple[float, float]]] = {engine: [] for engine in _ENGINES}
    with tempfile.TemporaryDirectory() as name:
        folder = plans(Path(name) / "in", chosen.count, chosen.size)
        print(f"{os.cpu_count()} cores, of which others used {os.getloadavg()[0]:.1f} at the start")
        for number in range(chosen.rounds):
            for engine, runs in found.items():
                out = Path(name) / f"{number}-{engine.replace(' ', '')}"
                runs.append(run(folder, out, engine, chosen.workers))
    print(f"\n{chosen.count} plans of {chosen.size} characters, medians of {chosen.rounds}\n")
    print("| engine | s | plans/s | s of processors |\n|---|---|---|---|")
    for engine, runs in found.items():
        seconds, used = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"| {engine} | {seconds:.1f} | {chosen.count / seconds:.0f} | {used:.1f} |")


if __name__ == "__main__":
    main()
