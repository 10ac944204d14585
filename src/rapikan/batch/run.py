"""What is to be done, in parts, and how the parts become archives again. Start reading at `Batch`.

    sources ─► inspected: refused, or counted and hashed ─► parts of some records ─► an engine ─► part files ─► archives in DEST

The cut into parts depends on the input alone, so any number of workers and any number of interrupted runs give the same files.
Memory holds the parts under way and nothing that grows with the archive.
"""

from __future__ import annotations

import json
import os
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rapikan.archive.form import DROPPED, Dropped, Record
from rapikan.batch.engines import Engine
from rapikan.batch.manifest import FOLDER_NAME, State, installation
from rapikan.batch.part import FatalError, Summary, Task, frames, summary_of
from rapikan.batch.sources import Archive, Sources
from rapikan.batch.totals import Totals
from rapikan.batch.wish import Wish
from rapikan.documents import DocumentError
from rapikan.language import Said

__all__ = ["Batch", "ChangedInputError"]

RECORDS = 100  # of a part at most: some seconds of work, which is what a killed run loses
BYTES = 1 << 18  # of a part's records, unless one record alone has more
IN_A_FOLDER = 1000  # part files


class Batch:
    """One run over archives: `sources.inspect`, then `begin`, then `work` and `assemble`. To be used as a context."""

    def __init__(self, wish: Wish) -> None:
        """Raises DocumentError for sources that are missing, cannot be read, or would be written to the same place."""
        self.wish = wish
        self.sources = Sources(wish)
        self._stack = ExitStack()
        self._state: State | None = None
        self._parts = Path()
        self.totals = Totals()

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *exception: object) -> None:
        self._stack.close()

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
        for archive in self.sources.archives:
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
                for archive in self.sources.archives
            ],
            "settings": self.sources.settings,
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
        return self._folder(archive) / f"{number // IN_A_FOLDER:06}" / f"{number:09}.part"

    def _folder(self, archive: Archive) -> Path:
        return self._parts / f"{archive.number:04}"

    def _tasks(self) -> Iterator[Task]:
        """Yields what is still to be done."""
        for archive in self.sources.archives:
            for number, records in enumerate(self._cut(archive)):
                path = self._part(archive, number)
                if not path.exists():
                    orders = tuple(self.sources.order(archive, record) for record in records)
                    yield Task(
                        path=path,
                        keep=self._state is not None,
                        suffix=archive.suffix,
                        place=archive.place,
                        options=archive.options,
                        context=archive.context,
                        records=tuple(records),
                        orders=orders,
                        level=self.wish.level,
                        most=self.wish.most,
                        strict=self.wish.strict,
                        installation=installation(),
                    )

    def _cut(self, archive: Archive) -> Iterator[list[Record]]:
        """Yields the chosen records of a source in parts that depend on them alone."""
        part: list[Record] = []
        size = 0
        for index, record in enumerate(archive.form.records(archive.source, archive.options), archive.first):
            if not self.sources.holds(index):
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
        for archive in self.sources.archives:
            assert archive.target is not None
            stored = (frame for number in range(self._number_of_parts(archive)) for frame in frames(self._part(archive, number)))
            replacing = _Replacing(archive, self.sources.holds, stored)
            try:
                archive.form.write(archive.source, archive.options, replacing, archive.target)
            except ChangedInputError:
                raise
            except DocumentError as error:
                raise FatalError(f"{archive.target}: {error}") from None
            replacing.finish()
            yield archive
        self._state.finish(self.report())

    def _number_of_parts(self, archive: Archive) -> int:
        """Counts the parts of a source."""
        folder = self._folder(archive)
        return sum(1 for _ in folder.glob("*/*.part")) if folder.exists() else 0

    def report(self) -> dict[str, Any]:
        """Gives the batch report."""
        from rapikan import __version__

        archives = [
            {"source": archive.source.name, "form": archive.form.name, "records": archive.records, "sha256": archive.digest}
            for archive in self.sources.archives
        ]
        return {"rapikan": __version__, "level": self.wish.level.label, "archives": archives, **self.totals.as_dict()}


class ChangedInputError(DocumentError):
    """A source changed while it was worked on; ``str()`` says which and what to do."""


class _Replacing:
    """Gives a source's records their new bytes, in order, and notices where a record is not the one that was read before."""

    def __init__(self, archive: Archive, holds: Callable[[int], bool], stored: Iterator[tuple[int, bytes | None]]) -> None:
        self._archive, self._holds, self._stored = archive, holds, stored
        self._index = archive.first

    def __call__(self, record: Record) -> bytes | Dropped | None:
        """Gives a record's new bytes."""
        index = self._index
        self._index += 1
        if not self._holds(index):
            return DROPPED
        checksum, data = next(self._stored, (-1, None))
        if checksum != zlib.crc32(record.data):
            raise ChangedInputError(CHANGED, self._archive.source.name)
        return data

    def finish(self) -> None:
        """Raises DocumentError where records are left over."""
        if next(self._stored, None) is not None:
            raise ChangedInputError(CHANGED, self._archive.source.name)


FOREIGN = Said(
    "{0} sudah ada dan bukan hasil rapikan batch; pilih --out lain, atau timpa dengan --restart",
    "{0} exists and was not written by rapikan batch; choose another --out, or overwrite it with --restart",
)
CHANGED = Said(
    "{0} berubah selama dikerjakan; ulangi dari awal dengan --restart",
    "{0} changed while it was worked on; begin again with --restart",
)
