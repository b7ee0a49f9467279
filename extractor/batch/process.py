"""A process of the pool, as its parent sees it: it is given one item at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Generic, TypeVar

from extractor.errors import UsageError

from .bounds import Bounds
from .worker import OUT_OF_MEMORY, READY, Answer, out_of_memory, serve

Item = TypeVar("Item")
Value = TypeVar("Value")

# Forked, a process starts in no time and shares what is loaded; and a script that calls vanban
# needs no `if __name__ == "__main__"`.
if sys.platform == "linux":
    _CONTEXT = multiprocessing.get_context("fork")
else:
    _CONTEXT = multiprocessing.get_context("spawn")


class Process(Generic[Item, Value]):
    """A process that calls the function with one item after the other.

    `item` is what it has now, since `began` (monotonic seconds); `given` is how many it has had.
    Raises UsageError where no process can be started.
    """

    item: Item

    def __init__(self, function: Callable[[Item], Value], bounds: Bounds, folder: Path) -> None:
        self.connection, its_end = _CONTEXT.Pipe()
        arguments = (function, its_end, os.getpid(), folder, bounds)
        # As a daemon it ends with its parent, even where that forgets to stop it.
        self._process = _CONTEXT.Process(target=serve, args=arguments, daemon=True)
        try:
            self._process.start()
        except OSError as error:
            raise _not_started(error.strerror or str(error)) from error
        its_end.close()  # so that its death is the end of the connection
        self._bounds = bounds
        self._folder = folder / str(self._process.pid)
        self._is_ready = False
        self.began, self.given = 0.0, 0

    def give(self, item: Item) -> bool:
        """Hand over an item; False where somebody has ended the process while it was free.

        Raises UsageError where it could not be started.
        """
        try:
            self.connection.send(item)
        except OSError:
            if not self._is_ready:
                with suppress(EOFError, OSError):
                    self.answer()
                self.epitaph()
            return False
        self.item, self.began, self.given = item, time.monotonic(), self.given + 1
        return True

    def answer(self) -> Answer[Value] | None:
        """What came of the item; None where only the start of the process has been told.

        Waits for it. Raises UsageError where the process could not be started, and EOFError or
        OSError where it died: `epitaph` says of what.
        """
        message = self.connection.recv()
        if isinstance(message, Answer):
            return message
        if message != READY:
            raise _not_started(message)
        self._is_ready, self.began = True, time.monotonic()
        return None

    def epitaph(self) -> str:
        """What a process died of, for people. Raises UsageError where it never got to work."""
        code = self._ended()
        if code == OUT_OF_MEMORY:
            return out_of_memory(self._bounds)
        how = f"by {signal.Signals(-code).name}" if code < 0 else f"with code {code}"
        if not self._is_ready and code >= 0:
            raise _not_started(f"it ended {how}")
        if code == -signal.SIGKILL:
            return f"its process was ended {how}, as systems do that run out of memory"
        if -code in _CRASHES:
            return f"its process ended {how}, {_CRASHED}; {_RAISE}"
        return f"its process ended {how}; please report this with the file"

    def stop(self) -> None:
        """End the process and all that it started, and remove its temporary files."""
        self._ended()
        self._process.close()
        self.connection.close()
        rmtree(self._folder, ignore_errors=True)

    def _ended(self) -> int:
        """The exit code; one that is dying already keeps its own."""
        if self._process.pid is not None and sys.platform != "win32":
            # Before it is waited for: until then no other process can have its number.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        return self._process.exitcode or 0


def _not_started(why: str) -> UsageError:
    return UsageError("a process for the documents", f"cannot be started ({why})", _REMEDY)


# How libraries in C end a process; those of PDF do so too where they get no memory.
_CRASHES = frozenset({signal.SIGABRT, signal.SIGSEGV, signal.SIGILL, signal.SIGFPE})
_CRASHED = "as libraries do that crash or get no memory"
_RAISE = "try a larger --memory, else please report this with the file"
_REMEDY = "use fewer --workers, or free memory"
