"""What a run over archives is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rapikan.archive.form import Options
from rapikan.batch.texts import MOST_CHARACTERS
from rapikan.checking.run import Request
from rapikan.config import Folders
from rapikan.edits import Applicability

__all__ = ["Wish"]


@dataclass(frozen=True)
class Wish:
    """What is asked for.

    Attributes:
        sources: paths and addresses.
        target: DEST; None writes nothing.
        options: how archives are read.
        request: rules asked for over the settings.
        folders: the settings of each folder.
        level: the least applicability of what is applied.
        most: characters of a text beyond which it is left alone.
        strict: a record that fails stops the run.
        limit: only so many records, from the first.
        sample: only so many records, drawn by chance.
        seed: of the chance.
        restart: forget what an earlier run has done.
    """

    sources: tuple[str, ...]
    target: Path | None
    options: Options = field(default_factory=Options)
    request: Request = field(default_factory=Request)
    folders: Folders = field(default_factory=Folders)
    level: Applicability = Applicability.SAFE
    most: int = MOST_CHARACTERS
    strict: bool = False
    limit: int | None = None
    sample: int | None = None
    seed: int = 0
    restart: bool = False
