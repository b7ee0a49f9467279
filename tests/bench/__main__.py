"""Measure, and print three tables: speeds side by side, growth with length, commands on the clock.

python -m tests.bench                          # all of it, about two minutes
python -m tests.bench --size 1000000 --lengths 100000
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.contestants import CONTESTANTS, tables
from tests.bench.inputs import long_document, sample_texts
from tests.bench.timing import best, once, wall

PLAN = 40_000  # bytes of a usual plan


def main() -> None:
    """Parse the arguments, run on one core, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--size", type=int, default=400_000, help="characters for the comparison")
    parser.add_argument("--lengths", type=int, nargs="*", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        side_by_side(_texts(arguments.size), folder, arguments.repeat)
        growth(arguments.lengths, folder)
        commands(folder, arguments.repeat)


def side_by_side(texts: Sequence[str], folder: Path, repeat: int) -> None:
    """Each contestant over the same texts."""
    size = sum(map(len, texts))
    for index, text in enumerate(texts):
        (folder / f"{index}.txt").write_text(text, "utf-8", newline="")
    print(f"\n{len(texts)} documents, {size:,} characters; one core, best of {repeat}\n")
    print(f"| {'':34} | {'characters/s':>13} | {'s':>7} |\n|{'-' * 36}|{'-' * 15}|{'-' * 9}|")
    for contestant in CONTESTANTS:
        seconds = best(lambda run=contestant.run: run(texts, folder), repeat)  # type: ignore[misc]
        print(f"| {contestant.name:34} | {size / seconds:13,.0f} | {seconds:7.3f} |", flush=True)


def growth(lengths: Sequence[int], folder: Path) -> None:
    """One document of each length, from text to tables."""
    print("\nOne document, text -> all tables\n")
    print("| characters | s | characters/s |\n|---|---|---|")
    for length in lengths:
        text = long_document(length)
        seconds = once(lambda text=text: tables([text], folder))  # type: ignore[misc]
        print(f"| {len(text):,} | {seconds:.2f} | {len(text) / seconds:,.0f} |", flush=True)


def commands(folder: Path, repeat: int) -> None:
    """The command line, each run a new process."""
    plan = folder / "plan.txt"
    text = long_document(PLAN).encode()[:PLAN].decode(errors="ignore")
    plan.write_text(text, "utf-8", newline="")
    vanban = (sys.executable, "-m", "extractor.cli")
    print(f"\nCommands, wall, best of {repeat}\n\n| command | s |\n|---|---|")
    for shown, command in (
        ("vanban --help", (*vanban, "--help")),
        (
            f"vanban convert, one plan of {len(text.encode()) / 1000:.0f} KB",
            (*vanban, "convert", str(plan), "--out", str(folder / "out")),
        ),
        ("python -c pass, for comparison", (sys.executable, "-c", "pass")),
    ):
        print(f"| {shown} | {wall(command, repeat):.2f} |", flush=True)


def _texts(size: int) -> tuple[str, ...]:
    """The sample plans, and one document of what is missing to `size` characters."""
    samples = sample_texts()
    rest = size - sum(map(len, samples))
    return (*samples, long_document(rest)) if rest > 0 else samples


if __name__ == "__main__":
    main()
