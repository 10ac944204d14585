"""The dask engine: the same parts over the workers of a cluster, which write to a DEST that all of them see.

dask gives a dead worker's part to another, up to its `allowed-failures`; the part's trail in DEST tells that one where the
first died, so a record that kills its worker is passed through here, too.
"""

from __future__ import annotations

import gc
import logging
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

from rapikan.archive.form import extra
from rapikan.batch.engines import Engine
from rapikan.batch.manifest import installation
from rapikan.batch.part import FatalError, Summary, Task, perform
from rapikan.documents import DocumentError
from rapikan.language import Said

__all__ = ["prepare", "run"]

AHEAD = 4  # parts, times the threads of the cluster, that may be under way
COLLECTING = (700, 10, 10)  # Python's own thresholds of its garbage collector
LEAN = {  # dask's own settings, so that memory stays as it is however long the archive
    "distributed.admin.low-level-log-length": 10,  # the latest 1,000 messages hold whole parts: 75 MB in the process that sends them
    "distributed.admin.system-monitor.log-length": 10,  # an hour of samples, two a second, for each process that the parent watches
    "distributed.worker.profile.enabled": False,  # nobody looks at where a worker's time went
    "distributed.nanny.pre-spawn-environ.MALLOC_ARENA_MAX": 1,  # glibc would keep a heap for each of a worker's threads: 10 MB
}
NO_CLUSTER = Said(
    "penjadwal {0} tidak menjawab: {1}; periksa alamatnya, atau jalankan tanpa --scheduler",
    "the scheduler {0} does not answer: {1}; look at the address, or run without --scheduler",
)
OTHER = Said(
    "pekerja di {0} memakai rapikan {1} dengan kamusnya sendiri, di sini {2}; samakan versi dan kamusnya",
    "the worker on {0} has rapikan {1} with dictionaries of its own, here it is {2}; make versions and dictionaries the same",
)
LOST = Said("pekerja dask mati berulang kali: {0}", "dask workers died again and again: {0}")
ALONE = Said(
    "penjadwal {0} tidak memiliki pekerja selama {1} detik; jalankan `dask worker {0}`",
    "the scheduler {0} has had no worker for {1} seconds; start some with `dask worker {0}`",
)
GLANCE = 5  # seconds after which a part that is still awaited makes us look whether anybody works at it
PATIENCE = 120  # seconds without any worker
ONE_AT_A_TIME = threading.Lock()  # a worker may have several threads, which would only wait for one another


def prepare(scheduler: str | None, workers: int) -> Engine:
    """Gives the engine over a cluster. Raises MissingExtraError where dask is not installed."""
    _distributed()
    return partial(run, scheduler=scheduler, workers=workers)


def _distributed() -> Any:
    return extra("distributed", "dask")


def run(tasks: Iterable[Task], scheduler: str | None, workers: int) -> Iterator[Summary]:
    """Does tasks over a cluster and yields their summaries in order.

    Args:
        tasks: what is to be done.
        scheduler: the scheduler's address; None starts a cluster of processes on this machine.
        workers: how many processes that cluster has.

    Raises:
        FatalError: a task cannot be done, so that the run cannot go on.
        DocumentError: the scheduler does not answer.
    """
    distributed = _distributed()
    with ExitStack() as stack:
        stack.enter_context(_collecting_garbage())
        stack.enter_context(extra("dask.config", "dask").set(LEAN))
        revive: Callable[[], object] = _leave_alone
        if scheduler is None:
            cluster: Any = stack.enter_context(
                distributed.LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    processes=True,
                    dashboard_address="127.0.0.1:0",
                    silence_logs=logging.CRITICAL,  # what its reader has to know is told here
                )
            )
            revive = partial(cluster.scale, workers)  # starts those that are missing
        else:
            cluster = scheduler
        try:
            client = stack.enter_context(distributed.Client(cluster))
        except (OSError, ValueError, TimeoutError) as error:
            raise DocumentError(NO_CLUSTER, scheduler, error) from None
        result = partial(_result, client=client, revive=revive)
        most = AHEAD * max(1, sum(client.nthreads().values()))
        under_way: deque[Any] = deque()
        for task in tasks:
            under_way.append(client.submit(_alone, task, pure=False))
            if len(under_way) == most:
                yield result(under_way.popleft())
        while under_way:
            yield result(under_way.popleft())


def _leave_alone() -> None:
    """Leaves a cluster that is not ours as it is."""


@contextmanager
def _collecting_garbage() -> Iterator[None]:
    """Has Python look for cycles as often as it usually does: dask makes some with every part, and `rapikan.__main__` puts the search off."""
    before = gc.get_threshold()
    gc.set_threshold(*COLLECTING)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _alone(task: Task) -> Summary:
    """Does a task in a worker; the pipeline's memories are made for one thread."""
    with ONE_AT_A_TIME:
        if installation() != task.installation:
            raise FatalError(OTHER.format(socket.gethostname(), installation().rapikan, task.installation.rapikan))
        return perform(task)


def _result(future: Any, *, client: Any, revive: Callable[[], object]) -> Summary:
    """Waits for a part. dask gives a worker up that dies while it starts, or that takes long to come back: nobody would ever answer."""
    done = threading.Event()  # the future's own timeout may end in an UnboundLocalError of distributed's when the part is done just then
    future.add_done_callback(lambda _: done.set())
    alone = 0
    while not done.wait(GLANCE):
        alone = 0 if client.nthreads() else alone + GLANCE
        if alone >= PATIENCE:
            raise FatalError(ALONE.format(client.scheduler.address, alone))
        revive()
    try:
        summary: Summary = future.result()
    except _distributed().scheduler.KilledWorker as error:
        raise FatalError(LOST.format(error)) from None
    return summary
