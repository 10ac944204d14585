"""JSON Lines: one object a line; the named keys' texts are put back in place, and every other byte of the line stays."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]  # the stub leaves scanstring out
from pathlib import Path
from typing import Any, NamedTuple

from rapikan.archive.form import Dropped, Form, Options, Record, Replace, Source, text_document
from rapikan.archive.streams import lines, reading, writing
from rapikan.documents import Document, DocumentError, storage
from rapikan.documents.encoding import Coding
from rapikan.language import Said
from rapikan.report import Report
from rapikan.spans import Span

__all__ = ["FORM", "NO_COLUMN", "NO_TEXT"]

BLANKS = " \t\n\r\ufeff"
DECODER = JSONDecoder()
NO_OBJECT = Said("baris ini bukan objek JSON: {0}", "this line is no JSON object: {0}")
NO_TEXT = Said("kolom “{0}” bukan teks", "the column “{0}” is no text")
NO_COLUMN = Said(
    "kolom {0} tidak ada; sebutkan dengan --column. Kolom yang ada: {1}",
    "there is no column {0}; name yours with --column. The columns are: {1}",
)


class _Value(NamedTuple):
    """A key's value and the stretch of the line that it takes."""

    key: str
    value: Any
    span: Span


class JsonLines(Form):
    """Records are lines. A line that is blank, or whose keys are missing or null, holds no text."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    packed = True

    def context(self, source: Source, options: Options) -> None:
        """Raises DocumentError where the first object has none of the keys."""
        with reading(source, options.limits) as stream:
            for line in lines(stream, options.limits):
                if not line.strip():
                    continue
                try:
                    keys = dict.fromkeys(value.key for value in _values(_decoded(line, options)))
                except DocumentError:
                    return  # a record of its own fault; the others may be sound
                if keys.keys().isdisjoint(options.columns):
                    raise DocumentError(NO_COLUMN, ", ".join(options.columns), ", ".join(keys))
                return

    def records(self, source: Source, options: Options) -> Iterator[Record]:
        """Yields the lines with their ends."""
        with reading(source, options.limits) as stream:
            for number, line in enumerate(lines(stream, options.limits), 1):
                yield Record(str(number), line)

    def documents(self, record: Record, options: Options, context: Any) -> list[Document]:
        """Gives the texts under the named keys."""
        return [text_document(value.value) for value in _texts(_decoded(record.data, options), options)]

    def rebuild(self, record: Record, options: Options, context: Any, documents: Sequence[Document], reports: Sequence[Report]) -> bytes:
        """Gives the line with the changed texts written as the line writes its own: as \\u escapes, or as they are."""
        line = _decoded(record.data, options)
        out, read = [], 0
        for value, document, report in zip(_texts(line, options), documents, reports, strict=True):
            if report.changes:
                escaped = line[slice(*value.span)].isascii()
                out += [line[read : value.span.start], json.dumps(document.render(report.changes).decode(), ensure_ascii=escaped)]
                read = value.span.end
        out.append(line[read:])
        return Coding(options.encoding or "utf-8").encode("".join(out))

    def write(self, source: Source, options: Options, replace: Replace, target: Path) -> None:
        """Writes the lines."""
        with storage.writing(target) as file, writing(file, target.name) as out:
            for record in self.records(source, options):
                new = replace(record)
                if not isinstance(new, Dropped):
                    out.write(record.data if new is None else new)


def _decoded(line: bytes, options: Options) -> str:
    return Coding(options.encoding or "utf-8").decode(line)


def _texts(line: str, options: Options) -> list[_Value]:
    """Gives the named keys' values that are texts. Raises DocumentError for one that is neither text nor null."""
    if not line.strip(BLANKS):
        return []
    values = [value for value in _values(line) if value.key in options.columns and value.value is not None]
    for value in values:
        if not isinstance(value.value, str):
            raise DocumentError(NO_TEXT, value.key)
    return values


def _values(line: str) -> Iterator[_Value]:
    """Yields the members of the line's object. Raises DocumentError for a line that is none."""
    try:
        yield from _members(line)
    except (ValueError, IndexError, RecursionError) as error:
        raise DocumentError(NO_OBJECT, error) from None


def _members(line: str) -> Iterator[_Value]:
    """Walks over an object with json's own scanners, which say where a value ends. Raises ValueError and IndexError."""
    at = _past_blanks(line, 0)
    _expect(line, at, "{")
    at = _past_blanks(line, at + 1)
    if line[at] == "}":
        _expect_end(line, at + 1)
        return
    while True:
        _expect(line, at, '"')
        key, at = scanstring(line, at + 1, True)
        at = _past_blanks(line, at)
        _expect(line, at, ":")
        start = _past_blanks(line, at + 1)
        value, at = DECODER.raw_decode(line, start)
        yield _Value(key, value, Span(start, at))
        at = _past_blanks(line, at)
        if line[at] == "}":
            _expect_end(line, at + 1)
            return
        _expect(line, at, ",")
        at = _past_blanks(line, at + 1)


def _past_blanks(line: str, at: int) -> int:
    while line[at : at + 1] in BLANKS and at < len(line):
        at += 1
    return at


def _expect(line: str, at: int, sign: str) -> None:
    if line[at : at + 1] != sign:
        raise json.JSONDecodeError(f"expecting {sign!r}", line, at)


def _expect_end(line: str, at: int) -> None:
    if line[at:].strip(BLANKS):
        raise json.JSONDecodeError("extra data", line, at)


FORM = JsonLines()
