"""The tables of dictionaries/: rows found by key, or by the first word of the key, with or without a clitic.

A table is one text of rows in hash buckets (`listing.py`), a row's bucket being the hash of its key's first word in small letters. A
release asks each table for some hundreds of its rows, which is cheaper than making a dictionary of them all.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any, TypeVar, overload

from rapikan.lexicon.container import Container
from rapikan.lexicon.listing import bucket, in_buckets
from rapikan.lexicon.morphology import clitics

__all__ = ["Table", "listed", "padded", "sections"]


def padded(facts: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """Gives every row of a source file the width of the widest."""
    rows = list(facts)
    width = max(map(len, rows), default=1)
    return [(*cells, *("",) * (width - len(cells))) for cells in rows]


def sections(name: str, rows: Sequence[Sequence[str]]) -> dict[str, array[int] | bytes]:
    """Compiles the rows of a table, sorted by key: by buckets, a tab behind each cell, and where the buckets start."""
    lines = ["".join(f"{cell}\t" for cell in cells) for cells in rows]
    order, starts = in_buckets([_first(cells[0]) for cells in rows], lines)
    return {f"table.{name}": "\n".join(["", *(lines[number] for number in order), ""]).encode(), f"starts.{name}": starts}


def _first(key: str) -> str:
    return key.partition(" ")[0].lower()


Other = TypeVar("Other")


class Table(Mapping[str, tuple[str, ...]]):
    """A table by its first column; where that repeats, the last row counts. A row is parted into cells when it is asked for."""

    def __init__(self, file: Container, name: str) -> None:
        """Maps a table. Raises KeyError where the file has none of the name."""
        self._text = file.text(f"table.{name}")
        self._starts = file.numbers(f"starts.{name}")
        self._asked = 0
        self._rests: dict[str, str] = {}  # what follows each key, made when all rows or very many are asked for

    def _row(self, key: str) -> str | None:
        """Gives what follows a key in its row, or None where the table does not hold it."""
        if self._rests:
            return self._rests.get(key)
        self._asked += 1
        if self._asked > MANY:
            return self._whole().get(key)
        place = bucket(_first(key), self._starts)
        found = self._text.find(f"\n{key}\t", self._starts[place], self._starts[place + 1])
        return None if found < 0 else self._text[found + len(key) + 2 : self._text.index("\n", found + 1)]

    def _whole(self) -> dict[str, str]:
        if not self._rests:  # of the rows of one key the last stands first
            self._rests = {key: intern(rest) for key, _, rest in (line.partition("\t") for line in self._text.split("\n")[-2:0:-1])}
        return self._rests

    def __getitem__(self, key: str) -> tuple[str, ...]:
        row = self._row(key)
        if row is None:
            raise KeyError(key)
        return _cells(row)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._row(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._whole()))

    def __len__(self) -> int:
        return len(self._whole())

    @overload
    def get(self, key: str, /) -> tuple[str, ...] | None: ...
    @overload
    def get(self, key: str, /, default: tuple[str, ...] | Other) -> tuple[str, ...] | Other: ...
    def get(self, key: str, /, default: Any = None) -> Any:
        """Gives the row of a key, or `default`."""
        row = self._row(key)
        return default if row is None else _cells(row)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yields the rows in the order of their cells, first column included: for tables of many rows, or whose first column repeats."""
        return map(_cells, sorted(self._text.split("\n")[1:-1]))

    def starting(self, first: str) -> list[tuple[str, ...]]:
        """Gives the rows, first column included, whose key's first word is this one in small letters."""
        place = bucket(first, self._starts)
        lines = self._text[self._starts[place] + 1 : self._starts[place + 1]].split("\n")
        return [_cells(line) for line in reversed(lines) if line and _first(_key(line)) == first]

    def having(self, cell: str) -> Iterator[tuple[str, ...]]:
        """Yields the rows, first column included, that have a cell behind the first: without parting all the others. They are not sorted."""
        text, sought = self._text, f"\t{cell}\t"
        found = text.find(sought)
        while found >= 0:
            end = text.index("\n", found)
            yield _cells(text[text.rindex("\n", 0, found) + 1 : end])
            found = text.find(sought, end)


MANY = 4_000  # questions from which a dictionary of all rows is cheaper: a release asks fewer, a batch more


def _key(line: str) -> str:
    return line.partition("\t")[0]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(line.split("\t")[:-1])


def listed(token: str, table: Table) -> tuple[str, tuple[str, ...], str] | None:
    """Looks a token up in a table, with or without its clitic.

    Returns:
        The key, its row and the clitic ("" for none), or None where the table does not hold it.
    """
    word = token.lower()
    for base, clitic in ((word, ""), *clitics(word)):
        row = table.get(base)
        if row is not None:
            return base, row, clitic
    return None
