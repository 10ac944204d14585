"""One line an issue: ``path:line:column: CODE message``. Columns count code points, as grep and most editors do."""

from __future__ import annotations

from collections.abc import Sequence

from rapikan.formats.issue import Checked, Output

__all__ = ["OUTPUT", "one_line"]


def one_line(text: str) -> str:
    """Gives a text without line breaks and without signs that a terminal obeys."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)


def write(files: Sequence[Checked], colour: bool) -> str:
    """Writes the issues, one a line."""
    lines = []
    for file in files:
        for issue in file.issues:
            code = f"\x1b[1;31m{issue.code}\x1b[0m" if colour else issue.code
            lines.append(f"{one_line(file.file)}:{issue.start.line}:{issue.start.column}: {code} {one_line(issue.message)}")
    return "\n".join(lines)


OUTPUT = Output(write, for_people=True)
