"""Files on disk: read whole, written atomically, and the versions before rapikan's changes, kept for `rapikan batal`.

Each file has a folder of its own among the backups, named after its resolved path. A backup's name holds its number and a
fingerprint of what was written in its place, so that undoing can tell whether somebody has edited the file since.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from rapikan.documents.document import DocumentError
from rapikan.language import Said

__all__ = [
    "KEPT",
    "Backup",
    "backups",
    "check_writable",
    "explained",
    "keep",
    "make_folder",
    "read",
    "restore",
    "state_folder",
    "write",
    "writing",
]

KEPT = 20  # versions of a file
TEMPORARY = ".rapikan"  # the suffix of what is not yet in its place

REASONS = {
    errno.ENOENT: Said("berkas tidak ditemukan", "no such file"),
    errno.ENOTDIR: Said("berkas tidak ditemukan (bagian jalurnya bukan folder)", "no such file (a part of its path is no folder)"),
    errno.EISDIR: Said("ini folder, bukan berkas", "this is a folder, not a file"),
    errno.EACCES: Said("tidak ada izin untuk berkas atau foldernya", "no permission for the file or its folder"),
    errno.EPERM: Said("tidak ada izin untuk berkas atau foldernya", "no permission for the file or its folder"),
    errno.EROFS: Said("disk hanya dapat dibaca", "the disk is read-only"),
    errno.ENOSPC: Said("disk penuh; berkas tidak diubah", "the disk is full; the file was not changed"),
    errno.EFBIG: Said("berkas melebihi ukuran yang diizinkan sistem", "the file is larger than the system allows"),
    errno.EDQUOT: Said("kuota disk habis; berkas tidak diubah", "the disk quota is used up; the file was not changed"),
    errno.ENAMETOOLONG: Said("nama berkas terlalu panjang", "the file's name is too long"),
    errno.ELOOP: Said("tautan simbolis berputar", "the symbolic links run in a circle"),
}


@contextmanager
def explained(doing: Said) -> Iterator[None]:
    """Turns an operating system's error into a DocumentError that says why in the reader's language."""
    try:
        yield
    except OSError as error:
        reason = REASONS.get(error.errno or 0)
        raise DocumentError(doing, reason if reason is not None else error.strerror or error) from None


def read(path: Path) -> bytes:
    """Gives a file's bytes. Raises DocumentError where there is none, or it is a folder, or it may not be read."""
    with explained(Said("tidak dapat dibaca: {0}", "cannot be read: {0}")):
        try:
            return path.read_bytes()
        except ValueError:  # a NUL in the name
            raise OSError(errno.ENOENT, "") from None


def check_writable(path: Path) -> None:
    """Raises DocumentError where a file is write-protected or is none that could be replaced.

    Replacing a file asks only its folder, so the file's own protection is asked here; a file that nobody may write is left
    alone even by the superuser, whom the system would let.
    """
    with explained(Said("tidak dapat ditulis: {0}", "cannot be written: {0}")):
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            return
        if stat.S_ISDIR(mode):
            raise OSError(errno.EISDIR, "")
        if not stat.S_ISREG(mode):
            raise OSError(0, str(Said("bukan berkas biasa; pakai --stdout", "not a regular file; use --stdout")))
        if not mode & 0o222 or not os.access(path, os.W_OK):
            raise OSError(0, str(Said("berkas ini dilindungi dari penulisan", "the file is write-protected")))


def write(path: Path, data: bytes) -> None:
    """Replaces a file at once: whoever looks sees the old bytes or the new, never a part. Keeps its mode, owner and symbolic link.

    Raises:
        DocumentError: the file or its folder may not be written; the old bytes are still there.
    """
    with writing(path) as file:
        file.write(data)


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Opens a file that takes a path's place when the block ends well, as `write` does; else the old bytes are still there.

    Raises:
        DocumentError: the file or its folder may not be written.
    """
    check_writable(path)
    with explained(Said("tidak dapat ditulis: {0}", "cannot be written: {0}")):
        import tempfile  # only where something is written: it imports half of the standard library

        target = path.resolve()
        try:
            handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=TEMPORARY, dir=target.parent)
        except FileNotFoundError:
            raise OSError(0, str(Said("foldernya tidak ada", "its folder does not exist"))) from None
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _dress_like(target, Path(name))
            os.replace(name, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise


def make_folder(path: Path) -> None:
    """Makes a folder and those above it. Raises DocumentError where that is not allowed."""
    with explained(Said("folder tidak dapat dibuat: {0}", "the folder cannot be made: {0}")):
        try:
            path.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise OSError(0, str(Said("ada berkas pada jalurnya", "a file is in its way"))) from None


def _dress_like(model: Path, path: Path) -> None:
    """Gives a new file the mode and, where allowed, the owner of the one it replaces (a new file's usual mode if there is none)."""
    try:
        old = model.stat()
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        path.chmod(0o666 & ~umask)
        return
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))  # after chown, which drops set-id bits


# --- versions ---------------------------------------------------------------------------------------------------------------


class Backup(NamedTuple):
    """One earlier version of a file: where it is kept and the fingerprint of what was written in its place."""

    path: Path
    written: str


def state_folder() -> Path:
    """Gives the user's folder for rapikan's state (not necessarily there)."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(base) / "rapikan"


def _folder_of(path: Path) -> Path:
    resolved = path.resolve()
    return state_folder() / "backups" / f"{_fingerprint(os.fsencode(resolved))}-{resolved.name[:60]}"


def _fingerprint(data: bytes) -> str:
    import hashlib  # only where something is written

    return hashlib.sha256(data).hexdigest()[:16]


def backups(path: Path) -> list[Backup]:
    """Lists the kept versions of a file, oldest first."""
    try:
        files = sorted(file for file in _folder_of(path).iterdir() if file.suffix == ".bak")
    except OSError:
        return []
    return [Backup(file, file.stem.partition("-")[2]) for file in files]


def keep(path: Path, old: bytes, new: bytes) -> None:
    """Keeps a file's bytes before `new` is written in their place; of each file the last 20 versions stay.

    Raises:
        DocumentError: the state folder cannot be written.
    """
    folder = _folder_of(path)
    with explained(Said("cadangan tidak dapat disimpan ({0}); pakai --no-backup", "no backup can be kept ({0}); use --no-backup")):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = backups(path)
        number = int(kept[-1].path.stem.partition("-")[0]) + 1 if kept else 1
        target = folder / f"{number:08}-{_fingerprint(new)}.bak"
        import tempfile

        handle, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(old)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
        for backup in kept[: max(0, len(kept) + 1 - KEPT)]:
            with contextlib.suppress(OSError):
                backup.path.unlink()


def restore(path: Path, *, force: bool = False) -> int:
    """Brings back the version before rapikan's last change, and forgets it. Gives the number of versions left.

    Args:
        path: the file.
        force: restore even where the file was edited after rapikan wrote it; the edited version is then kept in its turn.

    Raises:
        DocumentError: there is no earlier version, or the file was edited since, or it cannot be written.
    """
    kept = backups(path)
    if not kept:
        raise DocumentError(Said("tidak ada versi lama yang tersimpan", "no earlier version is kept"))
    last = kept[-1]
    present = read(path) if path.exists() else None
    edited = present is not None and _fingerprint(present) != last.written
    if edited and not force:
        raise DocumentError(
            Said(
                "berkas sudah disunting setelah dirapikan; `rapikan batal --force` tetap mengembalikan versi lama",
                "the file was edited after rapikan wrote it; `rapikan batal --force` brings the earlier version back all the same",
            )
        )
    old = read(last.path)
    write(path, old)
    last.path.unlink(missing_ok=True)
    if edited and present is not None:
        keep(path, present, old)
    return len(backups(path))
