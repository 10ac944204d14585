"""Tar archives, plain or compressed: members that are texts are records, the others pass through; headers stay but for the size."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rapikan.archive.form import Dropped, Files, Options, Record, Replace, Source
from rapikan.archive.members import Ledger, is_text
from rapikan.archive.streams import reading, writing
from rapikan.documents import DocumentError, storage
from rapikan.language import Said

__all__ = ["FORM"]

BROKEN = Said("arsip tar rusak: {0}", "the tar archive is broken: {0}")


class Tar(Files):
    """A tar archive, read as a stream: one member is held at a time."""

    name = "tar"
    suffixes = (".tar",)
    packed = True

    def inspect(self, source: Source, options: Options) -> None:
        """Raises DocumentError for an archive that holds an unsafe member or unfolds too far."""
        ledger = Ledger(options.limits)
        with _opened(source, options) as archive:
            for member in _members(archive):
                ledger.enter(member.name, member.size, special=member.issparse() or not (member.isreg() or member.isdir()))

    def records(self, source: Source, options: Options) -> Iterator[Record]:
        """Yields the members that are texts."""
        with _opened(source, options) as archive:
            for member in _members(archive):
                if _is_record(member, options):
                    yield Record(member.name, _content(archive, member))

    def write(self, source: Source, options: Options, replace: Replace, target: Path) -> None:
        """Writes every member in its place."""
        with (
            _opened(source, options) as archive,  # outermost, so that a full disk is not taken for a broken archive
            storage.writing(target) as file,
            writing(file, target.name) as stream,
            tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT, pax_headers=archive.pax_headers) as out,
        ):
            for member in _members(archive):
                if member.isdir():
                    out.addfile(member)
                    continue
                data = _content(archive, member)
                new = replace(Record(member.name, data)) if _is_record(member, options) else None
                if isinstance(new, Dropped):
                    continue
                data = data if new is None else new
                member.size = len(data)
                member.pax_headers = {key: value for key, value in member.pax_headers.items() if key != "size"}
                out.addfile(member, io.BytesIO(data))
                out.members = []  # type: ignore[attr-defined]  # tarfile remembers every member otherwise


def _members(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while member := archive.next():
        yield member
        archive.members = []  # type: ignore[attr-defined]  # as above


def _is_record(member: tarfile.TarInfo, options: Options) -> bool:
    return member.isreg() and is_text(member.name, options.included)


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    assert stream is not None  # only asked of plain files
    return stream.read()


@contextmanager
def _opened(source: Source, options: Options) -> Iterator[tarfile.TarFile]:
    with reading(source, options.limits) as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                yield archive
        except tarfile.TarError as error:
            raise DocumentError(BROKEN, error) from None


FORM = Tar()
