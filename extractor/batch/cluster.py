"""The engine of many machines: Dask hands files out to workers, their results come back here.

A file goes to a worker by its path or URL, not by its bytes, so that this machine is no bottleneck:
what is converted has to lie where all machines see it, under the same path. All else (what is
known, what is kept, how tables are made of it) is the code of every engine.
"""

from __future__ import annotations

import logging
import pickle
import time
from collections.abc import Generator, Iterable
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from extractor.errors import UsageError

from .bounds import BOUNDS, Bounds
from .conversion import Engine, Outcomes
from .host import Answer, Request, ask
from .job import Job
from .pool import Finished
from .program import program
from .tasks import Task, Tasks
from .work import Settings

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

_AHEAD = 2  # tasks a thread of the cluster, so that none waits for work
_LEAST = 8  # tasks in flight, for a cluster that grows when there is work
_RETRIES = 2
_CONNECT = 30.0  # seconds
_PATIENCE = 300.0  # seconds that a scheduler which was there may be away
_LOSSES = 5  # of the scheduler, with nothing finished in between
_LOOK_EVERY = 30.0  # seconds without news
_AGAIN = "start it again and give the same command: it goes on with what is not done"

log = logging.getLogger(__name__)


class _Lost(Exception):
    """The scheduler is gone, and with it all tasks that it had."""


def cluster(bounds: Bounds = BOUNDS, scheduler: str = "") -> Engine:
    """The engine of the Dask cluster at `scheduler` (tcp://host:8786).

    Without one, a cluster of this machine with `bounds.processes` workers is started. Time and
    memory of each file are bounded as in the local pool. Where the scheduler goes away, it may
    come back at the same address within five minutes, and gets again what it had. Raises
    UsageError where distributed is not installed, or the scheduler cannot be reached or stays
    away; what came back before is kept.
    """
    if find_spec("distributed") is None:
        raise UsageError("--engine dask", "needs distributed", "pip install 'vanban[dask]'")

    def engine(settings: Settings, jobs: Iterable[Job], folder: Path) -> Outcomes:
        request = Request(settings, (), replace(bounds, workers=1), str(Path.cwd()))
        with _address(bounds, scheduler, folder) as address:
            tasks = Tasks(iter(jobs), for_shards=bool(settings.shards))
            yield from _all(address, request, tasks)

    return engine


@contextmanager
def _address(bounds: Bounds, scheduler: str, folder: Path) -> Generator[str, None, None]:
    if scheduler:
        yield scheduler
        return
    with own_cluster(bounds.processes, folder) as own:
        yield own.scheduler_address


@contextmanager
def own_cluster(workers: int, folder: Path) -> Generator[LocalCluster, None, None]:
    """A cluster of this machine: a scheduler in this process, workers in their own."""
    import dask
    from distributed import LocalCluster

    # A worker that dies is started again. By default it is given up if that takes 15 seconds, or
    # if it is just dead again when these are over; a cluster without workers would wait for ever.
    with (
        dask.config.set({"distributed.deploy.lost-worker-timeout": "1 day"}),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=":0",  # any port: the usual one may be taken, which is warned of
            local_directory=str(folder),
        ) as own,
    ):
        yield own


def _all(address: str, request: Request, tasks: Tasks) -> Outcomes:
    """All that is finished, from the scheduler or from those that take its place."""
    place = f"the cluster at {address}"
    patience, losses = _CONNECT, 0
    while True:
        client = _connected(address, patience)
        if client is None:
            if patience == _CONNECT:
                raise UsageError(address, "no scheduler answers there", "check --scheduler")
            raise UsageError(place, "its scheduler went away", _AGAIN)
        if losses:
            log.warning("%s is back", place)
        try:
            for finished in _each(client, place, request, tasks):
                losses = 0
                yield from finished
            return
        except _Lost:
            losses += 1
            if losses == _LOSSES:
                raise UsageError(place, "its scheduler goes away all the time", _AGAIN) from None
            patience = _PATIENCE
            log.warning("%s: its scheduler went away; waiting %.0f s for it", place, patience)
        finally:
            client.close(timeout=_LOOK_EVERY)


def _connected(address: str, seconds: float) -> Client | None:
    """A client of the scheduler there; None where none answers for so long."""
    from distributed import Client

    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        try:
            return Client(address, timeout=min(left, _CONNECT))
        except (OSError, TimeoutError, ValueError):
            time.sleep(min(1, left))
    return None


def _each(
    client: Client, place: str, request: Request, tasks: Tasks
) -> Generator[Answer, None, None]:
    """Keep so many tasks in flight, whatever the number of jobs; hand over what comes back.

    Raises _Lost, with what was in flight put back, or UsageError where no worker can do it.
    """
    from distributed import KilledWorker

    flying: dict[Future[bytes], tuple[Task, float]] = {}
    news: SimpleQueue[Future[bytes]] = SimpleQueue()
    try:
        while True:
            room = max(_LEAST, _AHEAD * _threads(client))
            while len(flying) < room and (task := tasks.take(idle=not flying)):
                future = _submit(client, replace(request, jobs=task))
                flying[future] = task, time.monotonic()
                future.add_done_callback(news.put)
            if not flying:
                return
            future = _next(news, client, place)
            said = _said(future)
            task, began = flying.pop(future)
            if isinstance(said, list):
                tasks.learn(said)
                yield said
            elif isinstance(said, KilledWorker | ChildProcessError):
                if tasks.is_guilty(task):
                    seconds = round(time.monotonic() - began, 3)
                    yield [Finished(task[0], None, f"its workers died ({said})", seconds)]
            elif isinstance(said, UsageError):
                raise said
            else:
                problem = f"a worker cannot run vanban ({type(said).__name__}: {said})"
                raise UsageError(place, problem, "install it on every machine")
    finally:
        for task, _ in flying.values():
            tasks.put_back(task)
        if client.status == "running":
            client.cancel(list(flying))


def _threads(client: Client) -> int:
    try:
        return sum(client.nthreads().values())
    except (OSError, TimeoutError) as error:
        raise _Lost from error


def _submit(client: Client, request: Request) -> Future[bytes]:
    from distributed.client import ClosedClientError

    try:
        return client.submit(ask, pickle.dumps(request), program(), pure=False, retries=_RETRIES)
    except (OSError, ClosedClientError) as error:
        raise _Lost from error


def _next(news: SimpleQueue[Future[bytes]], client: Client, place: str) -> Future[bytes]:
    """The task that is finished next, or failed."""
    told = False
    while True:
        try:
            return news.get(timeout=_LOOK_EVERY)
        except Empty:
            if client.status != "running":
                raise _Lost from None
            if not (told or _threads(client)):
                log.warning("%s has no workers; waiting for some", place)
                told = True


def _said(future: Future[bytes]) -> Answer | BaseException:
    """The answer of a task, or why there is none."""
    from distributed import KilledWorker
    from distributed.client import ClosedClientError

    try:
        if future.status == "error":
            problem: BaseException = future.exception()
            return problem
        said: Answer | UsageError = pickle.loads(future.result())  # noqa: S301  our own worker's
    except (KilledWorker, ChildProcessError) as error:  # its result was lost, and made again
        return error
    except (OSError, TimeoutError, CancelledError, ClosedClientError) as error:
        raise _Lost from error
    return said
