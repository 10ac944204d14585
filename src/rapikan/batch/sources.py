"""Sources become archives: opened, refused where they must be, counted and hashed; and which of their records are to be done."""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from rapikan.archive.folder import FOLDER
from rapikan.archive.form import Files, Form, Options, Record, Source, form_of, suffix_of
from rapikan.archive.streams import packing, unpacked
from rapikan.archive.walk import Walk, files
from rapikan.batch.wish import Wish
from rapikan.checking.file import Order
from rapikan.checking.run import Input, order_of
from rapikan.config import Settings
from rapikan.documents import UNREAD, DocumentError
from rapikan.edits import Applicability
from rapikan.language import IN, Said

__all__ = ["Archive", "Sources"]


@dataclass
class Archive:
    """One source and what is known of it once it is inspected.

    Attributes:
        number: its place among the sources, from 0.
        source, form: where it is and how it is read.
        suffix: by which a worker finds the form ("" for a folder).
        target: the file or folder that is written; None where nothing is.
        place: what names it in errors.
        options: how its records are read.
        single: the name of a text that stands alone.
        context: what the form needs beside a record.
        digest: SHA-256 of what the records depend on.
        records, size: how many there are, and their bytes.
        first: the number of the first record, over all sources.
    """

    number: int
    source: Source
    form: Form
    suffix: str
    target: Path | None
    place: str
    options: Options
    single: str = ""
    context: Any = None
    digest: str = ""
    records: int = 0
    size: int = 0
    first: int = 0


class Sources:
    """The archives of a run. `inspect` has to come before what asks for their records."""

    def __init__(self, wish: Wish) -> None:
        """Raises DocumentError for sources that are missing, cannot be read, or would be written to the same place."""
        self.wish = wish
        self.archives = [self._opened(number, name) for number, name in enumerate(wish.sources)]
        self._refuse_clashes()
        self._orders: dict[tuple[int, frozenset[str] | None], Order] = {}
        self._settings = hashlib.sha256()
        self._chosen: range | frozenset[int] | None = None

    def _opened(self, number: int, name: str) -> Archive:
        if not name:  # a shell's variable that holds nothing, and Path would take it for this folder
            raise DocumentError(NAMELESS)
        source, target = Source(name), self.wish.target
        if not source.remote and os.path.isdir(source.path):
            source = Source(name, partial(self._files, source.path))
            inside = target if len(self.wish.sources) == 1 or target is None else target / source.base
            return Archive(number, source, FOLDER, "", inside, name.rstrip("/"), self.wish.options)
        form = form_of(source.base)
        if form is not None:
            written = PurePath(unpacked(source.base)).stem + form.output if form.output else source.base
            options = replace(self.wish.options, included=self._settings_of(source).include)
            return Archive(number, source, form, suffix_of(source.base), None if target is None else target / written, name, options)
        try:
            source.open().close()  # a missing file is told before anything begins
        except DocumentError as error:
            raise DocumentError(IN, name, error) from None
        if suffix_of(source.base) in UNREAD or packing(source.base) or source.remote:
            raise DocumentError(UNKNOWN, name)
        folder = source.path.parent
        single = Source(str(folder), lambda: [Path(source.path.name)])
        return Archive(
            number, single, FOLDER, "", target, "" if folder == Path() else str(folder), self.wish.options, single=source.path.name
        )

    def _settings_of(self, source: Source) -> Settings:
        """Gives the settings of the folder in which an archive lies; a remote one takes those of the working folder."""
        return self.wish.folders.of(Path.cwd() if source.remote else source.path.parent)

    @property
    def least(self) -> Applicability:
        """The least sure findings that count where nothing is said on the command line."""
        found = (
            self.wish.folders.of(archive.source.path) if archive.form is FOLDER else self._settings_of(archive.source)
            for archive in self.archives
        )
        return min(Applicability.of(settings.level) for settings in found)

    def _files(self, folder: Path) -> Iterator[Path]:
        """Lists a folder's files, those of DEST left out."""
        target = None if self.wish.target is None else self.wish.target.resolve()
        for path in files([folder], Walk(self.wish.folders)):
            if target is None or not path.resolve().is_relative_to(target):
                yield path.relative_to(folder)

    def _refuse_clashes(self) -> None:
        """Raises DocumentError where an output would be written over an input or over another output."""
        seen: dict[Path, str] = {}
        for archive, name in zip(self.archives, self.wish.sources, strict=True):
            if archive.target is None:
                continue
            place = (archive.target / archive.single).resolve()
            if not archive.source.remote and place == Path(name).resolve():
                raise DocumentError(OVER_INPUT, name)
            if seen.get(place) == name:
                raise DocumentError(NAMED_TWICE, name)
            if place in seen:
                raise DocumentError(TWICE, archive.target / archive.single, seen[place], name)
            seen[place] = name

    def inspect(self) -> Iterator[Archive]:
        """Reads every source once: refuses what is unsafe or unfit, counts and hashes. Yields each when it is done.

        Raises:
            DocumentError: a source must be refused.
            UnknownCodeError, ConfigError: a configuration cannot be used.
        """
        first = 0
        for archive in self.archives:
            options = archive.options
            try:
                archive.form.inspect(archive.source, options)
                archive.context = archive.form.context(archive.source, options)
                archive.digest = archive.form.digest(archive.source, options)
                archive.first = first
                last = None
                for record in archive.form.records(archive.source, options):
                    order = self.order(archive, record)
                    if order is not last:
                        self._settings.update(f"{archive.number} {archive.records} {_told(order)}\n".encode())
                        last = order
                    archive.records += 1
                    archive.size += len(record.data)
            except DocumentError as error:
                raise DocumentError(IN, archive.source.name, error) from None
            first += archive.records
            yield archive
        self._choose(first)

    def order(self, archive: Archive, record: Record) -> Order:
        """Gives the settings in force for a record; the same object for the same settings."""
        source = archive.source
        path = Path(source.base) if source.remote else source.path
        inner = path / record.name if isinstance(archive.form, Files) else path
        settings = self.wish.folders.of(inner.parent) if archive.form is FOLDER else self._settings_of(source)
        order = order_of(Input(str(inner), settings), self.wish.request)
        return self._orders.setdefault((id(settings), order.codes), order)

    def _choose(self, records: int) -> None:
        wish = self.wish
        within = records if wish.limit is None else min(records, wish.limit)
        if wish.sample is not None and wish.sample < within:
            self._chosen = frozenset(random.Random(wish.seed).sample(range(within), wish.sample))
        elif within < records:
            self._chosen = range(within)

    @property
    def records(self) -> int:
        """The number of records that are to be done."""
        if self._chosen is None:
            return sum(archive.records for archive in self.archives)
        return len(self._chosen)

    def holds(self, index: int) -> bool:
        """Says whether a record is to be done; records are numbered over all sources, from 0."""
        return self._chosen is None or index in self._chosen

    @property
    def settings(self) -> str:
        """The SHA-256 of the settings that are in force for the records."""
        return self._settings.hexdigest()


def _told(order: Order) -> str:
    """Spells settings out, always in the same way."""
    codes = None if order.codes is None else sorted(order.codes)
    return json.dumps([codes, order.words, order.names, order.pairs, order.encoding, order.options._asdict()])


NAMELESS = Said("nama sumber kosong", "a source has an empty name")
UNKNOWN = Said(
    "{0}: bentuk berkas ini tidak dikenal; yang dikenal: folder, .txt .md .html, .jsonl .csv .parquet .warc, .zip .tar (juga .gz .xz .zst)",
    "{0}: no form that rapikan knows; it knows folders, .txt .md .html, .jsonl .csv .parquet .warc, .zip .tar (also .gz .xz .zst)",
)
OVER_INPUT = Said("{0}: hasil akan menimpa masukan; pilih --out lain", "{0}: the output would overwrite the input; choose another --out")
NAMED_TWICE = Said("{0} disebut dua kali", "{0} is named twice")
TWICE = Said(
    "{0}: {1} dan {2} akan ditulis ke tempat yang sama; kerjakan satu per satu dengan --out yang berbeda",
    "{0}: {1} and {2} would be written to the same place; do them one by one with different --out",
)
