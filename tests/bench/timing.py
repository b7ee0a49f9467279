"""Stop watches: processor time of a function in this process, wall time of a command."""

from __future__ import annotations

import gc
import subprocess
import time
from collections.abc import Callable, Sequence


def best(function: Callable[[], object], repeat: int) -> float:
    """Seconds of processor time of the fastest of `repeat` calls, behind one that warms up.

    Processor time, because other programs may use the machine; the fastest, because whatever
    else disturbs a run makes it slower, never faster.
    """
    function()
    seconds: list[float] = []
    for _ in range(repeat):
        gc.collect()
        start = time.process_time()
        function()
        seconds.append(time.process_time() - start)
    return min(seconds)


def once(function: Callable[[], object]) -> float:
    """Seconds of processor time of one call."""
    gc.collect()
    start = time.process_time()
    function()
    return time.process_time() - start


def wall(command: Sequence[str], repeat: int) -> float:
    """Seconds on the clock of the fastest of `repeat` runs of a command that must succeed."""
    seconds: list[float] = []
    for _ in range(repeat):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return min(seconds)
