"""What is to be done, in parts, and how the parts become archives again. Start reading at `Batch`.

    sources ─► inspected: refused, or counted and hashed ─► parts of some records ─► an engine ─► part files ─► archives in DEST

The cut into parts depends on the input alone, so any number of workers and any number of interrupted runs give the same files.
Memory holds the parts under way and nothing that grows with the archive.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import tempfile
import zlib
from collections.abc import Container, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from rapikan.archive.folder import FOLDER
from rapikan.archive.form import DROPPED, Dropped, Files, Form, Options, Record, Source, form_of, suffix_of
from rapikan.archive.streams import packing, unpacked
from rapikan.archive.walk import Walk, files
from rapikan.batch.engines import Engine
from rapikan.batch.manifest import FOLDER_NAME, State, installation
from rapikan.batch.part import FatalError, Summary, Task, frames, summary_of
from rapikan.batch.texts import MOST_CHARACTERS
from rapikan.batch.totals import Totals
from rapikan.checking.file import Order
from rapikan.checking.run import Input, Request, order_of
from rapikan.config import Folders, Settings
from rapikan.documents import UNREAD, DocumentError
from rapikan.edits import Applicability
from rapikan.language import Said

__all__ = ["Archive", "Batch", "ChangedInputError", "Wish"]

RECORDS = 100  # of a part at most: some seconds of work, which is what a killed run loses
BYTES = 1 << 18  # of a part's records, unless one record alone has more
IN_A_FOLDER = 1000  # part files


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


@dataclass
class Archive:
    """One source and what is known of it once it is inspected.

    Attributes:
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


class Batch:
    """One run over archives: `inspect`, then `begin`, then `work` and `assemble`. To be used as a context."""

    def __init__(self, wish: Wish) -> None:
        """Raises DocumentError for sources that are missing, cannot be read, or would be written to the same place."""
        self.wish = wish
        self.archives = [self._opened(name) for name in wish.sources]
        self._refuse_clashes()
        self._orders: dict[tuple[int, frozenset[str] | None], Order] = {}
        self._settings = hashlib.sha256()
        self._chosen: Container[int] | None = None
        self._stack = ExitStack()
        self._state: State | None = None
        self._parts = Path()
        self.totals = Totals()

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *exception: object) -> None:
        self._stack.close()

    # --- sources ------------------------------------------------------------------------------------------------------------

    def _opened(self, name: str) -> Archive:
        if not name:  # a shell's variable that holds nothing, and Path would take it for this folder
            raise DocumentError(NAMELESS)
        source, target = Source(name), self.wish.target
        if not source.remote and os.path.isdir(source.path):
            source = Source(name, partial(self._files, source.path))
            inside = target if len(self.wish.sources) == 1 or target is None else target / source.base
            return Archive(source, FOLDER, "", inside, name.rstrip("/"), self.wish.options)
        form = form_of(source.base)
        if form is not None:
            written = PurePath(unpacked(source.base)).stem + form.output if form.output else source.base
            options = replace(self.wish.options, included=self._settings_of(source).include)
            return Archive(source, form, suffix_of(source.base), None if target is None else target / written, name, options)
        try:
            source.open().close()  # a missing file is told before anything begins
        except DocumentError as error:
            raise DocumentError(IN, name, error) from None
        if suffix_of(source.base) in UNREAD or packing(source.base) or source.remote:
            raise DocumentError(UNKNOWN, name)
        folder = source.path.parent
        single = Source(str(folder), lambda: [Path(source.path.name)])
        return Archive(single, FOLDER, "", target, "" if folder == Path() else str(folder), self.wish.options, single=source.path.name)

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
        for number, archive in enumerate(self.archives):
            options = archive.options
            try:
                archive.form.inspect(archive.source, options)
                archive.context = archive.form.context(archive.source, options)
                archive.digest = archive.form.digest(archive.source, options)
                archive.first = first
                last = None
                for record in archive.form.records(archive.source, options):
                    order = self._order(archive, record)
                    if order is not last:
                        self._settings.update(f"{number} {archive.records} {_told(order)}\n".encode())
                        last = order
                    archive.records += 1
                    archive.size += len(record.data)
            except DocumentError as error:
                raise DocumentError(IN, archive.source.name, error) from None
            first += archive.records
            yield archive
        self._choose(first)

    def _order(self, archive: Archive, record: Record) -> Order:
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
        return len(self._chosen)  # type: ignore[arg-type]  # a range or a set

    # --- parts --------------------------------------------------------------------------------------------------------------

    def begin(self) -> dict[str, Any] | None:
        """Locks DEST and takes note of what the run is begun with. Gives the report of a run that is finished already.

        Raises:
            DocumentError: DEST is in use, was begun with something else, holds files that are not this run's, or cannot be written.
        """
        if self.wish.target is None:
            self._parts = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="rapikan-")))
            return None
        fresh = not os.path.exists(self.wish.target / FOLDER_NAME / "manifest")
        if fresh and not self.wish.restart:
            self._refuse_foreign()
        self._state = self._stack.enter_context(State(self.wish.target))
        self._state.begin(self._noted(), restart=self.wish.restart)
        self._parts = self._state.parts.absolute()
        return self._state.report()

    def _refuse_foreign(self) -> None:
        """Raises DocumentError where an output is there that no run of batch has written."""
        for archive in self.archives:
            assert archive.target is not None
            listed = [archive.target] if archive.source.files is None else (archive.target / path for path in archive.source.files())
            for path in listed:
                if os.path.lexists(path):
                    raise DocumentError(FOREIGN, path)

    def _noted(self) -> dict[str, Any]:
        """Gives all that the output depends on, for the manifest."""
        wish = self.wish
        return {
            **installation()._asdict(),
            "sources": [
                [archive.source.base, archive.single, archive.form.name, archive.digest, archive.records, list(archive.options.included)]
                for archive in self.archives
            ],
            "settings": self._settings.hexdigest(),
            "options": json.loads(
                json.dumps(
                    {
                        "columns": wish.options.columns,
                        "encoding": wish.options.encoding,
                        "limits": asdict(wish.options.limits),
                        "level": wish.level.label,
                        "max_chars": wish.most,
                        "limit": wish.limit,
                        "sample": wish.sample,
                        "seed": wish.seed if wish.sample is not None else None,
                    }
                )
            ),
        }

    def done_before(self) -> Iterator[Summary]:
        """Yields the summaries of the parts that an earlier run has done.

        Raises:
            FatalError: that run was not strict, this one is, and a record has failed.
        """
        for path in self._part_files() if self._state is not None else ():
            summary = summary_of(path)
            if self.wish.strict and summary.errors:
                raise FatalError(": ".join(summary.errors[0]))
            yield summary

    def work(self, engine: Engine) -> Iterator[Summary]:
        """Does the parts that are not done, and yields each part's summary.

        Raises:
            FatalError: the run cannot go on.
            DocumentError: a source cannot be read on.
        """
        for summary in engine(self._tasks()):
            if self._state is None:
                self.totals.add(summary)
            yield summary

    def _part_files(self) -> Iterator[Path]:
        for archive in sorted(self._parts.iterdir()) if self._parts.exists() else ():
            for folder in sorted(archive.iterdir()):
                yield from sorted(folder.glob("*.part"))

    def _part(self, archive: Archive, number: int) -> Path:
        return self._parts / f"{self.archives.index(archive):04}" / f"{number // IN_A_FOLDER:06}" / f"{number:09}.part"

    def _tasks(self) -> Iterator[Task]:
        """Yields what is still to be done."""
        for archive in self.archives:
            for number, records in enumerate(self._cut(archive)):
                path = self._part(archive, number)
                if not path.exists():
                    orders = tuple(self._order(archive, record) for record in records)
                    yield Task(
                        path,
                        self._state is not None,
                        archive.suffix,
                        archive.place,
                        archive.options,
                        archive.context,
                        tuple(records),
                        orders,
                        self.wish.level,
                        self.wish.most,
                        self.wish.strict,
                        installation(),
                    )

    def _cut(self, archive: Archive) -> Iterator[list[Record]]:
        """Yields the chosen records of a source in parts that depend on them alone."""
        part: list[Record] = []
        size = 0
        for index, record in enumerate(archive.form.records(archive.source, archive.options), archive.first):
            if self._chosen is not None and index not in self._chosen:
                continue
            if part and (len(part) == RECORDS or size + len(record.data) > BYTES):
                yield part
                part, size = [], 0
            part.append(record)
            size += len(record.data)
        if part:
            yield part

    # --- archives again -------------------------------------------------------------------------------------------------------

    def assemble(self) -> Iterator[Archive]:
        """Writes every archive of its parts and yields it; then keeps the report and lets the parts go.

        Raises:
            FatalError: an archive cannot be written.
            ChangedInputError: a source is not what it was.
        """
        if self._state is None:
            return
        for path in self._part_files():
            self.totals.add(summary_of(path))
        for archive in self.archives:
            assert archive.target is not None
            stored = (frame for number in range(self._count(archive)) for frame in frames(self._part(archive, number)))
            replacing = _Replacing(archive, self._chosen, stored)
            try:
                archive.form.write(archive.source, archive.options, replacing, archive.target)
            except ChangedInputError:
                raise
            except DocumentError as error:
                raise FatalError(f"{archive.target}: {error}") from None
            replacing.finish()
            yield archive
        self._state.finish(self.report())

    def _count(self, archive: Archive) -> int:
        """Counts the parts of a source."""
        folder = self._parts / f"{self.archives.index(archive):04}"
        return sum(1 for _ in folder.glob("*/*.part")) if folder.exists() else 0

    def report(self) -> dict[str, Any]:
        """Gives the batch report."""
        from rapikan import __version__

        archives = [
            {"source": archive.source.name, "form": archive.form.name, "records": archive.records, "sha256": archive.digest}
            for archive in self.archives
        ]
        return {"rapikan": __version__, "level": self.wish.level.label, "archives": archives, **self.totals.as_dict()}


class ChangedInputError(DocumentError):
    """A source changed while it was worked on; ``str()`` says which and what to do."""


class _Replacing:
    """Gives a source's records their new bytes, in order, and notices where a record is not the one that was read before."""

    def __init__(self, archive: Archive, chosen: Container[int] | None, stored: Iterator[tuple[int, bytes | None]]) -> None:
        self._archive, self._chosen, self._stored = archive, chosen, stored
        self._index = archive.first

    def __call__(self, record: Record) -> bytes | Dropped | None:
        """Gives a record's new bytes."""
        index = self._index
        self._index += 1
        if self._chosen is not None and index not in self._chosen:
            return DROPPED
        checksum, data = next(self._stored, (-1, None))
        if checksum != zlib.crc32(record.data):
            raise ChangedInputError(CHANGED, self._archive.source.name)
        return data

    def finish(self) -> None:
        """Raises DocumentError where records are left over."""
        if next(self._stored, None) is not None:
            raise ChangedInputError(CHANGED, self._archive.source.name)


def _told(order: Order) -> str:
    """Spells settings out, always in the same way."""
    codes = None if order.codes is None else sorted(order.codes)
    return json.dumps([codes, order.words, order.names, order.pairs, order.encoding, order.options._asdict()])


IN = Said("{0}: {1}", "{0}: {1}")
NAMELESS = Said("nama sumber kosong", "a source has an empty name")
UNKNOWN = Said(
    "{0}: bentuk berkas ini tidak dikenal; yang dikenal: folder, .txt .md .html, .jsonl .csv .parquet .warc, .zip .tar (juga .gz .xz .zst)",
    "{0}: no form that rapikan knows; it knows folders, .txt .md .html, .jsonl .csv .parquet .warc, .zip .tar (also .gz .xz .zst)",
)
OVER_INPUT = Said("{0}: hasil akan menimpa masukan; pilih --out lain", "{0}: the output would overwrite the input; choose another --out")
TWICE = Said(
    "{0}: {1} dan {2} akan ditulis ke tempat yang sama; kerjakan satu per satu dengan --out yang berbeda",
    "{0}: {1} and {2} would be written to the same place; do them one by one with different --out",
)
FOREIGN = Said(
    "{0} sudah ada dan bukan hasil rapikan batch; pilih --out lain, atau timpa dengan --restart",
    "{0} exists and was not written by rapikan batch; choose another --out, or overwrite it with --restart",
)
CHANGED = Said(
    "{0} berubah selama dikerjakan; ulangi dari awal dengan --restart",
    "{0} changed while it was worked on; begin again with --restart",
)
