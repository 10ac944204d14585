"""What was wrong before a newsroom began: a JSON file of fingerprints, so that only new findings are reported.

A fingerprint holds no line number, so moved lines stay known. An entry that nothing answers to any more is stale, and said to be.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rapikan.documents import DocumentError, storage
from rapikan.formats import Checked, Issue
from rapikan.language import Said

__all__ = ["Baseline", "write"]

VERSION = 1


class Baseline:
    """The entries of a baseline file: for each path, relative to the file's folder, the fingerprints and their codes."""

    def __init__(self, path: Path) -> None:
        """Reads the file. Raises DocumentError for one that is missing or no baseline."""
        self.folder = path.absolute().parent
        try:
            read = json.loads(storage.read(path).decode("utf-8", "surrogateescape"))  # a path need not be text
            self._files: dict[str, dict[str, str]] = {file: dict(marks) for file, marks in read["files"].items()}
            sound = read["version"] == VERSION
        except (ValueError, KeyError, TypeError, AttributeError):
            sound = False
        if not sound:
            raise DocumentError(
                Said(
                    "bukan berkas baseline rapikan; buat lagi dengan --write-baseline",
                    "not a rapikan baseline; write it anew with --write-baseline",
                )
            )

    def new(self, file: str, issues: Iterable[Issue]) -> list[Issue]:
        """Gives the issues that the baseline does not know."""
        known = self._files.get(_relative(file, self.folder), {})
        return [issue for issue in issues if issue.fingerprint not in known]

    def stale(self, file: str, issues: Iterable[Issue], codes: Iterable[str]) -> int:
        """Counts the entries of a file that no issue answers to, of the rules that were asked for."""
        known = self._files.get(_relative(file, self.folder), {})
        present = {issue.fingerprint for issue in issues}
        asked = frozenset(codes)
        return sum(code in asked and mark not in present for mark, code in known.items())

    def gone(self) -> Iterator[tuple[str, int]]:
        """Yields the files that are no more, as the baseline names them, and how many entries each has."""
        for file, known in self._files.items():
            if not (self.folder / file).exists():
                yield file, len(known)


def write(path: Path, files: Iterable[Checked]) -> int:
    """Writes a baseline of all issues and gives their number. Raises DocumentError where the file cannot be written."""
    folder = path.absolute().parent
    entries: Mapping[str, dict[str, str]] = {
        _relative(file.file, folder): {issue.fingerprint: issue.code for issue in file.issues} for file in files if file.issues
    }
    text = json.dumps({"version": VERSION, "files": dict(sorted(entries.items()))}, ensure_ascii=False, indent=1)
    storage.write(path, (text + "\n").encode("utf-8", "surrogateescape"))
    return sum(map(len, entries.values()))


def _relative(file: str, folder: Path) -> str:
    return os.path.relpath(os.path.abspath(file), folder).replace(os.sep, "/")
