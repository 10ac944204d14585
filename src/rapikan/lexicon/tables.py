"""The tables of dictionaries/: read by key, and looked up with or without a clitic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rapikan.lexicon.container import Container
from rapikan.lexicon.morphology import clitics

__all__ = ["Table", "listed", "rows", "sections"]


def sections(name: str, facts: Iterable[Sequence[str]]) -> dict[str, bytes]:
    """Compiles a source file: its first column in one section, what follows it in another, so that a dictionary is made of both at once.

    Every row gets the width of the widest; before each of its cells stands a tab.
    """
    rows = list(facts)
    width = max(map(len, rows), default=1)
    rests = ("".join(f"\t{cell}" for cell in (*cells[1:], *("",) * (width - len(cells)))) for cells in rows)
    return {f"table.{name}": "\n".join(cells[0] for cells in rows).encode(), f"rests.{name}": "\n".join(rests).encode()}


class Table(Mapping[str, tuple[str, ...]]):
    """A table by its first column. A row is parted into its cells when it is asked for: most never are."""

    def __init__(self, file: Container, name: str) -> None:
        """Reads a table. A source split over files (standard-a-k.tsv, standard-l-m.tsv) is one by the part before the first hyphen."""
        self._rests = dict(_facts(file, name))

    def __getitem__(self, key: str) -> tuple[str, ...]:
        return _cells(self._rests[key])

    def __contains__(self, key: object) -> bool:
        return key in self._rests

    def __iter__(self) -> Iterator[str]:
        return iter(self._rests)

    def __len__(self) -> int:
        return len(self._rests)


def rows(file: Container, name: str) -> Iterator[tuple[str, ...]]:
    """Yields the rows of a table in order, first column included: for tables whose first column repeats."""
    for key, rest in _facts(file, name):
        yield key, *_cells(rest)


def _facts(file: Container, name: str) -> Iterator[tuple[str, str]]:
    """Gives the first column and what follows it, fact by fact."""
    parts = (part for part in file.names() if part == f"table.{name}" or part.startswith(f"table.{name}-"))
    columns = ((file.text(part), file.text(part.replace("table.", "rests.", 1))) for part in parts)
    return chain.from_iterable(zip(keys.split("\n"), rests.split("\n"), strict=True) for keys, rests in columns if keys)


def _cells(rest: str) -> tuple[str, ...]:
    return tuple(rest.split("\t")[1:])


def listed(token: str, table: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...], str] | None:
    """Looks a token up in a table, with or without its clitic.

    Returns:
        The key, its row and the clitic ("" for none), or None where the table does not hold it.
    """
    word = token.lower()
    if word in table:
        return word, table[word], ""
    for base, clitic in clitics(word):
        if base in table:
            return base, table[base], clitic
    return None
