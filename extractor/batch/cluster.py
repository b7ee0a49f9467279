"""The engine of many machines: Dask hands files out to workers, their results come back here.

A file goes to a worker by its path or URL, not by its bytes, so that this machine is no bottleneck:
what is converted has to lie where all machines see it, under the same path. All else (what is
known, what is kept, how tables are made of it) is the code of every engine.
"""

from __future__ import annotations

import pickle
import platform
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import UsageError

from .bounds import BOUNDS, Bounds
from .conversion import Engine, Outcomes
from .host import Request, ask
from .job import Job
from .pool import Finished
from .program import program
from .work import Outcome

if TYPE_CHECKING:
    from distributed import Client, Future

_SECONDS = 15.0  # of work in one task: starting its process takes half a second
_MOST = 64  # files in a task
_AHEAD = 2  # tasks a thread of the cluster, so that none waits for work
_LEAST = 8  # tasks in flight, for a cluster that grows when there is work
_RETRIES = 2
_CONNECT = 30  # seconds
_AGAIN = "start it again and give the same command: it goes on with what is not done"


def cluster(bounds: Bounds = BOUNDS, scheduler: str = "") -> Engine:
    """The engine of the Dask cluster at `scheduler` (tcp://host:8786).

    Without one, a cluster of this machine with `bounds.processes` workers is started. Time and
    memory of each file are bounded as in the local pool. Raises UsageError where distributed is
    not installed, or the scheduler cannot be reached or goes away; what came back before is kept.
    """
    if find_spec("distributed") is None:
        raise UsageError("--engine dask", "needs distributed", "pip install 'vanban[dask]'")

    def engine(function: Callable[[Job], Outcome], jobs: Iterable[Job], folder: Path) -> Outcomes:
        request = Request(function, (), replace(bounds, workers=1), str(Path.cwd()))
        with _client(bounds, scheduler, folder) as client:
            yield from _each(client, request, iter(jobs))

    return engine


@contextmanager
def _client(bounds: Bounds, scheduler: str, folder: Path) -> Generator[Client, None, None]:
    from distributed import Client, LocalCluster

    if not scheduler:
        with (
            LocalCluster(
                n_workers=bounds.processes,
                threads_per_worker=1,
                dashboard_address=None,
                local_directory=str(folder),
            ) as own,
            Client(own) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=_CONNECT)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(scheduler, "no scheduler answers there", "check --scheduler") from error
    with client:
        yield client


@dataclass(slots=True)
class _Pace:
    """How many files make up a task: as many as take long enough, at the pace of the last."""

    seconds: float = 0.0  # a file; the first ones come alone

    @property
    def files(self) -> int:
        return max(1, min(_MOST, round(_SECONDS / self.seconds))) if self.seconds else 1

    def learn(self, finished: Sequence[Finished[Job, Outcome]]) -> None:
        spent = sum(one.value.entry.seconds if one.value else one.seconds for one in finished)
        latest = max(spent / len(finished), 0.001)
        self.seconds += (latest - self.seconds) / (4 if self.seconds else 1)


def _each(client: Client, request: Request, jobs: Iterator[Job]) -> Outcomes:
    """Keep so many tasks in flight, whatever the number of jobs; hand over what comes back."""
    from distributed import KilledWorker, as_completed
    from distributed.client import ClosedClientError

    flying: dict[Future[bytes], tuple[tuple[Job, ...], float]] = {}
    again: deque[tuple[Job, ...]] = deque()
    done = as_completed()
    pace = _Pace()
    try:
        while True:
            while len(flying) < max(_LEAST, _AHEAD * sum(client.nthreads().values())):
                batch = again.popleft() if again else tuple(islice(jobs, pace.files))
                if not batch:
                    break
                sent = pickle.dumps(replace(request, jobs=batch))
                future = client.submit(ask, sent, program(), pure=False, retries=_RETRIES)
                flying[future] = batch, time.monotonic()
                done.add(future)
            if not flying:
                return
            future = next(done)
            batch, began = flying.pop(future)
            problem = None if future.status == "finished" else future.exception()
            if problem is None:
                finished: list[Finished[Job, Outcome]] = pickle.loads(future.result())  # noqa: S301
                pace.learn(finished)
                yield from finished
            elif not isinstance(problem, KilledWorker | ChildProcessError):
                raise _of_all(client, problem)
            elif len(batch) > 1:  # one of them may be the cause: it shall not take the others along
                again.extend((job,) for job in batch)
            else:
                seconds = round(time.monotonic() - began, 3)
                yield Finished(batch[0], None, f"its workers died ({problem})", seconds)
    except (OSError, CancelledError, ClosedClientError) as error:
        raise _of_all(client, error) from error
    finally:
        if client.status == "running":
            client.cancel(list(flying))


def _of_all(client: Client, problem: BaseException) -> UsageError:
    """What is wrong with the cluster, not with a file."""
    if isinstance(problem, UsageError):
        return problem
    place = f"the cluster at {client.scheduler.address if client.scheduler else platform.node()}"
    if client.status != "running" or isinstance(problem, OSError | CancelledError):
        return UsageError(place, "its scheduler went away", _AGAIN)
    said = f"{type(problem).__name__}: {problem}"
    return UsageError(place, f"a worker cannot run vanban ({said})", "install it on every machine")
