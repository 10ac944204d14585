"""What a command line of `rapikan batch` asks for: the engine, the reports; wishes that contradict one another are refused."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rapikan.cli.streams import shown
from rapikan.cli.wish import WrongUsageError
from rapikan.documents import DocumentError, storage
from rapikan.language import Said, tell

if TYPE_CHECKING:
    from rapikan.batch.engines import Engine

__all__ = ["engine_of", "is_json", "refuse", "reports_of"]


def refuse(*, out: str | None, check: bool, config: str | None, isolated: bool, restart: bool) -> None:
    """Raises WrongUsageError for wishes that contradict one another."""
    if config and isolated:
        raise WrongUsageError(Said("{0} tidak dapat dipakai bersama", "{0} cannot be used together").format("--config, --isolated"))
    if check and (out is not None or restart):
        raise WrongUsageError(
            tell(
                "--check tidak menulis apa pun; jangan sebutkan --out atau --restart",
                "--check writes nothing; leave --out and --restart out",
            )
        )
    if not check and not out:
        raise WrongUsageError(tell("sebutkan folder hasil dengan --out (atau pakai --check)", "name a folder with --out (or use --check)"))


def is_json(name: str) -> bool:
    """Says whether the report on screen is JSON. Raises WrongUsageError for a format that there is not."""
    if name not in ("table", "json"):
        said = Said("--format “{0}” tidak ada; pilih table atau json", "there is no --format “{0}”; choose table or json")
        raise WrongUsageError(said.format(name))
    return name == "json"


def reports_of(paths: Sequence[str], out: str | None) -> tuple[Path, ...]:
    """Gives where reports are to be written. Raises WrongUsageError where that cannot be: hours later would be late to say so."""
    made = None if out is None else Path(out).absolute()  # which the run makes before it reports
    for path in map(Path, paths):
        if path.suffix.lower() not in (".html", ".json"):
            said = Said("--report {0}: akhirannya .html atau .json", "--report {0}: the suffix must be .html or .json")
            raise WrongUsageError(said.format(shown(path)))
        if not os.path.isdir(path.parent) and path.parent.absolute() != made:
            said = Said("--report {0}: foldernya tidak ada; buat dahulu", "--report {0}: its folder does not exist; make it first")
            raise WrongUsageError(said.format(shown(path)))
        try:
            storage.check_writable(path)
        except DocumentError as error:
            raise WrongUsageError(f"--report {shown(path)}: {error}") from None
    return tuple(map(Path, paths))


def engine_of(name: str, scheduler: str | None, workers: int) -> Engine:
    """Gives the engine. Raises WrongUsageError for a name that is none, and DocumentError for one that cannot work so."""
    from rapikan.batch import engines

    try:
        return engines.engine(name, scheduler, workers or os.cpu_count() or 1)
    except KeyError:
        said = Said("--engine “{0}” tidak ada; pilih {1}", "there is no --engine “{0}”; choose {1}")
        raise WrongUsageError(said.format(name, ", ".join(engines.names()))) from None
