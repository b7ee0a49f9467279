"""A function over many items in several processes: whatever an item does, the others go on.

Pebble kills a process whose item takes too long, and reports one that dies; here each of these
becomes an error of that item. Items are taken as they are needed and values handed over as they
come, so that neither of them pile up.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from .bounds import Bounds
from .worker import OUT_OF_MEMORY, bounded, bury, start

Item = TypeVar("Item")
Value = TypeVar("Value")

_WAITING = 3  # items a process, so that none waits for work
_AHEAD = 16  # values a process that may wait for an earlier one
_LOOK_EVERY = 1.0  # seconds without news
_STALLED = 60.0  # seconds without news behind the time limit: the pool itself is stuck
_TRIES = 3  # of an item at whose time the pool broke


@dataclass(frozen=True, slots=True)
class Finished(Generic[Item, Value]):
    """An item with its value, or with what stopped it, and the seconds since it was handed in."""

    item: Item
    value: Value | None
    error: str = ""
    seconds: float = 0.0


@dataclass(slots=True)
class _Flight(Generic[Item]):
    """An item in the pool; `number` is its own."""

    item: Item
    number: int
    began: float
    tries: int = 1


def each(
    function: Callable[[Item], Value],
    items: Iterable[Item],
    bounds: Bounds,
    folder: Path,
    pause: Callable[[], bool] = lambda: False,
) -> Generator[Finished[Item, Value], None, None]:
    """Call the function with every item; the order is that in which they finish.

    `folder` is for temporary files of the processes and for nothing else. `function`, items and
    values are pickled. While `pause()` no more items are taken than one. However the iteration
    ends, no process is left.
    """
    coming = (_Flight(item, number, 0.0) for number, item in zip(count(), items, strict=False))
    again: deque[_Flight[Item]] = deque()
    flying: dict[Future[Value], _Flight[Item]] = {}
    dead: set[int] = set()
    pool, news = _pool(bounds, folder), time.monotonic()
    try:
        while True:
            broken = False
            while len(flying) < bounds.processes * _WAITING and not (flying and pause()):
                flight = again.popleft() if again else next(coming, None)
                if flight is None:
                    break
                flight.began = time.monotonic()
                work = (function, flight.item, flight.number, folder)
                try:
                    future: Future[Value] = pool.schedule(
                        bounded, (*work, bounds.timeout), timeout=bounds.timeout
                    )
                except RuntimeError:  # it broke since the last look
                    again.append(flight)
                    broken = True
                    break
                flying[future] = flight
            if not (flying or broken):
                return
            done = wait(flying, _LOOK_EVERY, FIRST_COMPLETED).done
            if done:
                news = time.monotonic()
            broken = broken or time.monotonic() - news > bounds.timeout + _STALLED
            for future in done:
                problem = future.exception()
                if isinstance(problem, BrokenExecutor):
                    broken = True
                    continue
                if isinstance(problem, ProcessExpired | TimeoutError):
                    dead |= bury(folder)
                flight = flying.pop(future)
                if problem is None:
                    yield _finished(flight, future.result(), "")
                else:
                    yield _finished(flight, None, _reason(problem, bounds))
            if not done:
                # A process that dies as soon as it has an item may do so behind the pool's back.
                lost = [future for future, flight in flying.items() if flight.number in dead]
                for future in lost:
                    yield _finished(flying.pop(future), None, "its process died")
                dead = bury(folder)
            if broken:
                _stop(pool, folder)
                again.extend(flying.values())
                flying.clear()
                dead.clear()
                yield from _given_up(again)
                pool, news = _pool(bounds, folder), time.monotonic()
    finally:
        _stop(pool, folder)


def in_order(
    function: Callable[[Item], Value], items: Iterable[Item], bounds: Bounds, folder: Path
) -> Generator[Finished[Item, Value], None, None]:
    """Call the function with every item as `each` does; the order is that of the items.

    Where one takes long, the others get so far ahead and no further: values do not pile up.
    """
    ready: dict[int, Finished[Item, Value]] = {}
    turn, most = 0, bounds.processes * _AHEAD
    work = partial(_call, function)
    with closing(each(work, enumerate(items), bounds, folder, lambda: len(ready) >= most)) as found:
        for one in found:
            number, item = one.item
            ready[number] = Finished(item, one.value, one.error, one.seconds)
            while turn in ready:
                yield ready.pop(turn)
                turn += 1


def _call(function: Callable[[Item], Value], numbered: tuple[int, Item]) -> Value:
    return function(numbered[1])


def _finished(flight: _Flight[Item], value: Value | None, error: str) -> Finished[Item, Value]:
    return Finished(flight.item, value, error, round(time.monotonic() - flight.began, 3))


def _given_up(again: deque[_Flight[Item]]) -> Iterator[Finished[Item, Value]]:
    """Takes out what was in the pool too often when it broke; the rest gets another try."""
    for flight in [flight for flight in again if flight.tries == _TRIES]:
        again.remove(flight)
        yield _finished(flight, None, f"the pool of processes broke {_TRIES} times with it")
    for flight in again:
        flight.tries += 1


def _pool(bounds: Bounds, folder: Path) -> ProcessPool:
    # Forked, a process starts in no time and shares what is loaded; and a script that calls
    # vanban needs no `if __name__ == "__main__"`.
    linux = sys.platform == "linux"
    return ProcessPool(
        bounds.processes,
        max_tasks=bounds.files,
        initializer=start,
        initargs=(os.getpid(), folder, bounds.memory),
        context=multiprocessing.get_context("fork" if linux else "spawn"),
    )


def _stop(pool: ProcessPool, folder: Path) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()
    bury(folder)


def _reason(problem: BaseException, bounds: Bounds) -> str:
    """What stopped an item, for people."""
    if isinstance(problem, TimeoutError):
        return f"it takes longer than {bounds.timeout:g} seconds; raise --timeout if it may"
    if isinstance(problem, MemoryError):
        return f"it takes more than {bounds.memory} MiB of memory; raise --memory if it may"
    if isinstance(problem, ProcessExpired):
        if problem.exitcode == OUT_OF_MEMORY:
            return _reason(MemoryError(), bounds)
        if problem.exitcode is not None and problem.exitcode < 0:
            name = signal.Signals(-problem.exitcode).name
            return f"its process was ended by {name}; please report this with the file"
        return f"its process ended with code {problem.exitcode}; please report this with the file"
    return f"{type(problem).__name__}: {problem}; please report this with the file"
