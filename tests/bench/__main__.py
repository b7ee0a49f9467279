"""Measure, and print: speeds side by side, stages, growth with length, commands on the clock.

python -m tests.bench                          # about two minutes
python -m tests.bench --lengths 100000         # without the long documents
python -m tests.bench --hostile                # repetitive texts too, two minutes more
python -m tests.bench --profile                # the functions that take the most time
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.bench.contestants import CONTESTANTS, tables
from tests.bench.hostile import SHAPES, repeated
from tests.bench.inputs import long_document, sample_texts, usual_plans
from tests.bench.stages import seconds_by_stage
from tests.bench.timing import best, once, wall

PLAN = 40_000  # bytes of a usual plan
SHORT, LONG = 20_000, 80_000  # characters of repetitive texts


def main() -> None:
    """Parse the arguments, run on one core, print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--size", type=int, default=400_000, help="characters for the comparison")
    parser.add_argument("--lengths", type=int, nargs="*", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
    usual = usual_plans(chosen.size)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.profile:
            profile(usual, folder)
            return
        side_by_side("As dense as real plans", usual, folder, chosen.repeat)
        side_by_side("The samples, packed with facts", sample_texts(), folder, chosen.repeat)
        by_stage(usual, folder, chosen.repeat)
        growth(chosen.lengths, folder)
        if chosen.hostile:
            hostile(folder)
        commands(folder, chosen.repeat)


def side_by_side(title: str, texts: Sequence[str], folder: Path, repeat: int) -> None:
    """Each contestant over the same texts."""
    size = sum(map(len, texts))
    for index, text in enumerate(texts):
        (folder / f"{index}.txt").write_text(text, "utf-8", newline="")
    shown = f"{len(texts)} documents, {size:,} characters; one core, best of {repeat}"
    print(f"\n{title}: {shown}\n")
    print("| | characters/s | s |\n|---|---|---|")
    for contestant in CONTESTANTS:
        seconds = best(partial(contestant.run, texts, folder), repeat)
        print(f"| {contestant.name} | {size / seconds:,.0f} | {seconds:.3f} |", flush=True)


def by_stage(texts: Sequence[str], folder: Path, repeat: int) -> None:
    """Where the time of "text to all tables" goes."""
    size = sum(map(len, texts))
    print(
        "\nText to all tables, stage by stage, as dense as real plans\n\n| stage | s for a million characters |\n|---|---|"
    )
    for stage, seconds in seconds_by_stage(texts, folder, repeat).items():
        print(f"| {stage} | {seconds / size * 1e6:.2f} |", flush=True)


def growth(lengths: Sequence[int], folder: Path) -> None:
    """One document of each length, from text to tables."""
    print("\nOne document, text to all tables\n\n| characters | s | characters/s |\n|---|---|---|")
    for length in lengths:
        text = long_document(length)
        seconds = once(partial(tables, [text], folder))
        print(f"| {len(text):,} | {seconds:.2f} | {len(text) / seconds:,.0f} |", flush=True)


def hostile(folder: Path) -> None:
    """One thing over and over, at two lengths: the ten slowest, the ten that grow the most."""
    rows: list[tuple[float, float, str]] = []
    for name, unit in SHAPES.items():
        short, long = (
            once(partial(tables, [repeated(unit, size)], folder)) for size in (SHORT, LONG)
        )
        rows.append((long / max(short, 0.01), LONG / long, name))
    print(f"\n{len(rows)} repetitive texts, {LONG:,} characters against {SHORT:,}\n")
    print("| repeated | times as long | characters/s |\n|---|---|---|")
    slowest = sorted(rows, key=lambda row: row[1])[:10]
    steepest = sorted(rows, reverse=True)[:10]
    for ratio, speed, name in dict.fromkeys((*steepest, *slowest)):
        print(f"| `{name}` | {ratio:.1f} | {speed:,.0f} |")


def commands(folder: Path, repeat: int) -> None:
    """The command line, each run a new process."""
    plan = folder / "plan.txt"
    text = long_document(PLAN).encode()[:PLAN].decode(errors="ignore")
    plan.write_text(text, "utf-8", newline="")
    vanban = str(Path(sys.executable).with_name("vanban"))
    print(f"\nCommands, on the clock, best of {repeat}\n\n| command | s |\n|---|---|")
    for shown, command in (
        ("vanban --help", (vanban, "--help")),
        (
            f"vanban convert, a plan of {len(text.encode()) / 1000:.0f} KB",
            (vanban, "convert", str(plan), "--out", str(folder / "out")),
        ),
        ("python -c pass, for comparison", (sys.executable, "-c", "pass")),
    ):
        print(f"| {shown} | {wall(command, repeat):.2f} |", flush=True)


def profile(texts: Sequence[str], folder: Path) -> None:
    """The functions that take the most time themselves, measured once all is loaded."""
    tables(texts, folder)
    profiler = cProfile.Profile()
    profiler.runcall(tables, texts, folder)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
