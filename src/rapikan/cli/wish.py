"""What a command line of `rapikan fix` asks for: where the text goes, how sure a change must be, which rules are in force.

Wishes that contradict one another are refused here, so that fix_run.py only does what it is told. How levels, codes and files are
read holds for lint and batch alike.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from rapikan.cli import levels
from rapikan.cli.streams import STDIN, quoted
from rapikan.config import Folders
from rapikan.edits import Applicability
from rapikan.language import Said, tell

__all__ = ["Target", "Wish", "WrongUsageError", "codes_in_force", "codes_of", "level_of", "refuse_mixed", "target_of"]


class Target(Enum):
    """Where the cleaned text goes."""

    PLACE = "in place"
    OUTPUT = "--output"
    STDOUT = "--stdout"
    NOWHERE = "--diff, --check"


class Wish(NamedTuple):
    """What the command line asks for.

    Attributes:
        target: where the text goes.
        output: the path of --output.
        level: the least applicability of what is applied.
        codes: the rules in force where no configuration has a say; None means all.
        select, ignore: the same as it was asked for.
        folders: the configuration of each folder.
        encoding: the encoding that the user names.
        diff: show the changes whatever --quiet says.
        check: exit 1 when something would change.
        quiet: no details and no summary.
        backup: keep the old bytes before writing.
    """

    target: Target
    output: Path | None
    level: Applicability
    codes: frozenset[str] | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    folders: Folders
    encoding: str | None
    diff: bool
    check: bool
    quiet: bool
    backup: bool


class WrongUsageError(Exception):
    """The command line asks for what cannot be; ``str()`` says what and what to do."""


def target_of(files: Sequence[str], *, diff: bool, stdout: bool, output: str | None, check: bool) -> Target:
    """Tells where the text goes. Raises WrongUsageError for wishes that contradict one another."""
    stdout = stdout or output == STDIN
    elsewhere = output is not None and output != STDIN
    asked = [name for name, wanted in (("--diff", diff), ("--stdout", stdout), ("--output", elsewhere)) if wanted]
    if len(asked) > 1:
        raise WrongUsageError(
            Said("{0} tidak dapat dipakai bersama", "{0} cannot be used together").format(tell(" dan ", " and ").join(asked))
        )
    refuse_mixed(files)
    if elsewhere and check:
        raise WrongUsageError(tell("--check tidak menulis apa pun; jangan sebutkan --output", "--check writes nothing; leave --output out"))
    if elsewhere and len(files) > 1:
        raise WrongUsageError(tell("--output menerima satu berkas saja", "--output takes one file only"))
    if elsewhere and os.path.isdir(output or ""):
        raise WrongUsageError(INTO_FOLDER.format(quoted(output or ""), quoted(os.path.join(output or "", os.path.basename(files[0])))))
    if elsewhere:
        return Target.OUTPUT
    if diff:
        return Target.NOWHERE
    if stdout or STDIN in files:
        return Target.STDOUT
    return Target.NOWHERE if check else Target.PLACE


INTO_FOLDER = Said(
    "--output {0} adalah folder; sebutkan berkasnya, misalnya --output {1}",
    "--output {0} is a folder; name the file, as in --output {1}",
)


def refuse_mixed(files: Sequence[str]) -> None:
    """Raises WrongUsageError where standard input stands beside other files."""
    if STDIN in files and len(files) > 1:
        raise WrongUsageError(
            tell("“-” (masukan standar) tidak dapat dipakai bersama berkas lain", "“-” (standard input) cannot be used with other files")
        )


def level_of(word: str, *, unsafe: bool = False) -> Applicability:
    """Gives the least applicability to apply. Raises WrongUsageError for a word that names none."""
    try:
        return min(levels.named(word), Applicability.UNSAFE if unsafe else Applicability.SAFE)
    except ValueError:
        said = Said("--level “{0}” tidak ada; pilih safe, unsafe, atau show", "there is no --level “{0}”; choose safe, unsafe or show")
        raise WrongUsageError(said.format(word)) from None


def codes_in_force(chosen: Collection[str], ignored: Collection[str]) -> frozenset[str] | None:
    """Gives the codes in force, None for all. Raises WrongUsageError for a code that fits no rule, with the nearest ones."""
    if not chosen and not ignored:
        return None
    from rapikan.rule import select

    try:
        return select(chosen, ignored)
    except KeyError as error:
        from rapikan.cli.rule import unknown

        raise WrongUsageError(unknown(str(error.args[0]))) from None


def codes_of(words: Collection[str] | None) -> tuple[str, ...]:
    """Parts the values of --select and --ignore at commas and blanks."""
    return tuple(code.upper() for word in words or () for code in word.replace(",", " ").split())
