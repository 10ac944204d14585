"""Engines: each takes tasks and yields their summaries in the tasks' order, holding a bounded number of either.

One engine is one file with `prepare(scheduler, workers)`, found by its name; all of them call `rapikan.batch.part.perform`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

from rapikan.batch.part import Summary, Task
from rapikan.modules import modules_in

__all__ = ["Engine", "engine", "names"]

Engine = Callable[[Iterator[Task]], Iterator[Summary]]


def names() -> tuple[str, ...]:
    """Names the engines, sorted."""
    return tuple(modules_in(__path__))


def engine(name: str, scheduler: str | None, workers: int) -> Engine:
    """Imports an engine and prepares it.

    Args:
        name: one of `names`.
        scheduler: the address of what deals the work out, for an engine that has such a thing.
        workers: how many processes work on this machine.

    Raises:
        KeyError: there is none of that name.
        DocumentError: the engine cannot work so, or its extra is missing.
    """
    if name not in names():
        raise KeyError(name)
    prepared: Engine = importlib.import_module(f"{__name__}.{name}").prepare(scheduler, workers)
    return prepared
