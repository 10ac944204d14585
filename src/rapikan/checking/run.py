"""Which files, by which settings, over how many processes: `outcomes` yields what became of each file, always in the same order.

A file's answer comes from the cache or from `_work`, here or in another process. Nothing here prints, and only the caller
writes: an `Outcome` holds the mended bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rapikan.archive.walk import matches
from rapikan.checking.cache import Answer, Cache
from rapikan.checking.file import FAULT, Order, check, mend
from rapikan.config import Settings
from rapikan.documents import DocumentError, Options, storage
from rapikan.edits import Applicability
from rapikan.formats import Issue

if TYPE_CHECKING:
    from rapikan.checking.changed import Changed

__all__ = ["Input", "Outcome", "Request", "UnknownCodeError", "codes_of", "order_of", "outcomes"]

FEWEST = 8  # files for which starting other processes pays
AT_ONCE = 4  # files handed to a process together


class UnknownCodeError(Exception):
    """A code fits no rule; its first argument is the code, its second the configuration that names it (None: the command line)."""


class Request(NamedTuple):
    """What the command line asks for, over the settings.

    Attributes:
        select, ignore: codes; a selection sets the configuration's aside.
        encoding: the encoding that the user names.
        mend: the least applicability of what is to be mended; None mends nothing.
        jobs: processes; 0 means one a processor.
        cache: where answers are kept; None keeps none.
        changed: only changed lines count; None means all do.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    encoding: str | None = None
    mend: Applicability | None = None
    jobs: int = 0
    cache: Cache | None = None
    changed: Changed | None = None


class Input(NamedTuple):
    """A file to check: its name, the settings in force for it, and its bytes where they are not to be read from disk."""

    name: str
    settings: Settings
    data: bytes | None = None


class Outcome(NamedTuple):
    """What became of a file.

    Attributes:
        name: the file's name, as given.
        settings: the settings in force for it.
        issues: what is (still) wrong, of every level.
        unused: line and code of silencing comments that silenced nothing.
        error: why the file could not be checked; None where it could.
        old, new: the bytes before and after mending, where that changed them.
        changes: how many changes mending took.
    """

    name: str
    settings: Settings
    issues: Sequence[Issue] = ()
    unused: Sequence[tuple[int, str]] = ()
    error: str | None = None
    old: bytes = b""
    new: bytes | None = None
    changes: int = 0


def outcomes(inputs: Iterable[Input], request: Request) -> Iterator[Outcome]:
    """Yields what became of each file, in the order of the inputs.

    Raises:
        UnknownCodeError: a code of the command line or of a configuration fits no rule.
        ConfigError: a house dictionary cannot be read.
        GitError: git cannot tell a file's changed lines.
    """
    ready = [_prepared(given, request) for given in inputs]
    tasks = [each for each in ready if isinstance(each, _Task)]
    jobs = request.jobs or os.cpu_count() or 1
    with ExitStack() as stack:
        if jobs > 1 and len(tasks) >= FEWEST:
            import signal
            from multiprocessing import get_context

            # Ctrl-C is this process's affair, which ends the others without a word of theirs
            pool = stack.enter_context(get_context().Pool(min(jobs, len(tasks)), signal.signal, (signal.SIGINT, signal.SIG_IGN)))
            done: Iterator[Outcome] = pool.imap(_work, tasks, chunksize=AT_ONCE)
        else:
            done = map(_work, tasks)
        for each in ready:
            yield next(done) if isinstance(each, _Task) else each
    if request.cache is not None:
        request.cache.tidy()


class _Task(NamedTuple):
    """All that another process needs to do one file."""

    given: Input
    data: bytes
    order: Order
    mend: Applicability | None
    lines: frozenset[int] | None
    cache: Cache | None
    answer: Answer | None = None


def _prepared(given: Input, request: Request) -> Outcome | _Task:
    """Reads a file and gives its outcome, if the cache knows it, or what is to be done."""
    changed = None if request.changed is None else request.changed.lines(Path(given.name))
    lines = None if changed is None else frozenset(changed)
    order = order_of(given, request)
    try:
        data = storage.read(Path(given.name)) if given.data is None else given.data
    except DocumentError as error:
        return Outcome(given.name, given.settings, error=str(error))
    task = _Task(given, data, order, request.mend, lines, request.cache)
    if request.cache is None:
        return task
    answer = request.cache.get(request.cache.name(given.name, data, order))
    if answer is None:
        return task
    return task._replace(answer=answer) if _mendable(task, answer) else _outcome(task, answer)


def _work(task: _Task) -> Outcome:
    """Does one file; whatever goes wrong with it is told and costs no other file."""
    given = task.given
    try:
        answer = task.answer or _asked(task, task.data)
        if not _mendable(task, answer):
            return _outcome(task, answer)
        assert task.mend is not None
        new, changes = mend(given.name, task.data, task.order, task.mend, task.lines)
        if new == task.data:
            return _outcome(task, answer)
        return _outcome(task, _asked(task, new))._replace(old=task.data, new=new, changes=changes)
    except DocumentError as error:
        return Outcome(given.name, given.settings, error=str(error))
    except ModuleNotFoundError:  # a package that the installation lacks, said once
        raise
    except Exception as error:  # a defect of a rule must not cost the other files
        if os.environ.get("RAPIKAN_DEBUG"):
            raise
        return Outcome(given.name, given.settings, error=FAULT.format(type(error).__name__, error))


def _asked(task: _Task, data: bytes) -> Answer:
    """Checks a file's bytes and keeps the answer."""
    answer = check(task.given.name, data, task.order)
    if task.cache is not None:
        task.cache.put(task.cache.name(task.given.name, data, task.order), answer)
    return answer


def _mendable(task: _Task, answer: Answer) -> bool:
    return task.mend is not None and any(issue.edits and issue.level >= task.mend for issue in answer[0])


def _outcome(task: _Task, answer: Answer) -> Outcome:
    issues, unused = answer
    if task.lines is not None:
        issues = [issue for issue in issues if not task.lines.isdisjoint(range(issue.start.line, issue.end.line + 1))]
        unused = [(line, code) for line, code in unused if line in task.lines]
    return Outcome(task.given.name, task.given.settings, issues, unused)


# --- rules in force -----------------------------------------------------------------------------------------------------------


def order_of(given: Input, request: Request) -> Order:
    """Gives by what a file is checked. Raises UnknownCodeError and ConfigError."""
    settings = given.settings
    return Order(
        codes_of(given.name, settings, request),
        _words(settings),
        settings.names,
        settings.pairs,
        request.encoding,
        Options(settings.front_matter),
    )


@lru_cache(maxsize=64)
def _words(settings: Settings) -> tuple[str, ...]:
    return settings.words()


def codes_of(name: str, settings: Settings, request: Request) -> frozenset[str] | None:
    """Gives the rules in force for a file, None for all. Raises UnknownCodeError for a code that fits none."""
    own = settings.select + settings.extend_select if settings.select else ()
    spared = tuple(code for pattern, codes in settings.per_file_ignores if matches((pattern,), Path(name), settings.root) for code in codes)
    ignored = request.ignore + spared + (() if request.select else settings.ignore)
    try:
        return _selected(request.select or own, ignored)
    except KeyError as error:
        code = str(error.args[0])
        ours = code in request.select or code in request.ignore
        raise UnknownCodeError(code, None if ours else settings.source) from None


@lru_cache(maxsize=256)
def _selected(chosen: tuple[str, ...], ignored: tuple[str, ...]) -> frozenset[str] | None:
    """Gives the rules in force."""
    if not chosen and not ignored:
        return None
    from rapikan.rule import select

    return select(chosen, ignored)
