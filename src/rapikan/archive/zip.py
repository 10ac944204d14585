"""Zip archives: members that are texts are records, the others pass through; times, modes and comments stay."""

from __future__ import annotations

import copy
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rapikan.archive.form import Dropped, Files, Options, Record, Replace, Source
from rapikan.archive.members import Ledger, is_text
from rapikan.documents import DocumentError, storage
from rapikan.language import Said

__all__ = ["FORM"]

ENCRYPTED = Said(
    "anggota “{0}” terenkripsi; buka dahulu dengan kata sandinya",
    "the member “{0}” is encrypted; unpack the archive with its password first",
)
BROKEN = Said("arsip zip rusak: {0}", "the zip archive is broken: {0}")


class Zip(Files):
    """A zip archive. zipfile reads no more of a member than its header says, so the headers' sizes can be believed."""

    name = "zip"
    suffixes = (".zip",)

    def inspect(self, source: Source, options: Options) -> None:
        """Raises DocumentError for an archive that holds an unsafe member or unfolds too far."""
        ledger = Ledger(options.limits)
        with _opened(source) as archive:
            for info in archive.infolist():
                mode = stat.S_IFMT(info.external_attr >> 16)
                special = mode not in (0, stat.S_IFREG, stat.S_IFDIR)
                # zipfile cuts a name at NUL and turns backslashes on Windows: orig_filename is what the archive says
                ledger.enter(info.orig_filename, info.file_size, packed=info.compress_size, special=special)
                if info.flag_bits & 1:
                    raise DocumentError(ENCRYPTED, info.filename)

    def records(self, source: Source, options: Options) -> Iterator[Record]:
        """Yields the members that are texts."""
        with _opened(source) as archive:
            for info in archive.infolist():
                if _is_record(info, options):
                    yield Record(info.filename, archive.read(info))

    def write(self, source: Source, options: Options, replace: Replace, target: Path) -> None:
        """Writes every member in its place."""
        with _opened(source) as archive, storage.writing(target) as file, zipfile.ZipFile(file, "w") as out:
            out.comment = archive.comment
            for info in archive.infolist():
                data = archive.read(info)
                new = replace(Record(info.filename, data)) if _is_record(info, options) else None
                if not isinstance(new, Dropped):
                    # a copy, because writing puts the new sizes and offsets in
                    out.writestr(copy.copy(info), data if new is None else new, compress_type=info.compress_type)


def _is_record(info: zipfile.ZipInfo, options: Options) -> bool:
    return not info.is_dir() and is_text(info.filename, options.included)


@contextmanager
def _opened(source: Source) -> Iterator[zipfile.ZipFile]:
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise DocumentError(BROKEN, error) from None


FORM = Zip()
