"""A function over many items in several processes: whatever an item does, the others go on.

What hangs, takes too much or crashes its process becomes an error of that item. Each process has
one item at a time, so that it is certain whose fault it was; the next one is handed over as soon
as a value is there. This process has no threads for it, since those and forks do not agree.

No library was found that holds this. ProcessPoolExecutor gives up all items when a process dies;
Pebble, whose processes share one pipe and its lock, stands still where one is killed while it
waits, as systems do that run out of memory: in four of six runs of tests/batch/test_pool.py.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import Generic, TypeVar

from .bounds import Bounds
from .process import Process
from .worker import Answer

Item = TypeVar("Item")
Value = TypeVar("Value")

_AHEAD = 16  # values a process that may wait for an earlier one


@dataclass(frozen=True, slots=True)
class Finished(Generic[Item, Value]):
    """An item with its value, or with what stopped it, and the seconds since it was handed in."""

    item: Item
    value: Value | None
    error: str = ""
    seconds: float = 0.0


def each(
    function: Callable[[Item], Value],
    items: Iterable[Item],
    bounds: Bounds,
    folder: Path,
    pause: Callable[[], bool] = lambda: False,
) -> Generator[Finished[Item, Value], None, None]:
    """Call the function with every item; the order is that in which they finish.

    `folder` is for temporary files of the processes and for nothing else. Items and values are
    pickled. While `pause()` no more items are taken than one. However the iteration ends, no
    process is left. Raises UsageError where no process can be started.
    """
    coming = iter(items)
    finished: list[Finished[Item, Value]] = []
    with closing(_Crew(function, bounds, folder)) as crew:
        while True:
            # Before values are handed on, so that no process waits for whoever takes them.
            while crew.has_room and not (crew.is_busy and pause()):
                try:
                    crew.give(next(coming))
                except StopIteration:
                    break
            yield from finished
            if not crew.is_busy:
                return
            finished = crew.wait()


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


class _Crew(Generic[Item, Value]):
    """The processes: those that have an item, and those that are free for one."""

    def __init__(self, function: Callable[[Item], Value], bounds: Bounds, folder: Path) -> None:
        self._started = partial(Process[Item, Value], function, bounds, folder)
        self._bounds = bounds
        self._busy: list[Process[Item, Value]] = []
        self._free: list[Process[Item, Value]] = []

    @property
    def is_busy(self) -> bool:
        return bool(self._busy)

    @property
    def has_room(self) -> bool:
        return len(self._busy) < self._bounds.processes

    def give(self, item: Item) -> None:
        """Have an item done, by a new process where none is free."""
        while True:
            process = self._free.pop() if self._free else self._started()
            self._busy.append(process)
            if process.give(item):
                return
            self._end(process)

    def wait(self) -> list[Finished[Item, Value]]:
        """What is finished next; sometimes nothing."""
        soonest = min(process.began for process in self._busy) + self._bounds.timeout
        connections = [process.connection for process in self._busy]
        told = set(wait(connections, max(0.0, soonest - time.monotonic())))
        finished = []
        for process in list(self._busy):
            if process.connection in told:
                answer = self._answer(process)
            elif time.monotonic() - process.began > self._bounds.timeout:
                answer = Answer(None, _too_long(self._bounds))
                self._end(process)
            else:
                continue
            if answer is not None:
                seconds = round(time.monotonic() - process.began, 3)
                finished.append(Finished(process.item, answer.value, answer.error, seconds))
        return finished

    def _answer(self, process: Process[Item, Value]) -> Answer[Value] | None:
        try:
            answer = process.answer()
        except (EOFError, OSError):
            answer = Answer(None, process.epitaph())
            self._end(process)
        else:
            if answer is not None and process.given == self._bounds.files:
                self._end(process)
            elif answer is not None:
                self._busy.remove(process)
                self._free.append(process)
        return answer

    def _end(self, process: Process[Item, Value]) -> None:
        self._busy.remove(process)
        process.stop()

    def close(self) -> None:
        """End all processes."""
        for process in (*self._busy, *self._free):
            process.stop()


def _too_long(bounds: Bounds) -> str:
    return f"it takes longer than {bounds.timeout:g} seconds; raise --timeout if it may"
