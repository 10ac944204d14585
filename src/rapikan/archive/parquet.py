"""Parquet by pyarrow: the named columns are new, the others are the same values; row groups, schema and metadata stay."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rapikan.archive.form import Dropped, Form, Options, Record, Replace, Source, extra, text_document
from rapikan.archive.jsonl import NO_COLUMN, NO_TEXT
from rapikan.documents import Document, DocumentError, storage
from rapikan.language import Said
from rapikan.report import Report

__all__ = ["FORM"]

ROWS = 256  # rows read at a time
BROKEN = Said("berkas parquet rusak: {0}", "the parquet file is broken: {0}")


class Parquet(Form):
    """Records are rows; a record's bytes are the JSON list of its texts. One row group is held in memory where it is written."""

    name = "parquet"
    suffixes = (".parquet", ".pq")

    def context(self, source: Source, options: Options) -> None:
        """Raises DocumentError where a column is missing or holds no text."""
        types = extra("pyarrow").types
        with _opened(source) as file:
            schema = file.schema_arrow
            for column in options.columns:
                if column not in schema.names:
                    raise DocumentError(NO_COLUMN, column, ", ".join(schema.names))
                kind = schema.field(column).type
                kind = kind.value_type if types.is_dictionary(kind) else kind
                if not (types.is_string(kind) or types.is_large_string(kind)):
                    raise DocumentError(NO_TEXT, column)

    def records(self, source: Source, options: Options) -> Iterator[Record]:
        """Yields the texts of each row."""
        number = 1
        with _opened(source) as file:
            for batch in file.iter_batches(batch_size=ROWS, columns=list(options.columns)):
                yield from _records(batch, options, number)
                number += batch.num_rows

    def documents(self, record: Record, options: Options, context: Any) -> list[Document]:
        """Gives the texts that are not null."""
        return [text_document(text) for text in json.loads(record.data) if text is not None]

    def rebuild(self, record: Record, options: Options, context: Any, documents: Sequence[Document], reports: Sequence[Report]) -> bytes:
        """Gives the JSON list of the new texts."""
        new = iter([document.render(report.changes).decode() for document, report in zip(documents, reports, strict=True)])
        return json.dumps([None if text is None else next(new) for text in json.loads(record.data)]).encode()

    def write(self, source: Source, options: Options, replace: Replace, target: Path) -> None:
        """Writes row group after row group, compressed as the source is."""
        parquet = extra("pyarrow.parquet")
        with _opened(source) as file, storage.writing(target) as out:
            number = 1
            with parquet.ParquetWriter(out, file.schema_arrow, compression=_compression(file)) as writer:
                for group in range(file.num_row_groups):
                    table = file.read_row_group(group)
                    new = [replace(record) for record in _records(table, options, number)]
                    number += table.num_rows
                    for place, name in enumerate(options.columns):
                        column = table.schema.get_field_index(name)
                        table = table.set_column(column, table.schema.field(column), _new(table.column(column), new, place))
                    if any(isinstance(each, Dropped) for each in new):
                        table = table.filter([not isinstance(each, Dropped) for each in new])
                    writer.write_table(table, row_group_size=max(1, table.num_rows))


def _records(table: Any, options: Options, number: int) -> Iterator[Record]:
    """Yields the rows of a table or batch, counted from a number on."""
    columns = [table.column(name).to_pylist() for name in options.columns]
    for texts in zip(*columns, strict=True):
        yield Record(str(number), json.dumps(texts).encode())
        number += 1


def _new(column: Any, new: Sequence[bytes | Dropped | None], place: int) -> Any:
    """Gives a column with the new texts put in, of the same type."""
    pyarrow = extra("pyarrow")
    if not any(isinstance(each, bytes) for each in new):
        return column
    values = [json.loads(each)[place] if isinstance(each, bytes) else old for each, old in zip(new, column.to_pylist(), strict=True)]
    return pyarrow.chunked_array([pyarrow.array(values, column.type)])


def _compression(file: Any) -> Any:
    """Gives each column's compression in the source's first row group."""
    if not file.num_row_groups:
        return "snappy"
    group = file.metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    return {column.path_in_schema: "none" if column.compression == "UNCOMPRESSED" else column.compression.lower() for column in columns}


@contextmanager
def _opened(source: Source) -> Iterator[Any]:
    errors = extra("pyarrow").lib.ArrowException
    parquet = extra("pyarrow.parquet")
    with source.open() as stream:
        try:
            with parquet.ParquetFile(stream) as file:
                yield file
        except errors as error:
            raise DocumentError(BROKEN, error) from None


FORM = Parquet()
