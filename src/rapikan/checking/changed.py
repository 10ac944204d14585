"""Which lines a git diff touched: from a revision's common ancestor with HEAD to the files as they stand now."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection
from pathlib import Path

from rapikan.language import Said
from rapikan.patterns import deferred

__all__ = ["Changed", "GitError"]

HUNK = deferred(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class GitError(Exception):
    """git cannot answer; ``str()`` says what and what to do."""


class MissingGitError(GitError):
    """There is no git."""


class Changed:
    """The files and lines changed since a revision in the repository of the working folder."""

    def __init__(self, revision: str) -> None:
        """Asks git which files changed. Raises GitError without git or a repository, or for an unknown revision."""
        try:
            self._root = Path(_git("rev-parse", "--show-toplevel").rstrip("\n"))
        except MissingGitError:
            raise
        except GitError as error:
            raise GitError(NO_REPOSITORY.format(error)) from None
        try:
            commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}").strip()
        except GitError:
            raise GitError(UNKNOWN.format(revision)) from None
        with contextlib.suppress(GitError):  # a shallow clone knows no common ancestor
            commit = _git("merge-base", commit, "HEAD").strip()
        self._commit = commit
        self._touched = self._paths(_git("diff", "--name-only", "--no-ext-diff", "-z", commit, folder=self._root))
        self._untracked = self._paths(_git("ls-files", "--others", "-z", folder=self._root))

    def _paths(self, listed: str) -> frozenset[Path]:
        return frozenset((self._root / name).resolve() for name in listed.split("\0") if name)

    def holds(self, path: Path) -> bool:
        """Says whether a file changed at all."""
        whole = path.resolve()
        return whole in self._touched or whole in self._untracked

    def lines(self, path: Path) -> Collection[int] | None:
        """Gives the changed lines of a file, from 1; None for a new file, all of whose lines are."""
        whole = path.resolve()
        if whole in self._untracked:
            return None
        diff = _git("diff", "--unified=0", "--no-color", "--no-ext-diff", self._commit, "--", str(whole), folder=self._root)
        lines: set[int] = set()
        for start, count in HUNK.findall(diff):
            lines.update(range(int(start), int(start) + int(count or 1)))
        return lines


UNKNOWN = Said(
    "git tidak mengenal revisi “{0}”; dalam CI, ambil juga riwayatnya (fetch-depth: 0)",
    "git knows no revision “{0}”; in CI, fetch the history, too (fetch-depth: 0)",
)
NO_REPOSITORY = Said(
    "--changed-since memerlukan folder dalam repositori git ({0})", "--changed-since needs a folder in a git repository ({0})"
)
MISSING = Said("--changed-since memerlukan git, yang tidak ditemukan", "--changed-since needs git, which was not found")


def _git(*arguments: str, folder: Path | None = None) -> str:
    import subprocess  # 8 ms that a run over whole files never needs

    try:
        done = subprocess.run(["git", *arguments], capture_output=True, cwd=folder, check=False)
    except FileNotFoundError:
        raise MissingGitError(str(MISSING)) from None
    if done.returncode:
        raise GitError(f"git: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout.decode("utf-8", "surrogateescape")
