"""What a command line of `rapikan lint` asks for: the format, the colours, the files; wishes that contradict one another are refused."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rapikan.cli.streams import shown, standard_input
from rapikan.cli.wish import STDIN, WrongUsageError, refuse_mixed
from rapikan.config import Folders
from rapikan.documents import DocumentError
from rapikan.language import Said, tell

if TYPE_CHECKING:
    from rapikan.checking.baseline import Baseline
    from rapikan.checking.cache import Cache
    from rapikan.checking.changed import Changed
    from rapikan.checking.run import Input
    from rapikan.formats import Output

__all__ = ["COLOURS", "Inputs", "baseline_of", "cache_of", "colour_of", "format_of", "refuse"]

COLOURS = ("auto", "always", "never")


def refuse(
    paths: Sequence[str],
    *,
    fix: bool,
    diff: bool,
    unsafe: bool,
    since: str | None,
    baselines: tuple[str | None, str | None],
    config: str | None,
    isolated: bool,
) -> None:
    """Raises WrongUsageError for wishes that contradict one another."""
    together = Said("{0} tidak dapat dipakai bersama {1}", "{0} cannot be used with {1}")
    refuse_mixed(paths)
    for wrong, one, other in (
        (fix and diff, "--fix", "--diff"),
        (STDIN in paths and since is not None, "--changed-since", "-"),
        (all(baselines), "--baseline", "--write-baseline"),
        (baselines[1] is not None and (fix or diff), "--write-baseline", "--fix/--diff"),
        (baselines[1] is not None and since is not None, "--write-baseline", "--changed-since"),
        (config is not None and isolated, "--config", "--isolated"),
    ):
        if wrong:
            raise WrongUsageError(together.format(one, other))
    if unsafe and not (fix or diff):
        raise WrongUsageError(tell("--unsafe-fixes memerlukan --fix atau --diff", "--unsafe-fixes needs --fix or --diff"))


def format_of(name: str, *, statistics: bool) -> Output:
    """Gives the format of a name. Raises WrongUsageError where there is none, or where it cannot tell statistics."""
    from rapikan import formats

    try:
        found = formats.output(name)
    except KeyError:
        said = Said("--format “{0}” tidak ada; pilih {1}", "there is no --format “{0}”; choose {1}")
        raise WrongUsageError(said.format(name, ", ".join(formats.names()))) from None
    if statistics and not found.for_people:
        raise WrongUsageError(
            Said("--statistics tidak dapat dipakai bersama --format {0}", "--statistics cannot be used with --format {0}").format(name)
        )
    return found


def colour_of(when: str) -> bool:
    """Says whether to colour. Raises WrongUsageError for a word that names no way."""
    if when not in COLOURS:
        said = Said("--color “{0}” tidak ada; pilih auto, always, atau never", "there is no --color “{0}”; choose auto, always or never")
        raise WrongUsageError(said.format(when))
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def baseline_of(kind: type[Baseline], path: str) -> Baseline:
    """Reads a baseline. Raises WrongUsageError where that cannot be."""
    try:
        return kind(Path(path))
    except DocumentError as error:
        raise WrongUsageError(f"{shown(path)}: {error}") from None


def cache_of(folder: str | None) -> Cache:
    """Gives the cache in a folder, or in the user's own."""
    from rapikan.checking.cache import Cache
    from rapikan.lexicon.foreign import cache_folder

    return Cache(Path(folder) if folder is not None else cache_folder() / "lint")


class Inputs:
    """The files that the command line stands for."""

    def __init__(self, folders: Folders, exclude: tuple[str, ...], *, gitignore: bool, forced: bool, changed: Changed | None) -> None:
        from rapikan.archive.walk import Walk

        self.walk = Walk(folders, exclude, gitignore, forced)
        self.changed = changed

    def files(self, paths: Sequence[str]) -> list[Input]:
        """Lists the files below paths; with --changed-since only those that changed."""
        from rapikan.archive.walk import files
        from rapikan.checking.run import Input

        return [
            Input(str(path), self.walk.folders.of(path.parent))
            for path in files(map(Path, paths), self.walk)
            if self.changed is None or not os.path.exists(path) or self.changed.holds(path)
        ]

    def stdin(self, name: str | None) -> Input:
        """Reads standard input under a name."""
        from rapikan.checking.run import Input

        folder = Path(name or STDIN).absolute().parent
        return Input(name or STDIN, self.walk.folders.of(folder), standard_input())
