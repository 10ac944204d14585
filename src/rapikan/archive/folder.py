"""Folders and single texts: one file is one record, and the output is a folder that holds the same paths."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from rapikan.archive.form import Dropped, Files, Options, Record, Replace, Source
from rapikan.documents import DocumentError, storage
from rapikan.language import IN, Said

__all__ = ["FOLDER"]


class Folder(Files):
    """The files that the source lists. A file that cannot be read is a record that cannot be read."""

    name = "folder"
    suffixes = ()

    def digest(self, source: Source, options: Options) -> str:
        """Gives the SHA-256 of all names and contents."""
        found = hashlib.sha256()
        for record in self.records(source, options):
            found.update(hashlib.sha256(record.name.encode("utf-8", "surrogateescape")).digest() + hashlib.sha256(record.data).digest())
        return found.hexdigest()

    def records(self, source: Source, options: Options) -> Iterator[Record]:
        """Yields the files; nothing is left out silently, so one that cannot be read stops the run."""
        assert source.files is not None
        for path in source.files():
            try:
                yield Record(path.as_posix(), storage.read(source.path / path))
            except DocumentError as error:
                raise DocumentError(IN, path, error) from None

    def write(self, source: Source, options: Options, replace: Replace, target: Path) -> None:
        """Writes each file below the target. Raises DocumentError where a link would lead out of it."""
        for record in self.records(source, options):
            new = replace(record)
            if isinstance(new, Dropped):
                continue
            path = target / record.name
            storage.make_folder(path.parent)
            if path.is_symlink() or not path.parent.resolve().is_relative_to(target.resolve()):
                raise DocumentError(Said("{0} melewati tautan ke luar {1}", "{0} leads through a link out of {1}"), path, target)
            storage.write(path, record.data if new is None else new)


FOLDER = Folder()
