"""Which files make up a task of a cluster, and what becomes of those whose workers die."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

from .job import Job
from .pool import Finished
from .work import Outcome

SECONDS, MOST = 15.0, 64  # of work, and files, in one task
SECONDS_OF_SHARD, MOST_OF_SHARD = 60.0, 256  # where a task is a file, of which there shall be few

Task = tuple[Job, ...]


class Tasks:
    """Hands out tasks, as large as takes some seconds at the pace of the last; `()` for none.

    A task whose workers died is taken apart. A file whose workers died is tried once more, with
    nothing else in the cluster: what else they had when they died is suspected without cause.
    """

    def __init__(self, jobs: Iterator[Job], *, for_shards: bool = False) -> None:
        self._jobs = jobs
        self._seconds = SECONDS_OF_SHARD if for_shards else SECONDS
        self._most = MOST_OF_SHARD if for_shards else MOST
        self._again: deque[Task] = deque()
        self._suspects: deque[Job] = deque()
        self._accused: Job | None = None
        self._pace = 0.0  # seconds a file; the first ones come alone

    def take(self, *, idle: bool) -> Task:
        """The next task; `idle` says that no other is in the cluster."""
        if self._again:
            return self._again.popleft()
        files = max(1, min(self._most, round(self._seconds / self._pace))) if self._pace else 1
        task = tuple(islice(self._jobs, files))
        if not task and idle and self._suspects:
            self._accused = self._suspects.popleft()
            return (self._accused,)
        return task

    def put_back(self, task: Task) -> None:
        """The task was lost, through no fault of its own."""
        if task[0] is self._accused:
            self._suspects.append(task[0])
        else:
            self._again.append(task)

    def learn(self, finished: Sequence[Finished[Job, Outcome]]) -> None:
        """A task came back: the next ones follow its pace."""
        spent = sum(one.value.entry.seconds if one.value else one.seconds for one in finished)
        latest = max(spent / len(finished), 0.001)
        self._pace += (latest - self._pace) / (4 if self._pace else 1)

    def is_guilty(self, task: Task) -> bool:
        """The workers of a task died: whether it is its file that they die of, or to be seen."""
        if len(task) > 1:
            self._again.extend((job,) for job in task)
        elif task[0] is not self._accused:
            self._suspects.append(task[0])
        else:
            return True
        return False
