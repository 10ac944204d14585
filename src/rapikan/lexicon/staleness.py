"""Whether the compiled files are older than what they are made of. A checkout asks at every start, so that it must cost little.

Standard library only, as `compile.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["FILES", "is_stale"]

FILES = ("own.rlx", "hunspell.rlx", "statistics.rlx")
# The modules whose change makes compiled files stale.
MAKERS = frozenset(
    f"{name}.py"
    for name in (
        *("automaton", "classes", "compile", "container", "deletions", "hunspell", "letters", "listing", "model", "morphology"),
        *("signatures", "tables"),
    )
)


def is_stale(sources: Path, target: Path) -> bool:
    """Says whether a compiled file is missing or older than one of its sources."""
    try:
        built = min(os.stat(target / name).st_mtime_ns for name in FILES)
    except FileNotFoundError:
        return True
    return any(
        entry.stat().st_mtime_ns > built
        for folder in (sources, sources / "hunspell-id", sources / "statistics", Path(__file__).parent)
        for entry in os.scandir(folder)
        if folder.name != "lexicon" or entry.name in MAKERS
    )
