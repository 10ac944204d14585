"""Which files a folder gives: those that `include` names, without what .gitignore and `exclude` leave out.

Patterns are written as in .gitignore and looked up with pathspec; the nearest .gitignore that says something decides. Files
that are named on the command line are taken as they are, unless `forced`. Start reading at `files`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rapikan.config import Folders

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["Walk", "files", "matches", "spec"]

NEVER = (".git/", ".hg/", ".svn/", "node_modules/", ".venv/", "venv/", ".nox/", ".tox/", "__pycache__/")


class Walk:
    """How folders are walked.

    Attributes:
        folders: gives the settings of each folder.
        exclude: the command line's patterns, relative to the working folder.
        gitignore: leave out what git ignores.
        forced: exclude named files, too.
    """

    def __init__(self, folders: Folders, exclude: Sequence[str] = (), gitignore: bool = True, forced: bool = False) -> None:
        self.folders = folders
        self.exclude = exclude
        self.gitignore = gitignore
        self.forced = forced
        self._gitignores: dict[Path, GitIgnoreSpec | None] = {}

    def excludes(self, path: Path, *, folder: bool = False) -> bool:
        """Says whether the settings or the command line leave a file or folder out."""
        settings = self.folders.of(path.parent)
        return (
            _says(spec(NEVER), Path(path.name), folder) is True
            or _says(spec(tuple(self.exclude)), _below(path, Path.cwd()), folder) is True
            or _says(spec(settings.exclude), _below(path, settings.root), folder) is True
        )

    def git_ignores(self, path: Path, *, folder: bool = False) -> bool:
        """Says whether git ignores a file or folder; the nearest .gitignore that speaks of it decides."""
        if not self.gitignore:
            return False
        for above in path.parents:
            spec = self._gitignore(above)
            verdict = None if spec is None else _says(spec, _below(path, above), folder)
            if verdict is not None:
                return verdict
            if os.path.exists(above / ".git"):  # unlike Path's, no error in a folder that may not be entered
                return False
        return False

    def _gitignore(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._gitignores:
            try:
                lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                lines = []
            self._gitignores[folder] = spec(tuple(lines)) if lines else None
        return self._gitignores[folder]


def files(paths: Iterable[Path], walk: Walk) -> Iterator[Path]:
    """Yields the files that paths stand for, each once: a file itself, a folder's files sorted. A missing path yields itself."""
    seen: set[Path] = set()
    paths = list(paths)
    for path in paths:
        if os.path.isdir(path):
            found: Iterable[Path] = _within(path, walk)
        elif walk.forced and walk.excludes(path.absolute()):
            continue
        else:
            found = (path,)
        for file in found:
            if len(paths) == 1:  # an archive's names need not be held
                yield file
                continue
            whole = file.absolute()
            if whole not in seen:
                seen.add(whole)
                yield file


def _within(folder: Path, walk: Walk) -> Iterator[Path]:
    whole = folder.absolute()
    settings = walk.folders.of(whole)
    included = spec(settings.include)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # whoever reads it says why it cannot be read
        return
    for entry in entries:
        path = whole / entry.name
        if entry.is_dir(follow_symlinks=False):
            if not walk.excludes(path, folder=True) and not walk.git_ignores(path, folder=True):
                yield from _within(folder / entry.name, walk)
        elif (
            _is_file(entry)
            and _says(included, _below(path, settings.root), False)
            and not walk.excludes(path)
            and not walk.git_ignores(path)
        ):
            yield folder / entry.name


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # symbolic links that run in a circle
        return False


def matches(patterns: Sequence[str], path: Path, root: Path) -> bool:
    """Says whether patterns that are relative to a folder name a file."""
    return _says(spec(tuple(patterns)), _below(path.absolute(), root), False) is True


@cache
def spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Reads patterns as in .gitignore, each set of them once."""
    from pathspec import GitIgnoreSpec  # only where there are patterns: files that are named are taken as they are

    return GitIgnoreSpec.from_lines(patterns)


def _says(spec: GitIgnoreSpec, path: Path, folder: bool) -> bool | None:
    return spec.check_file(path.as_posix() + "/" if folder else path.as_posix()).include


def _below(path: Path, folder: Path) -> Path:
    """Gives a path as seen from a folder; one that is not below it is told by its name."""
    if path.is_relative_to(folder):
        return path.relative_to(folder)
    whole, root = path.resolve(), folder.resolve()  # one of the two may have been reached through a symbolic link
    return whole.relative_to(root) if whole.is_relative_to(root) else Path(path.name)
