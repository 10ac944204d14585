"""A part: some records of an archive, done by one process, and the file in which the result waits to be put together.

A part file appears under its name when it is whole and on disk. Its first line is the `Summary`; then comes a frame for each
record: a checksum of the record it was made of, and its new bytes, or none where it stays as it is.

While a process works, a trail beside the part says at which record it is. A process that finds the trail of another that died
goes on where that one stopped being alive: a record at which two processes have died is passed through.
"""

from __future__ import annotations

import contextlib
import json
import os
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from rapikan.archive.folder import FOLDER
from rapikan.archive.form import Form, Options, Record, forms
from rapikan.batch.manifest import Installation
from rapikan.batch.texts import corrected
from rapikan.checking.file import FAULT, Order
from rapikan.documents import Document, DocumentError, storage
from rapikan.edits import Applicability
from rapikan.language import Said
from rapikan.report import Report

__all__ = ["FatalError", "Summary", "Task", "frames", "perform", "summary_of"]

HEAD = struct.Struct("<IQ")  # of a frame: CRC-32 of the record, length of what follows
UNCHANGED = (1 << 64) - 1
DEATHS = 2  # processes that may die at a record before it is passed through: one death may be anybody's fault
HITS = 10  # records of a part whose findings are told where an archive is only checked
TOLD = 3  # findings of such a record
KILLED = Said("proses mati dua kali pada rekaman ini", "the process died at this record twice")


class FatalError(Exception):
    """The run cannot go on; ``str()`` says why and what to do."""


@dataclass
class Summary:
    """What a part adds to the report.

    Attributes:
        records, texts, size: how many records and texts there were, and the bytes of the records.
        changes: applied changes.
        rules: applied changes by code.
        found: all findings that were not applied, by level.
        corrections: how often each correction was made, as [before, after, code, count].
        by_changes: records by their number of changes.
        errors: place and reason of each record that was passed through.
        hits: place and findings of records that are not clean; only where nothing is kept, and not all of them.
    """

    records: int = 0
    texts: int = 0
    size: int = 0
    changes: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    corrections: list[tuple[str, str, str, int]] = field(default_factory=list)
    by_changes: Counter[int] = field(default_factory=Counter)
    errors: list[tuple[str, str]] = field(default_factory=list)
    hits: list[tuple[str, str]] = field(default_factory=list)

    def as_json(self) -> bytes:
        """Gives one line of JSON."""
        return json.dumps(vars(self)).encode() + b"\n"

    @classmethod
    def from_json(cls, line: bytes) -> Summary:
        """Reads what `as_json` wrote."""
        read = json.loads(line)
        read["rules"], read["found"] = Counter(read["rules"]), Counter(read["found"])
        read["by_changes"] = Counter({int(number): count for number, count in read["by_changes"].items()})
        read["corrections"] = [tuple(each) for each in read["corrections"]]
        for name in ("errors", "hits"):
            read[name] = [tuple(each) for each in read[name]]
        return cls(**read)


@dataclass(frozen=True)
class Task:
    """All that a process needs to do a part; it is pickled.

    Attributes:
        path: the part file, absolute.
        keep: leave a part file; else only the summary is wanted.
        suffix: of the archive's form ("" for files of a folder).
        place: what names the archive in errors.
        options, context: how the form reads a record.
        records, orders: the records, and the settings in force for each.
        level: the least applicability of what is applied.
        most: characters of a text beyond which it is left alone.
        strict: a record that fails stops the run.
        installation: what the run corrects by; no process that has another may take part.
    """

    path: Path
    keep: bool
    suffix: str
    place: str
    options: Options
    context: Any
    records: tuple[Record, ...]
    orders: tuple[Order, ...]
    level: Applicability
    most: int
    strict: bool
    installation: Installation

    @property
    def form(self) -> Form:
        """The archive's form."""
        return forms()[self.suffix] if self.suffix else FOLDER

    def place_of(self, record: Record) -> str:
        """Gives the place of a record ("berita.jsonl:17", "arsip.zip:a.txt", "berita/a.txt")."""
        if self.suffix:
            return f"{self.place}:{record.name}"
        return f"{self.place}/{record.name}" if self.place else record.name


def perform(task: Task) -> Summary:
    """Does a part, leaves its file where one is wanted, and gives the summary.

    Raises:
        FatalError: the part file cannot be written, or a record failed and the run is strict.
    """
    try:
        storage.make_folder(task.path.parent)
        with _Trail(task.path.with_suffix(".trail")) as trail:
            summary = Summary()
            corrections: Counter[tuple[str, str, str]] = Counter()
            out: list[bytes] = []
            for index, (record, order) in enumerate(zip(task.records, task.orders, strict=True)):
                trail.at(index)
                data = _one(task, record, order, summary, corrections, dead=trail.deaths[index] >= DEATHS)
                if task.keep:
                    out += _frame(record, data)
            summary.corrections = [(*key, count) for key, count in sorted(corrections.items(), key=lambda item: (-item[1], item[0]))]
            if task.keep:
                storage.write(task.path, summary.as_json() + b"".join(out))
    except DocumentError as error:
        raise FatalError(f"{task.path.parent}: {error}") from None
    except OSError as error:
        raise FatalError(f"{task.path.parent}: {error.strerror or error}") from None
    return summary


def _one(
    task: Task, record: Record, order: Order, summary: Summary, corrections: Counter[tuple[str, str, str]], *, dead: bool
) -> bytes | None:
    """Does one record; gives its new bytes, or None where it stays."""
    form, options, context = task.form, replace(task.options, formats=order.options), task.context
    summary.records += 1
    summary.size += len(record.data)
    try:
        if dead:
            raise DocumentError(KILLED)
        documents = form.documents(record, options, context)
        reports = _reports(documents, task, order)
        changed = any(report.changes for report in reports)
        data = form.rebuild(record, options, context, documents, reports) if changed else form.untouched(record, options, context)
    except DocumentError as error:
        return _passed_through(task, record, summary, str(error))
    except Exception as error:  # a defect of rapikan, or no memory for this record, must not cost the other records
        if os.environ.get("RAPIKAN_DEBUG"):
            raise
        return _passed_through(task, record, summary, FAULT.format(type(error).__name__, error))
    summary.texts += len(documents)
    _count(reports, summary, corrections)
    if not task.keep and len(summary.hits) < HITS and any(report.changes or report.suggestions for report in reports):
        summary.hits.append((task.place_of(record), _told(reports)))
    return data


def _passed_through(task: Task, record: Record, summary: Summary, why: str) -> bytes | None:
    """Takes note of a record that fails, and gives what is written in its place. Raises FatalError where the run is strict."""
    if task.strict:
        raise FatalError(f"{task.place_of(record)}: {why}")
    summary.errors.append((task.place_of(record), why))
    summary.by_changes[0] += 1
    return task.form.untouched(record, task.options, task.context)


def _reports(documents: Sequence[Document], task: Task, order: Order) -> list[Report]:
    """Corrects a record's texts. Raises DocumentError where one of them fails: the record is then left alone as a whole."""
    reports = []
    for each in corrected(documents, order, level=task.level, most=task.most):
        if each.report is None:
            raise DocumentError(Said("{0}", "{0}"), each.error)
        reports.append(each.report)
    return reports


def _count(reports: Sequence[Report], summary: Summary, corrections: Counter[tuple[str, str, str]]) -> None:
    changes = 0
    for report in reports:
        changes += len(report.changes)
        summary.rules += report.counts()
        summary.found.update(finding.applicability.label for finding in report.suggestions)
        corrections.update((change.before, change.after, change.codes[0]) for change in report.changes)
    summary.changes += changes
    summary.by_changes[changes] += 1


def _told(reports: Sequence[Report]) -> str:
    """Lists the first findings of a record ("KDP101 “dilingkungan” → “di lingkungan”; …")."""
    changes = [f"{change.codes[0]} “{change.before}” → “{change.after}”" for report in reports for change in report.changes]
    shown = [
        f"{finding.code} “{report.original[finding.span.start : finding.span.end]}” ({finding.applicability.label})"
        for report in reports
        for finding in report.suggestions
    ]
    return "; ".join([*changes, *shown][:TOLD]) + ("; …" if len(changes) + len(shown) > TOLD else "")


def _frame(record: Record, data: bytes | None) -> tuple[bytes, bytes]:
    return HEAD.pack(zlib.crc32(record.data), UNCHANGED if data is None else len(data)), data or b""


def summary_of(path: Path) -> Summary:
    """Reads the summary of a part file."""
    with path.open("rb") as file:
        return Summary.from_json(file.readline())


def frames(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Yields the frames of a part file: the checksum of the record, and its new bytes."""
    with path.open("rb") as file:
        file.readline()
        while head := file.read(HEAD.size):
            checksum, length = HEAD.unpack(head)
            yield checksum, None if length == UNCHANGED else file.read(length)


class _Trail:
    """A file that says at which record each process stood that has worked at a part: one number a line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.deaths: Counter[int] = Counter()

    def __enter__(self) -> _Trail:
        with contextlib.suppress(FileNotFoundError):
            self.deaths.update(int(line) for line in self._path.read_text("ascii").split())
        self._file: IO[bytes] = self._path.open("ab", buffering=0)
        self._start = self._file.tell()
        return self

    def at(self, index: int) -> None:
        """Says at which record the process is. The page cache survives the process, which is all that is asked."""
        os.truncate(self._file.fileno(), self._start)
        self._file.write(b"%d\n" % index)

    def __exit__(self, *exception: object) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)
