"""The entries of json.py, one a line, for tools that read line by line."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rapikan.formats.issue import Checked, Output
from rapikan.formats.json import entries

__all__ = ["OUTPUT"]


def write(files: Sequence[Checked], colour: bool) -> str:
    """Writes one JSON object a line. U+2028 and its like are escaped, as some readers break lines there."""
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries(files))
    return "\n".join(line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085") for line in lines)


OUTPUT = Output(write)
