"""What `rapikan lint` found, written for people and for machines. One file is one format, found by itself.

    issue.py     what a format is given: Place, Replacement, Issue, Checked
    full.py  concise.py            for people
    json.py  jsonl.py  github.py  gitlab.py  sarif.py  junit.py  rdjson.py    for machines

A module here with an `Output` at its top is a format. Each picks the column unit that its readers count in.
"""

from __future__ import annotations

import importlib
from functools import cache

from rapikan.formats.issue import Checked, Issue, Output, Place, Replacement
from rapikan.modules import modules_in

__all__ = ["Checked", "Issue", "Output", "Place", "Replacement", "names", "output"]


@cache
def names() -> tuple[str, ...]:
    """Names the formats, sorted."""
    return tuple(name for name in modules_in(__path__) if name != "issue")


def output(name: str) -> Output:
    """Imports a format. Raises KeyError where there is none of that name."""
    if name not in names():
        raise KeyError(name)
    found = importlib.import_module(f"{__name__}.{name}").OUTPUT
    assert isinstance(found, Output)
    return found
