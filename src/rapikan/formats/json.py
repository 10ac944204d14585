"""A JSON list of issues, columns in code points: {file, code, message, level, line, column, end_line, end_column, edits}."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rapikan.formats.issue import Checked, Issue, Output, Place

__all__ = ["OUTPUT", "entries"]


def _places(start: Place, end: Place) -> dict[str, int]:
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def _entry(file: str, issue: Issue) -> dict[str, Any]:
    return {
        "file": file,
        "code": issue.code,
        "message": issue.message,
        "level": issue.level.label,
        **_places(issue.start, issue.end),
        "edits": [{**_places(edit.start, edit.end), "text": edit.text} for edit in issue.edits],
    }


def entries(files: Sequence[Checked]) -> Iterator[dict[str, Any]]:
    """Yields the issues as plain dictionaries."""
    for file in files:
        for issue in file.issues:
            yield _entry(file.file, issue)


def write(files: Sequence[Checked], colour: bool) -> str:
    """Writes the list, indented by two."""
    return json.dumps(list(entries(files)), ensure_ascii=False, indent=2)


OUTPUT = Output(write)
