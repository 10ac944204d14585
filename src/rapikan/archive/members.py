"""What a zip or tar may hold: plain files and folders whose names stay below the archive, within the limits.

Members are never unpacked to disk. An unsafe one is refused all the same, because the archive that rapikan writes would hand it on.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath

from rapikan.archive.form import Limits
from rapikan.archive.walk import spec
from rapikan.documents import DocumentError
from rapikan.language import Said

__all__ = ["Ledger", "is_text"]

UNSAFE_NAME = Said(
    "anggota “{0}” menunjuk ke luar arsip; arsip ini ditolak, tidak ada yang ditulis",
    "the member “{0}” points outside the archive; it is refused, nothing was written",
)
LINK = Said(
    "anggota “{0}” berupa tautan atau berkas khusus; arsip ini ditolak, tidak ada yang ditulis",
    "the member “{0}” is a link or a special file; the archive is refused, nothing was written",
)
TOO_BIG = Said(
    "anggota “{0}” berukuran {1:,} bita, batasnya {2:,}; naikkan --max-member bila arsip ini dapat dipercaya",
    "the member “{0}” has {1:,} bytes, the limit is {2:,}; raise --max-member if you trust the archive",
)
TOO_DENSE = Said(
    "anggota “{0}” mengembang lebih dari {1} kali; naikkan --max-ratio bila arsip ini dapat dipercaya",
    "the member “{0}” unfolds to more than {1} times its size; raise --max-ratio if you trust the archive",
)
TOO_MUCH = Said(
    "isi arsip melebihi {0:,} bita; naikkan --max-total bila arsip ini dapat dipercaya",
    "the archive holds more than {0:,} bytes; raise --max-total if you trust it",
)
TOO_MANY = Said("arsip memuat lebih dari {0:,} anggota", "the archive has more than {0:,} members")


def is_text(name: str, included: Sequence[str]) -> bool:
    """Says whether a member's name is one of a text, by patterns as in .gitignore."""
    return spec(tuple(included)).match_file(name)


class Ledger:
    """Adds an archive's members up and refuses the first that is unsafe or too much."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._members = 0
        self._total = 0

    def enter(self, name: str, size: int, *, packed: int | None = None, special: bool = False) -> None:
        """Takes note of a member.

        Args:
            name: as the archive has it.
            size: bytes, unfolded.
            packed: bytes inside the archive, where they are known.
            special: the member is a link, a device or the like.

        Raises:
            DocumentError: the archive must be refused.
        """
        shown = name.encode("unicode_escape").decode()
        if _leads_out(name):
            raise DocumentError(UNSAFE_NAME, shown)
        if special:
            raise DocumentError(LINK, shown)
        limits = self._limits
        self._members += 1
        self._total += size
        if size > limits.member:
            raise DocumentError(TOO_BIG, shown, size, limits.member)
        if packed is not None and size > limits.free and size > limits.ratio * max(1, packed):
            raise DocumentError(TOO_DENSE, shown, limits.ratio)
        if self._total > limits.total:
            raise DocumentError(TOO_MUCH, limits.total)
        if self._members > limits.members:
            raise DocumentError(TOO_MANY, limits.members)


def _leads_out(name: str) -> bool:
    """Says whether a name is absolute or climbs, on any system ("../x", "/x", "C:\\\\x", "a\\\\..\\\\..\\\\x")."""
    windows = PureWindowsPath(name)
    return (
        not name
        or "\0" in name
        or PurePosixPath(name).is_absolute()
        or bool(windows.drive or windows.root)
        or ".." in PurePosixPath(name).parts
        or ".." in windows.parts
    )
