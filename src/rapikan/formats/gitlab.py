"""GitLab's code quality report (a subset of Code Climate's): a JSON list; it knows lines and no columns.

Source: GitLab Docs, "Code Quality", "Import Code Quality results from a CI/CD job". A fingerprint names an issue from one
pipeline to the next, so it holds no line number.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from rapikan.edits import Applicability
from rapikan.formats.issue import Checked, Output

__all__ = ["OUTPUT"]

SEVERITY = {Applicability.SAFE: "major", Applicability.UNSAFE: "minor", Applicability.SHOW: "info"}


def write(files: Sequence[Checked], colour: bool) -> str:
    """Writes the report."""
    report = [
        {
            "description": f"{issue.code}: {issue.message}",
            "check_name": issue.code,
            "fingerprint": hashlib.sha256(f"{file.file}\0{issue.fingerprint}".encode("utf-8", "replace")).hexdigest(),
            "severity": SEVERITY[issue.level],
            "location": {"path": file.file, "lines": {"begin": issue.start.line, "end": issue.end.line}},
        }
        for file in files
        for issue in file.issues
    ]
    return json.dumps(report, ensure_ascii=False, indent=2)


OUTPUT = Output(write)
