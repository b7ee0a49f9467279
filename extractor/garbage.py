"""The garbage collector, asked to look less often while a document is worked on.

A page makes thousands of small objects and hardly a cycle; looking through them for cycles took
a twentieth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_EVERY = 50_000  # new objects from one look to the next; Python's own is 700
_lock = Lock()
_working = 0  # documents that are being worked on, maybe in several threads
_usual = gc.get_threshold()


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Collect less often inside; what was set before is set again when the last thread is out.

    >>> with rarely_collected():
    ...     gc.get_threshold()[0]
    50000
    """
    global _working, _usual
    with _lock:
        if not _working:
            _usual = gc.get_threshold()
            if 0 < _usual[0] < _EVERY:  # 0: it is off, and stays so
                gc.set_threshold(_EVERY, *_usual[1:])
        _working += 1
    try:
        yield
    finally:
        with _lock:
            _working -= 1
            if not _working:
                gc.set_threshold(*_usual)
