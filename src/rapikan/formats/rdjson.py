"""Reviewdog's diagnostic format. Its columns count UTF-8 bytes from 1 (reviewdog proto/rdf/reviewdog.proto, Position)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rapikan.edits import Applicability
from rapikan.formats.issue import Checked, Output, Place

__all__ = ["OUTPUT"]

SEVERITY = {Applicability.SAFE: "ERROR", Applicability.UNSAFE: "WARNING", Applicability.SHOW: "INFO"}


def _range(start: Place, end: Place) -> dict[str, Any]:
    return {"start": {"line": start.line, "column": start.utf8}, "end": {"line": end.line, "column": end.utf8}}


def write(files: Sequence[Checked], colour: bool) -> str:
    """Writes one DiagnosticResult."""
    diagnostics = [
        {
            "message": issue.message,
            "location": {"path": file.file, "range": _range(issue.start, issue.end)},
            "severity": SEVERITY[issue.level],
            "code": {"value": issue.code},
            "suggestions": [{"range": _range(edit.start, edit.end), "text": edit.text} for edit in issue.edits],
        }
        for file in files
        for issue in file.issues
    ]
    return json.dumps({"source": {"name": "rapikan"}, "diagnostics": diagnostics}, ensure_ascii=False, indent=2)


OUTPUT = Output(write)
