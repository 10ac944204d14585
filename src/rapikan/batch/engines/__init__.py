"""Engines: each takes tasks and yields their summaries in the tasks' order, holding a bounded number of either.

One engine is one file with `run(tasks, …)`; all of them call `rapikan.batch.part.perform`.
"""

from __future__ import annotations
