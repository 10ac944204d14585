"""Arrow tables in, Arrow tables out: `fix_batch` is what pandas, Polars, DuckDB, PySpark (`mapInArrow`) and Ray call.

Needs the extra ``rapikan[arsip]``. Importing this module loads nothing heavy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from rapikan.archive.form import extra
from rapikan.batch.texts import MOST_CHARACTERS, Corrected, corrected
from rapikan.edits import Applicability

if TYPE_CHECKING:
    import pyarrow

    Tabular = TypeVar("Tabular", pyarrow.Table, pyarrow.RecordBatch)

__all__ = ["fix_batch", "schema"]


def schema(given: pyarrow.Schema, columns: Sequence[str]) -> pyarrow.Schema:
    """Gives the schema of what `fix_batch` makes of a table.

    Args:
        given: the table's schema.
        columns: the columns of text.

    Returns:
        The same fields, and three behind them for each column: ``<column>_changes`` (a list of structures), ``<column>_change_count``
        (int32) and ``<column>_error`` (a text, null where all went well).
    """
    pa = extra("pyarrow")
    for column in columns:
        given = given.append(pa.field(f"{column}_change_count", pa.int32()))
        given = given.append(pa.field(f"{column}_changes", pa.list_(_change())))
        given = given.append(pa.field(f"{column}_error", pa.string()))
    return given


def _change() -> Any:
    pa = extra("pyarrow")
    return pa.struct(
        {
            "start": pa.int32(),
            "end": pa.int32(),
            "before": pa.string(),
            "after": pa.string(),
            "codes": pa.list_(pa.string()),
            "message": pa.string(),
        }
    )


def fix_batch(table: Tabular, columns: Sequence[str], *, level: str = "safe", max_chars: int = MOST_CHARACTERS) -> Tabular:
    """Corrects columns of text.

    Args:
        table: a ``pyarrow.Table`` or ``pyarrow.RecordBatch``.
        columns: the columns of text (string or large_string); nulls stay null.
        level: "safe" applies only what is certain, "unsafe" also what is likely, "show" everything that has one answer.
        max_chars: a longer text is left alone, and said to be.

    Returns:
        The same kind of table with the columns corrected, every other column as it was, and the columns that `schema` names:
        start and end of a change are offsets in the original text, in code points, half-open, as in `rapikan.edits.Span`.

    Raises:
        MissingExtraError: pyarrow is not installed.
        KeyError: there is no such column.
        ValueError: `level` is none of the three words.
    """
    pa = extra("pyarrow")
    least = Applicability.of(level)
    wanted = schema(table.schema, columns)
    arrays = {name: table.column(name) for name in table.schema.names}
    for column in columns:
        texts = table.column(column).to_pylist()
        found = corrected((text for text in texts if text is not None), level=least, most=max_chars)
        results = [None if text is None else next(found) for text in texts]
        new = [text if result is None or result.output is None else result.output for text, result in zip(texts, results, strict=True)]
        arrays[column] = pa.array(new, table.schema.field(column).type)
        arrays[f"{column}_change_count"] = [None if each is None else len(_changes_of(each)) for each in results]
        arrays[f"{column}_changes"] = [None if each is None else _changes_of(each) for each in results]
        arrays[f"{column}_error"] = [each.error or None if each is not None else None for each in results]
    made: Tabular = type(table).from_pydict(arrays, schema=wanted)
    return made


def _changes_of(result: Corrected) -> list[dict[str, Any]]:
    if result.report is None:
        return []
    return [
        {
            "start": change.span.start,
            "end": change.span.end,
            "before": change.before,
            "after": change.after,
            "codes": list(change.codes),
            "message": " ".join(reason.message for reason in change.reasons),
        }
        for change in result.report.changes
    ]
