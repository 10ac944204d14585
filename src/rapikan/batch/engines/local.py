"""The local engine: processes of this machine, each with a pipe of its own and one part in hand.

No process shares a lock with another, so that one that is killed leaves the others working. Its part goes to a new process,
which finds in the part's trail at which record the first one died. Processes end when their parent does.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from rapikan.batch.engines import Engine
from rapikan.batch.part import FatalError, Summary, Task, perform
from rapikan.checking.file import FAULT
from rapikan.documents import DocumentError
from rapikan.language import Said

__all__ = ["prepare", "run"]

AHEAD = 4  # parts, times the processes, that may be under way or wait for an earlier one
STILLBORN = 3  # processes that may die over a part without having begun one of its records
STUCK = Said(
    "proses kerja mati sebelum mulai bekerja ({0}); periksa memori yang tersedia, atau kurangi --workers",
    "worker processes die before they begin ({0}); look at the memory that is left, or lower --workers",
)
NO_SCHEDULER = Said("--scheduler memerlukan --engine dask", "--scheduler needs --engine dask")
CONTEXT = get_context("spawn")  # a fork would copy the progress bar's thread in the middle of whatever it does


@dataclass
class _Worker:
    """A process, our end of its pipe, and the number of the task in its hand (None where it is idle)."""

    process: BaseProcess
    pipe: Connection
    holds: int | None = None

    @classmethod
    def started(cls) -> _Worker:
        ours, theirs = CONTEXT.Pipe()
        process = CONTEXT.Process(target=_work, args=(theirs,), daemon=True)
        with _deaf():
            process.start()
        theirs.close()
        return cls(process, ours)

    def stop(self) -> None:
        """Ends the process at once: what it has not put in its place does not count."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


@contextmanager
def _deaf() -> Iterator[None]:
    """Holds Ctrl-C back from a process while it starts, for it would die of it with a traceback; for us it only comes later."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def prepare(scheduler: str | None, workers: int) -> Engine:
    """Gives the engine over some processes. Raises DocumentError where a scheduler is named: nobody here would ask it."""
    if scheduler is not None:
        raise DocumentError(NO_SCHEDULER)
    return partial(run, workers=workers)


def run(tasks: Iterable[Task], workers: int) -> Iterator[Summary]:
    """Does tasks over some processes and yields their summaries in order.

    Raises:
        FatalError: a task cannot be done, so that the run cannot go on.
    """
    with ExitStack() as stack:
        engine = _Engine(iter(tasks), workers)
        stack.callback(engine.stop)
        yield from engine.summaries()


class _Engine:
    def __init__(self, tasks: Iterator[Task], workers: int) -> None:
        self._tasks = tasks
        self._most = workers
        self._workers: list[_Worker] = []
        self._open: dict[int, Task] = {}  # given out, or to be given out again
        self._again: deque[int] = deque()
        self._done: dict[int, Summary] = {}
        self._stillborn: dict[int, int] = {}
        self._given = 0  # tasks taken so far
        self._next = 0  # the task whose summary is due
        self._last = False  # there are no more tasks

    def summaries(self) -> Iterator[Summary]:
        """Yields the summaries in order."""
        while True:
            self._hand_out()
            if not self._open and self._last:
                return
            self._listen()
            while self._next in self._done:
                yield self._done.pop(self._next)
                self._next += 1

    def stop(self) -> None:
        """Ends all processes."""
        for worker in self._workers:
            worker.stop()

    def _hand_out(self) -> None:
        """Gives each idle process a task; starts a process only where there is one for it."""
        while True:
            worker = next((each for each in self._workers if each.holds is None), None)
            if worker is None and len(self._workers) >= self._most:
                return
            number = self._next_task()
            if number is None:
                return
            if worker is None:
                worker = _Worker.started()
                self._workers.append(worker)
            worker.holds = number
            with suppress(OSError):  # a process that has just died is noticed by `_listen`
                worker.pipe.send(self._open[number])

    def _next_task(self) -> int | None:
        if self._again:
            return self._again.popleft()
        if self._last or self._given - self._next >= AHEAD * self._most:
            return None
        task = next(self._tasks, None)
        if task is None:
            self._last = True
            return None
        self._open[self._given] = task
        self._given += 1
        return self._given - 1

    def _listen(self) -> None:
        """Waits until a process says something or dies."""
        busy = {worker.pipe: worker for worker in self._workers if worker.holds is not None}
        for pipe in connection.wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # only pipes were asked for
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(answer, FatalError):
                raise answer
            assert worker.holds is not None
            self._done[worker.holds] = answer
            del self._open[worker.holds]
            worker.holds = None

    def _bury(self, worker: _Worker) -> None:
        """Takes note of a process that died, and has its task done by another."""
        worker.stop()
        self._workers.remove(worker)
        assert worker.holds is not None
        if not self._open[worker.holds].path.with_suffix(".trail").exists():
            deaths = self._stillborn[worker.holds] = self._stillborn.get(worker.holds, 0) + 1
            if deaths >= STILLBORN:
                raise FatalError(STUCK.format(f"exit {worker.process.exitcode}"))
        self._again.append(worker.holds)


def _work(pipe: Connection) -> None:
    """Does tasks until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair, who ends this process
    threading.Thread(target=_die_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            try:
                answer: Summary | FatalError = perform(task)
            except FatalError as error:
                answer = error
            except Exception as error:  # a defect of rapikan is told; only what kills a process counts as a death
                answer = FatalError(FAULT.format(type(error).__name__, error))
            pipe.send(answer)


def _die_with_parent() -> None:
    """Ends this process when the parent is gone, even amid a long text."""
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)
