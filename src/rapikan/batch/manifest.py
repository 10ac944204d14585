"""What DEST was begun with, so that nothing else is mixed in; and the lock that keeps a second run off it.

Both lie in a hidden folder of DEST under names that no data file has. The lock is the operating system's: it goes with the
process, however that ends.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, NamedTuple

from rapikan.documents import DocumentError, storage
from rapikan.language import IN, Said

__all__ = ["FOLDER_NAME", "Installation", "State", "installation"]

FOLDER_NAME = ".rapikan-batch"
VERSION = 1
NAMES = {
    "rapikan": Said("versi rapikan", "rapikan's version"),
    "dictionaries": Said("kamus", "the dictionaries"),
    "sources": Said("masukan", "the input"),
    "settings": Said("konfigurasi", "the configuration"),
    "options": Said("pilihan perintah", "the command's options"),
}
DIFFERS = Said(
    "{0} dimulai dengan {1} yang lain; pilih --out lain, atau ulangi dari awal dengan --restart",
    "{0} was begun with different {1}; choose another --out, or begin again with --restart",
)
LOCKED = Said("{0} sedang dikerjakan proses lain; tunggu sampai selesai", "another run is working on {0}; wait until it has ended")


class State:
    """The hidden folder of a DEST: its lock, its manifest, its parts and its report. To be used as a context."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target / FOLDER_NAME
        self.parts = self.folder / "parts"
        self._manifest = self.folder / "manifest"
        self._report = self.folder / "report"

    def __enter__(self) -> State:
        try:
            storage.make_folder(self.folder)
        except DocumentError as error:
            raise DocumentError(IN, self.target, error) from None
        with storage.explained(Said("tidak dapat ditulis: {0}", "cannot be written: {0}")):
            self._lock: IO[bytes] = (self.folder / "lock").open("ab")
        if not _locked(self._lock):
            self._lock.close()
            raise DocumentError(LOCKED, self.target)
        return self

    def __exit__(self, *exception: object) -> None:
        self._lock.close()

    def begin(self, wish: Mapping[str, Any], *, restart: bool) -> bool:
        """Takes note of what the run is begun with; says whether it goes on with an earlier one.

        Raises:
            DocumentError: DEST was begun with something else, or cannot be written.
        """
        if restart:
            with storage.explained(Said("tidak dapat dihapus: {0}", "cannot be removed: {0}")):
                shutil.rmtree(self.parts, ignore_errors=True)
                self._manifest.unlink(missing_ok=True)
                self._report.unlink(missing_ok=True)
        known = self._known()
        if known is not None:
            differing = [str(said) for name, said in NAMES.items() if known.get(name) != wish[name]]
            if differing:
                raise DocumentError(DIFFERS, self.target, ", ".join(differing))
            self._tidy()
            return True
        storage.make_folder(self.parts)
        storage.write(self._manifest, json.dumps({"version": VERSION, **wish}, ensure_ascii=False, indent=1).encode() + b"\n")
        return False

    def _known(self) -> dict[str, Any] | None:
        """Gives the manifest that is there. A part of one cannot be: it is written at once."""
        if not self._manifest.exists():
            return None
        try:
            known = json.loads(storage.read(self._manifest))
            return known if known["version"] == VERSION else {}
        except (ValueError, KeyError, TypeError):
            return {}

    def _tidy(self) -> None:
        """Removes what a killed run was still writing, and its trails: that run's death is no record's fault."""
        for pattern in (f".*{storage.TEMPORARY}", "*.trail"):
            for path in self.parts.rglob(pattern):
                path.unlink(missing_ok=True)
        for path in self.target.rglob(f".*{storage.TEMPORARY}"):
            path.unlink(missing_ok=True)

    def report(self) -> dict[str, Any] | None:
        """Gives the report of a finished run, None for one that is not."""
        if not self._report.exists():
            return None
        read: dict[str, Any] = json.loads(storage.read(self._report))
        return read

    def finish(self, report: Mapping[str, Any]) -> None:
        """Keeps the report, which says that the run is finished, and lets the parts go."""
        storage.write(self._report, json.dumps(report, ensure_ascii=False).encode() + b"\n")
        shutil.rmtree(self.parts, ignore_errors=True)


def _locked(file: IO[bytes]) -> bool:
    """Takes the lock on a file; says whether nobody else has it."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class Installation(NamedTuple):
    """What a process corrects by, besides settings: rapikan and wordfreq by their versions, and the SHA-256 of the dictionaries."""

    rapikan: str
    dictionaries: str


@cache
def installation() -> Installation:
    """Gives what this process corrects by: the compiled dictionaries and the user's own words."""
    from rapikan import __version__
    from rapikan.lexicon import DATA, lexicon, user_dictionary

    lexicon()  # in a checkout, a source newer than its compiled file is compiled first
    found = hashlib.sha256()
    for path in (*sorted(DATA.glob("*.rlx")), user_dictionary()):
        with contextlib.suppress(FileNotFoundError):
            found.update(path.read_bytes())
    return Installation(f"{__version__}, wordfreq {version('wordfreq')}", found.hexdigest())
