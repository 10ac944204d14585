"""CSV and TSV with a heading: a record without changes stays byte for byte, in a changed one every other value stays.

Indonesian spreadsheets part columns with ";" as often as with ",", so the heading decides. Start reading at `Csv.context`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

from rapikan.archive.form import Dropped, Form, Options, Record, Replace, Source, text_document
from rapikan.archive.jsonl import NO_COLUMN
from rapikan.archive.streams import lines, reading, writing
from rapikan.documents import Document, DocumentError, storage
from rapikan.language import Said
from rapikan.report import Report

__all__ = ["FORM"]

DELIMITERS = (",", ";", "\t", "|")
MARK = b"\xef\xbb\xbf"
ENDS = "\r\n"  # to the writer, so that it quotes either sign
QUOTING = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)
BROKEN = Said("bukan CSV yang sah: {0}", "not valid CSV: {0}")
NO_HEADING = Said("baris pertama harus memuat judul kolom, tetapi kosong", "the first line must name the columns, but is empty")
TOO_FEW = Said("baris ini hanya memuat {0} kolom, judulnya {1}", "this row has only {0} columns, the heading has {1}")
TOO_LONG = Said("baris {0}: tanda petik tidak ditutup", "line {0}: a quotation mark is not closed")


class Heading(NamedTuple):
    """What a row cannot be read without: the sign between columns, how many there are, and which hold text."""

    delimiter: str
    width: int
    columns: tuple[int, ...]


class Csv(Form):
    """Records are rows; a row may take several lines. Bytes that are not in the encoding survive as they are."""

    name = "csv"
    suffixes = (".csv", ".tsv")
    packed = True

    def context(self, source: Source, options: Options) -> Heading:
        """Reads the heading. Raises DocumentError where none of its readings has all the columns."""
        readings: list[list[str]] = []
        for delimiter in DELIMITERS:
            names = _parsed(_decoded(next(_rows(source, options, delimiter), b"").removeprefix(MARK), options), delimiter)
            if set(options.columns) <= set(names):
                return Heading(delimiter, len(names), tuple(names.index(column) for column in options.columns))
            readings.append(names)
        names = max(readings, key=len)
        if not names:
            raise DocumentError(NO_HEADING)
        raise DocumentError(NO_COLUMN, ", ".join(options.columns), ", ".join(names))

    def records(self, source: Source, options: Options) -> Iterator[Record]:
        """Yields the rows behind the heading, with their line ends."""
        rows = _numbered(source, options, self.context(source, options))
        next(rows, None)
        yield from rows

    def documents(self, record: Record, options: Options, context: Heading) -> list[Document]:
        """Gives the texts of the columns; a blank line holds none."""
        row = _parsed(_decoded(record.data, options), context.delimiter)
        if not row:
            return []
        if len(row) <= max(context.columns):
            raise DocumentError(TOO_FEW, len(row), context.width)
        return [text_document(row[column]) for column in context.columns]

    def rebuild(
        self, record: Record, options: Options, context: Heading, documents: Sequence[Document], reports: Sequence[Report]
    ) -> bytes:
        """Gives the row with the changed texts, quoted as the row was."""
        line = _decoded(record.data, options)
        row = _parsed(line, context.delimiter)
        end = line[len(line.rstrip("\r\n")) :]
        quoting = next((way for way in QUOTING if _written(row, context.delimiter, way) + end == line), csv.QUOTE_MINIMAL)
        for column, document, report in zip(context.columns, documents, reports, strict=True):
            if report.changes:
                row[column] = document.render(report.changes).decode()
        text = _written(row, context.delimiter, quoting) + end
        try:
            return text.encode(options.encoding or "utf-8", "surrogateescape")
        except UnicodeEncodeError as error:
            raise DocumentError(
                Said("pengodean {0} tidak memiliki “{1}”", "the encoding {0} lacks “{1}”"), options.encoding, text[error.start]
            ) from None

    def write(self, source: Source, options: Options, replace: Replace, target: Path) -> None:
        """Writes the heading and the rows."""
        with storage.writing(target) as file, writing(file, target.name) as out:
            rows = _numbered(source, options, self.context(source, options))
            out.write(next(rows).data)  # the heading, which `context` has seen
            for record in rows:
                new = replace(record)
                if not isinstance(new, Dropped):
                    out.write(record.data if new is None else new)


def _decoded(data: bytes, options: Options) -> str:
    """Gives bytes as text; those that are not in the encoding are kept as half surrogates, which `text_document` refuses."""
    try:
        return data.decode(options.encoding or "utf-8", "surrogateescape")
    except (LookupError, UnicodeDecodeError) as error:
        raise DocumentError(Said("pengodean {0}: {1}", "encoding {0}: {1}"), options.encoding, error) from None


def _numbered(source: Source, options: Options, heading: Heading) -> Iterator[Record]:
    """Yields the rows, the heading first, each named by the number of its first line."""
    number = 1
    for row in _rows(source, options, heading.delimiter):
        yield Record(str(number), row)
        number += max(1, row.count(b"\n"))


def _rows(source: Source, options: Options, delimiter: str) -> Iterator[bytes]:
    """Yields each row's bytes: csv's own reader says how many lines it takes."""
    csv.field_size_limit(options.limits.member)
    taken: list[bytes] = []
    number = 0

    def fed(stream: IO[bytes]) -> Iterator[str]:
        nonlocal number
        size = 0
        for line in lines(stream, options.limits):
            size = size + len(line) if taken else len(line)
            taken.append(line)
            number += 1
            if size > options.limits.member:
                raise DocumentError(TOO_LONG, number - len(taken) + 1)
            yield _decoded(line, options)

    with reading(source, options.limits) as stream:
        reader = csv.reader(fed(stream), delimiter=delimiter)
        while True:
            try:
                if next(reader, None) is None:
                    return
            except csv.Error:
                pass  # whoever reads this row says what is wrong with it; the next one is read on its own
            yield b"".join(taken)
            taken.clear()


def _parsed(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error as error:
        raise DocumentError(BROKEN, error) from None


def _written(row: Sequence[str], delimiter: str, quoting: Any) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=ENDS).writerow(row)
    return out.getvalue().removesuffix(ENDS)


FORM = Csv()
