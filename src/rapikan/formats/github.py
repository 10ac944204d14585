"""GitHub's workflow commands: ``::error file=…,line=…,col=…,endLine=…,endColumn=…,title=CODE::message``.

Source: GitHub Docs, "Workflow commands for GitHub Actions". Columns count code points; the end is the last column that belongs
to the stretch, and GitHub wants columns only where a stretch stays in one line.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapikan.edits import Applicability
from rapikan.formats.issue import Checked, Issue, Output

__all__ = ["OUTPUT"]

KIND = {Applicability.SAFE: "error", Applicability.UNSAFE: "warning", Applicability.SHOW: "notice"}


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _where(file: str, issue: Issue) -> str:
    place = f"file={_property(file)},line={issue.start.line}"
    if issue.start.line != issue.end.line:
        return f"{place},endLine={issue.end.line}"
    last = max(issue.start.column, issue.end.column - 1)
    return f"{place},col={issue.start.column},endLine={issue.end.line},endColumn={last}"


def write(files: Sequence[Checked], colour: bool) -> str:
    """Writes one command an issue."""
    return "\n".join(
        f"::{KIND[issue.level]} {_where(file.file, issue)},title={_property(f'rapikan ({issue.code})')}::{_message(issue.message)}"
        for file in files
        for issue in file.issues
    )


OUTPUT = Output(write)
