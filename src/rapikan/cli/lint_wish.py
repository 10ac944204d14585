"""What a command line of `rapikan lint` asks for: the format, the colours, the files; wishes that contradict one another are refused."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rapikan.cli.streams import STDIN, shown, standard_input
from rapikan.cli.wish import WrongUsageError, codes_of, level_of, refuse_mixed
from rapikan.config import Folders
from rapikan.documents import DocumentError
from rapikan.edits import Applicability
from rapikan.language import Said, tell

if TYPE_CHECKING:
    from rapikan.checking.baseline import Baseline
    from rapikan.checking.cache import Cache
    from rapikan.checking.changed import Changed
    from rapikan.checking.run import Input, Request
    from rapikan.formats import Output

__all__ = ["COLOURS", "Asked", "Inputs", "Wish", "refuse", "request_of", "wish_of"]

COLOURS = ("auto", "always", "never")


class Asked(NamedTuple):
    """A command line of `rapikan lint` as it was written; lint.py says what each option is for."""

    paths: Sequence[str] | None = None
    output_format: str = "full"
    level: str | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    exit_zero: bool = False
    max_findings: int = 0
    statistics: bool = False
    changed_since: str | None = None
    baseline: str | None = None
    write_baseline: str | None = None
    exclude: Sequence[str] | None = None
    force_exclude: bool = False
    no_respect_gitignore: bool = False
    config: str | None = None
    isolated: bool = False
    stdin_filename: str | None = None
    output_file: str | None = None
    color: str = "auto"
    jobs: int = 0
    no_cache: bool = False
    cache_dir: str | None = None
    encoding: str | None = None
    quiet: bool = False

    @property
    def named(self) -> list[str]:
        """The files and folders, or what stands for none: this folder, or standard input where it has a name."""
        return list(self.paths or ["." if self.stdin_filename is None else STDIN])


class Wish(NamedTuple):
    """What is to be done with what is found, beside what a `Request` asks of the checking itself.

    Attributes:
        output: the format of the report.
        level: the least sure findings that count; None asks each file's configuration.
        fix, diff: write what is mended, or show it.
        colour: whether people's formats have colours.
        exit_zero, most: what findings do to the exit code.
        statistics: count by rule only.
        output_file: where the report goes; None is standard output.
        baseline: what is not to be reported.
        write_baseline: where all findings are to be listed instead.
        quiet: no summary.
    """

    output: Output
    level: Applicability | None
    fix: bool
    diff: bool
    colour: bool
    exit_zero: bool
    most: int
    statistics: bool
    output_file: Path | None
    baseline: Baseline | None
    write_baseline: Path | None
    quiet: bool


def refuse(asked: Asked) -> None:
    """Raises WrongUsageError for wishes that contradict one another."""
    together = Said("{0} tidak dapat dipakai bersama {1}", "{0} cannot be used with {1}")
    refuse_mixed(asked.named)
    mending, listing = asked.fix or asked.diff, asked.write_baseline is not None
    for wrong, one, other in (
        (asked.fix and asked.diff, "--fix", "--diff"),
        (STDIN in asked.named and asked.changed_since is not None, "--changed-since", "-"),
        (asked.baseline and asked.write_baseline, "--baseline", "--write-baseline"),
        (listing and mending, "--write-baseline", "--fix/--diff"),
        (listing and asked.changed_since is not None, "--write-baseline", "--changed-since"),
        (asked.config is not None and asked.isolated, "--config", "--isolated"),
    ):
        if wrong:
            raise WrongUsageError(together.format(one, other))
    if asked.unsafe_fixes and not mending:
        raise WrongUsageError(tell("--unsafe-fixes memerlukan --fix atau --diff", "--unsafe-fixes needs --fix or --diff"))


def wish_of(asked: Asked) -> Wish:
    """Tells what is to be done with what is found. Raises WrongUsageError for a format, level, colour or baseline that is none."""
    return Wish(
        output=format_of(asked.output_format, statistics=asked.statistics),
        level=None if asked.level is None else level_of(asked.level),
        fix=asked.fix,
        diff=asked.diff,
        colour=colour_of(asked.color),
        exit_zero=asked.exit_zero,
        most=asked.max_findings,
        statistics=asked.statistics,
        output_file=None if asked.output_file is None else Path(asked.output_file),
        baseline=None if asked.baseline is None else baseline_of(asked.baseline),
        write_baseline=None if asked.write_baseline is None else Path(asked.write_baseline),
        quiet=asked.quiet,
    )


def request_of(asked: Asked) -> Request:
    """Tells how files are to be checked. Raises GitError where git knows no such revision."""
    from rapikan.checking.changed import Changed
    from rapikan.checking.run import Request

    return Request(
        select=codes_of(asked.select),
        ignore=codes_of(asked.ignore),
        encoding=asked.encoding,
        mend=(Applicability.UNSAFE if asked.unsafe_fixes else Applicability.SAFE) if asked.fix or asked.diff else None,
        jobs=asked.jobs,
        cache=None if asked.no_cache else cache_of(asked.cache_dir),
        changed=None if asked.changed_since is None else Changed(asked.changed_since),
    )


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


def baseline_of(path: str) -> Baseline:
    """Reads a baseline. Raises WrongUsageError where that cannot be."""
    from rapikan.checking.baseline import Baseline

    try:
        return Baseline(Path(path))
    except DocumentError as error:
        raise WrongUsageError(f"{shown(path)}: {error}") from None


def cache_of(folder: str | None) -> Cache:
    """Gives the cache in a folder, or in the user's own."""
    from rapikan.checking.cache import Cache
    from rapikan.lexicon.foreign import cache_folder

    return Cache(Path(folder) if folder is not None else cache_folder() / "lint")


class Inputs:
    """The files that the command line stands for."""

    def __init__(self, asked: Asked, changed: Changed | None) -> None:
        """Raises ConfigError for a configuration that the command line names and that cannot be used."""
        from rapikan.archive.walk import Walk

        self.asked = asked
        self.changed = changed
        folders = Folders.chosen(asked.config, isolated=asked.isolated)
        self.walk = Walk(folders, tuple(asked.exclude or ()), not asked.no_respect_gitignore, asked.force_exclude)

    def given(self) -> list[Input]:
        """Lists the files below the paths; with --changed-since only those that changed. Reads standard input where that is asked."""
        from rapikan.archive.walk import files
        from rapikan.checking.run import Input

        if self.asked.named == [STDIN]:
            name = self.asked.stdin_filename or STDIN
            return [Input(name, self.walk.folders.of(Path(name).absolute().parent), standard_input())]
        return [
            Input(str(path), self.walk.folders.of(path.parent))
            for path in files(map(Path, self.asked.named), self.walk)
            if self.changed is None or not os.path.exists(path) or self.changed.holds(path)
        ]

    def excludes_stdin(self) -> bool:
        """Says whether standard input is to be left as it is, as the file would be whose name it has."""
        name = self.asked.stdin_filename
        return self.asked.named == [STDIN] and name is not None and self.walk.forced and self.walk.excludes(Path(name).absolute())
